#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sharelink {

/// Parses an ISO 8601 time in UTC as JavaScript writes it: "2026-11-25T12:55:53.439Z", fraction optional.
/// returns  milliseconds since 1970; nullopt for any other text.
std::optional<std::int64_t> parse_iso_time(std::string_view text);

/// Parses an HTTP date in its one current form: "Tue, 24 Nov 2026 12:55:53 GMT" (RFC 9110, section 5.6.7).
/// returns  milliseconds since 1970; nullopt for any other text.
std::optional<std::int64_t> parse_http_date(std::string_view text);

/// returns  the time in UTC as JavaScript writes it, with milliseconds; 1970 to 9999.
std::string build_iso_time(std::int64_t time_ms);

}  // namespace sharelink
