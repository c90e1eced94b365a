#include "sharelink/password.h"

#include <array>

#include "utf8.h"

namespace sharelink {
namespace {

/// General category Zs, U+0020 aside.
constexpr std::array<std::string_view, 16> kSpaces = {"\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
                                                      "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
                                                      "\u200A", "\u202F", "\u205F", "\u3000"};

std::size_t space_bytes(std::string_view text) {
  for (std::string_view space : kSpaces) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

/// General category Cc: C0, DEL and C1.
bool starts_with_control(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x20 || first == 0x7F) return true;
  return first == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0;
}

}  // namespace

Result<Password> parse_password(std::string_view password) {
  if (password.size() > kPasswordBytesMax) return ErrorCode::password_too_long;
  if (!is_utf8(password)) return ErrorCode::password_invalid;
  return Password(SecretBytes::copy_of(password));
}

Result<SecretBytes> parse_sealed_password(std::string_view password, PasswordUse use) {
  const ErrorCode unusable =
      use == PasswordUse::sharing ? ErrorCode::password_invalid : ErrorCode::password_unsupported_here;
  // A space of three bytes shrinks to one: nothing longer than this can fit.
  if (password.size() > 3 * kSealedPasswordBytesMax) return ErrorCode::password_too_long;
  if (!is_utf8(password)) return unusable;
  SecretBytes prepared(password.size());
  std::size_t size = 0;
  for (std::size_t i = 0; i < password.size();) {
    const std::string_view rest = password.substr(i);
    if (starts_with_control(rest)) return unusable;
    const std::size_t space = space_bytes(rest);
    prepared.data()[size++] = space > 0 ? ' ' : static_cast<std::uint8_t>(rest[0]);
    i += space > 0 ? space : 1;
  }
  if (size == 0) return use == PasswordUse::sharing ? ErrorCode::password_invalid : ErrorCode::password_required;
  if (size > kSealedPasswordBytesMax) return ErrorCode::password_too_long;
  return SecretBytes::copy_of(prepared.view().substr(0, size));
}

}  // namespace sharelink
