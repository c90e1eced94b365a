#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sharelink/secret_bytes.h"

namespace sharelink {

/// Writes bytes as base64url without padding (RFC 4648, section 5).
///
/// bytes    any number of public bytes: the text is an ordinary string and is not wiped.
/// returns  ceil(4 n / 3) characters.
std::string build_base64url(std::span<const std::uint8_t> bytes);

/// The same for bytes that must not stay in memory.
SecretBytes build_secret_base64url(std::span<const std::uint8_t> bytes);

/// Reads exactly `out.size()` bytes of base64url without padding, each character in the same time.
///
/// text     exactly ceil(4 n / 3) characters; padding, other alphabets, white space and tail bits
///          that are not zero are refused, so that one value has one spelling.
/// returns  true where `out` was written.
/// source   RFC 4648, sections 3.5 and 5; PROTOCOL.md "Base64url".
bool parse_base64url(std::string_view text, std::span<std::uint8_t> out);

/// The same for bytes that are public, such as a ciphertext: ten times as fast, by a table, whose place in memory that
/// is read depends on the character. For keys, tokens and proofs there is parse_base64url.
bool parse_public_base64url(std::string_view text, std::span<std::uint8_t> out);

}  // namespace sharelink
