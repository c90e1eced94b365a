#pragma once

#include <cstddef>
#include <string_view>

#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kPasswordBytesMax = 4096;
inline constexpr std::size_t kSealedPasswordBytesMax = 1024;

/// Parses the password of a plain share. It is never trimmed, case-mapped or normalised: the server
/// compares the bytes as typed.
///
/// password  UTF-8, at most kPasswordBytesMax bytes; empty means "no password given".
/// errors    password_too_long, password_invalid (not UTF-8; a lone surrogate has no UTF-8).
/// source    PROTOCOL.md "Password".
Result<SecretBytes> parse_password(std::string_view password);

enum class PasswordUse { sharing, opening };

/// Parses the password of a sealed share. The host has done what needs Unicode tables: refused ill-formed UTF-16 and
/// unassigned code points, and brought the text into NFC. Spaces of every kind become U+0020 here.
///
/// password  UTF-8 in NFC, 1 to kSealedPasswordBytesMax bytes after that.
/// errors    password_too_long; password_required (empty) when opening; for what no password can be: password_invalid
/// when
///           sharing, password_unsupported_here when opening.
/// source    PROTOCOL.md "Sealed password".
Result<SecretBytes> parse_sealed_password(std::string_view password, PasswordUse use);

}  // namespace sharelink
