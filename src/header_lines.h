#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sharelink {

/// The headers that matter, as views into the header block; empty where missing.
struct HeaderLines {
  std::string_view content_type, retry_after, rate_limit_reset, date, sharelink_page, sharelink_reply,
      sharelink_confirm;
};

/// Parses "name: value" lines; names in any case. Other lines are ignored; the first of equal
/// names counts.
HeaderLines parse_header_lines(std::string_view block);

/// Whether a content-type names a media type, whatever its letter case and parameters.
///
/// media_type   lower case.
/// source       RFC 9110, section 8.3.1.
bool is_media_type(std::string_view content_type, std::string_view media_type);

/// Reads how long to wait: seconds, or a date against the server's own clock.
///
/// returns  seconds, at most one day; nullopt where the text is neither.
/// source   RFC 9110, section 10.2.3.
std::optional<std::uint32_t> parse_retry_after(std::string_view text, std::optional<std::int64_t> server_time_ms);

}  // namespace sharelink
