#include "sharelink/base64url.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace sharelink {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t kNoDigit = 0x80;

constexpr auto kDigits = [] {
  std::array<std::uint8_t, 256> digits{};
  digits.fill(kNoDigit);
  std::uint8_t digit = 0;
  for (const char c : kAlphabet) digits[static_cast<std::uint8_t>(c)] = digit++;
  return digits;
}();

std::size_t chars_of(std::size_t bytes) { return (bytes * 4 + 2) / 3; }

}  // namespace

std::string build_base64url(std::span<const std::uint8_t> bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // libsodium counts the terminating NUL
  return text;
}

SecretBytes build_secret_base64url(std::span<const std::uint8_t> bytes) {
  SecretBytes text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING));
  sodium_bin2base64(reinterpret_cast<char*>(text.data()), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return SecretBytes::copy_of(text.view().substr(0, text.size() - 1));  // without libsodium's NUL
}

bool parse_base64url(std::string_view text, std::span<std::uint8_t> out) {
  if (text.size() != chars_of(out.size())) return false;
  if (out.empty()) return true;
  // libsodium 1.0.18 takes some bytes outside ASCII for letters where `char` is signed.
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<std::uint8_t>(c) >= 0x80; })) return false;
  std::size_t written = 0;
  const char* end = nullptr;
  const int status = sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &written, &end,
                                       sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return status == 0 && end == text.data() + text.size() && written == out.size();
}

bool parse_public_base64url(std::string_view text, std::span<std::uint8_t> out) {
  if (text.size() != chars_of(out.size())) return false;
  std::uint8_t* to = out.data();
  std::uint32_t bits = 0, seen = 0;
  int held = 0;
  for (const char c : text) {
    const std::uint32_t digit = kDigits[static_cast<std::uint8_t>(c)];
    seen |= digit;
    bits = bits << 6 | digit;
    held += 6;
    if (held >= 8) *to++ = static_cast<std::uint8_t>(bits >> (held -= 8));
  }
  return seen < kNoDigit && (bits & ((1U << held) - 1)) == 0;
}

}  // namespace sharelink
