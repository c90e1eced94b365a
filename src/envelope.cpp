#include "sharelink/envelope.h"

#include <sodium.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

#include "aead.h"
#include "blake2b.h"
#include "sharelink/base64url.h"
#include "sharelink/file_name.h"
#include "utf8.h"

namespace sharelink {
namespace {

constexpr std::string_view kPrefix = "sl1.";
constexpr std::string_view kHeader("\x01\0\0\0", 4);
constexpr std::size_t kAssociatedBytes = kHeader.size() + kKeyBytes;
constexpr std::size_t kOverheadBytes = kAssociatedBytes + kSealBytes;
constexpr std::size_t kPaddedBytesMin = 256;
constexpr std::uint8_t kPaddingStart = 0x80;

/// kind, name length, type length: what a file has around its parts.
std::size_t plaintext_bytes(const Content& content) {
  const std::size_t file_bytes =
      content.kind == ContentKind::file ? 4 + content.file_name.size() + content.media_type.size() : 0;
  return 1 + file_bytes + content.bytes.size() + 1;
}

std::size_t padded_bytes_max(std::size_t value_chars_max) {
  if (value_chars_max < kPrefix.size()) return 0;
  const std::size_t bytes = (value_chars_max - kPrefix.size()) * 3 / 4;
  return bytes < kOverheadBytes ? 0 : bytes - kOverheadBytes;
}

/// Padmé: the length tells only log log n bits of itself (Nikitin et al., "Reducing Metadata Leakage", 2019).
std::size_t padded_bytes(std::size_t length, std::size_t max) {
  if (length <= kPaddedBytesMin) return std::min(kPaddedBytesMin, max);
  const auto exponent = static_cast<std::size_t>(std::bit_width(length)) - 1;
  const auto exponent_bits = static_cast<std::size_t>(std::bit_width(exponent));
  const std::size_t mask = (std::size_t{1} << (exponent - exponent_bits)) - 1;
  return std::min((length + mask) & ~mask, max);
}

bool is_ascii_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::optional<ErrorCode> check_content(const Content& content) {
  if (content.kind == ContentKind::text) {
    if (!is_utf8(content.bytes.view())) return ErrorCode::value_invalid;
    return std::nullopt;
  }
  const std::string_view name = content.file_name.view();
  if (name.empty() || name.size() > kFileNameBytesMax || !is_utf8(name) || safe_file_name(name).view() != name) {
    return ErrorCode::file_name_invalid;
  }
  const std::string_view type = content.media_type.view();
  if (type.size() > kMediaTypeBytesMax || !is_ascii_text(type)) return ErrorCode::media_type_invalid;
  return std::nullopt;
}

/// Writes plaintext fields one behind the other.
class FieldWriter {
 public:
  explicit FieldWriter(std::uint8_t* out) : out_(out) {}
  void byte(std::uint8_t value) { *out_++ = value; }
  void bytes(const SecretBytes& value) {
    if (!value.empty()) std::memcpy(out_, value.data(), value.size());
    out_ += value.size();
  }
  void counted(const SecretBytes& value) {
    byte(static_cast<std::uint8_t>(value.size() >> 8));
    byte(static_cast<std::uint8_t>(value.size() & 0xFF));
    bytes(value);
  }

 private:
  std::uint8_t* out_;
};

SecretBytes build_plaintext(const Content& content, std::size_t padded) {
  SecretBytes plaintext(padded);  // zeros up to its end
  FieldWriter write(plaintext.data());
  write.byte(static_cast<std::uint8_t>(content.kind));
  if (content.kind == ContentKind::file) {
    write.counted(content.file_name);
    write.counted(content.media_type);
  }
  write.bytes(content.bytes);
  write.byte(kPaddingStart);
  return plaintext;
}

/// Takes a u16be length and as many bytes off the front.
std::optional<std::string_view> take_counted(std::string_view& rest) {
  if (rest.size() < 2) return std::nullopt;
  const auto size =
      static_cast<std::size_t>(static_cast<unsigned char>(rest[0])) << 8 | static_cast<unsigned char>(rest[1]);
  if (rest.size() - 2 < size) return std::nullopt;
  const std::string_view field = rest.substr(2, size);
  rest.remove_prefix(2 + size);
  return field;
}

Result<Content> parse_content(std::string_view plaintext) {
  const std::size_t end = plaintext.find_last_not_of('\0');
  if (end == std::string_view::npos || end == 0 || static_cast<std::uint8_t>(plaintext[end]) != kPaddingStart) {
    return ErrorCode::decrypt_failed;
  }
  std::string_view rest = plaintext.substr(1, end - 1);
  if (plaintext[0] == static_cast<char>(ContentKind::text)) {
    if (!is_utf8(rest)) return ErrorCode::decrypt_failed;
    return Content{ContentKind::text, SecretBytes::copy_of(rest), {}, {}};
  }
  if (plaintext[0] != static_cast<char>(ContentKind::file)) return ErrorCode::decrypt_failed;
  const auto name = take_counted(rest);
  const auto type = name ? take_counted(rest) : std::nullopt;
  if (!type || name->empty() || name->size() > kFileNameBytesMax || !is_utf8(*name) ||
      type->size() > kMediaTypeBytesMax || !is_ascii_text(*type)) {
    return ErrorCode::decrypt_failed;
  }
  return Content{ContentKind::file, SecretBytes::copy_of(rest), safe_file_name(*name), SecretBytes::copy_of(*type)};
}

}  // namespace

std::ptrdiff_t bytes_left(const Content& content, std::size_t value_chars_max) {
  return static_cast<std::ptrdiff_t>(padded_bytes_max(value_chars_max)) -
         static_cast<std::ptrdiff_t>(plaintext_bytes(content));
}

Result<std::string> seal_envelope(const Keys& keys, std::span<const std::uint8_t, kNonceBytes> nonce,
                                  const Content& content, std::size_t value_chars_max) {
  if (const auto error = check_content(content)) return *error;
  if (value_chars_max > kEnvelopeCharsMax || bytes_left(content, value_chars_max) < 0) return ErrorCode::value_too_long;
  const SecretBytes plaintext =
      build_plaintext(content, padded_bytes(plaintext_bytes(content), padded_bytes_max(value_chars_max)));
  std::string bytes(kHeader);
  bytes += keys.commitment.view();
  bytes += seal_bytes(keys.encryption, nonce, bytes_of(bytes), plaintext.span()).view();
  return std::string(kPrefix) + build_base64url(bytes_of(bytes));
}

Result<Content> open_envelope(const Keys& keys, std::string_view envelope) {
  if (!is_envelope(envelope) || envelope.size() > kEnvelopeCharsMax) return ErrorCode::decrypt_failed;
  const std::string_view text = envelope.substr(kPrefix.size());
  SecretBytes bytes(text.size() * 3 / 4);
  if (bytes.size() <= kOverheadBytes || !parse_public_base64url(text, {bytes.data(), bytes.size()})) {
    return ErrorCode::decrypt_failed;
  }
  if (!bytes.view().starts_with(kHeader) ||
      sodium_memcmp(bytes.data() + kHeader.size(), keys.commitment.data(), kKeyBytes) != 0) {
    return ErrorCode::decrypt_failed;
  }
  const auto plaintext =
      open_bytes(keys.encryption, bytes.span().first(kAssociatedBytes), bytes.span().subspan(kAssociatedBytes));
  if (!plaintext) return ErrorCode::decrypt_failed;
  return parse_content(plaintext->view());
}

bool is_envelope(std::string_view value) { return value.starts_with(kPrefix); }

}  // namespace sharelink
