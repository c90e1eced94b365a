#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kPasswordBytesMax = 4096;
inline constexpr std::size_t kSealedPasswordBytesMax = 1024;

class Password;

/// Parses the password of a plain share. It is never trimmed, case-mapped or normalised: the server
/// compares the bytes as typed.
///
/// password  UTF-8, at most kPasswordBytesMax bytes; empty means "no password given".
/// errors    password_too_long, password_invalid (not UTF-8; a lone surrogate has no UTF-8).
/// source    PROTOCOL.md "Password".
Result<Password> parse_password(std::string_view password);

/// What a server is given to check: the password of a plain share or the access proof of a sealed one. A type of its
/// own, which only parse_password makes, so that neither a key nor the password of a sealed share is ever sent as one.
class Password {
 public:
  Password() = default;  ///< none

  std::string_view view() const { return bytes_.view(); }
  std::size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }

 private:
  friend Result<Password> parse_password(std::string_view password);
  explicit Password(SecretBytes bytes) : bytes_(std::move(bytes)) {}

  SecretBytes bytes_;
};

enum class PasswordUse { sharing, opening };

/// Parses the password of a sealed share. The host has done what needs Unicode tables: refused ill-formed UTF-16 and
/// unassigned code points, and brought the text into NFC. Spaces of every kind become U+0020 here.
///
/// password  UTF-8 in NFC, 1 to kSealedPasswordBytesMax bytes after that.
/// use       sharing or opening: it decides which errors there are.
/// errors    password_too_long; when sharing password_invalid; when opening password_required (empty),
///           password_unsupported_here.
/// source    PROTOCOL.md "Sealed password".
Result<SecretBytes> parse_sealed_password(std::string_view password, PasswordUse use);

}  // namespace sharelink
