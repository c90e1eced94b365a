#pragma once

#include <cstddef>
#include <string_view>

#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kPasswordBytesMax = 4096;

/// Parses the password of a plain share. It is never trimmed, case-mapped or normalised: the server
/// compares the bytes as typed.
///
/// password  UTF-8, at most kPasswordBytesMax bytes; empty means "no password given".
/// errors    password_too_long, password_invalid (not UTF-8; a lone surrogate has no UTF-8).
/// source    PROTOCOL.md "Password".
Result<SecretBytes> parse_password(std::string_view password);

}  // namespace sharelink
