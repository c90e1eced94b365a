#include "sharelink/fragment.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "ascii.h"
#include "blake2b.h"
#include "sharelink/base64url.h"

namespace sharelink {
namespace {

constexpr std::string_view kFragmentPrefix = "sl1.";
constexpr std::size_t kCheckBytes = 3;
constexpr std::size_t kFieldsBytes = 1 + kCheckBytes + kLinkSecretBytes;
constexpr std::uint8_t kPresetMask = 0x03;

/// Detects damage over the whole link; no secret.
std::array<std::uint8_t, kCheckBytes> check_of(std::span<const std::uint8_t> secret, std::uint8_t flags,
                                               const ShareId& id) {
  std::array<std::uint8_t, 16> digest;
  keyed_hash(secret, "sharelink v1 check", {std::span(&flags, 1), id.bytes}, digest);
  return {digest[0], digest[1], digest[2]};
}

/// "sl" digits "." with another number than 1 is a version that is not known here.
bool is_other_version(std::string_view fragment) {
  if (!fragment.starts_with("sl")) return false;
  const std::size_t end = std::min(fragment.find_first_not_of("0123456789", 2), fragment.size());
  return end > 2 && end < fragment.size() && fragment[end] == '.' && !fragment.starts_with(kFragmentPrefix);
}

}  // namespace

Result<LinkKey> parse_fragment(std::string_view fragment, const ShareId& id) {
  if (is_other_version(fragment)) return ErrorCode::link_version_unknown;
  if (fragment.size() != kFragmentChars || !fragment.starts_with(kFragmentPrefix)) return ErrorCode::link_damaged;
  SecretBytes fields(kFieldsBytes);
  if (!parse_base64url(fragment.substr(kFragmentPrefix.size()), {fields.data(), fields.size()})) {
    return ErrorCode::link_damaged;
  }
  const std::uint8_t flags = fields.data()[0];
  const auto secret = fields.span().subspan(1 + kCheckBytes);
  const auto check = check_of(secret, flags, id);
  if (!std::equal(check.begin(), check.end(), fields.data() + 1)) return ErrorCode::link_damaged;
  if ((flags & ~kPresetMask) != 0) return ErrorCode::link_version_unknown;
  return LinkKey{static_cast<PasswordPreset>(flags), SecretBytes::copy_of(fields.view().substr(1 + kCheckBytes))};
}

SecretBytes build_fragment(const LinkKey& key, const ShareId& id) {
  const auto flags = static_cast<std::uint8_t>(key.preset);
  const auto check = check_of(key.secret.span(), flags, id);
  SecretBytes fields(kFieldsBytes);
  fields.data()[0] = flags;
  std::copy(check.begin(), check.end(), fields.data() + 1);
  std::copy_n(key.secret.data(), kLinkSecretBytes, fields.data() + 1 + kCheckBytes);
  SecretBytes text(kFragmentChars + 1);  // libsodium writes a NUL at the end
  kFragmentPrefix.copy(reinterpret_cast<char*>(text.data()), kFragmentPrefix.size());
  sodium_bin2base64(reinterpret_cast<char*>(text.data()) + kFragmentPrefix.size(), text.size() - kFragmentPrefix.size(),
                    fields.data(), fields.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return SecretBytes::copy_of(text.view().substr(0, kFragmentChars));
}

bool is_link_secret(std::span<const std::uint8_t> random) {
  return random.size() == kLinkSecretBytes && (random.back() & 0x3F) < 62;
}

}  // namespace sharelink
