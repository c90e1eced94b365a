#include "header_lines.h"

#include <algorithm>
#include <string>

#include "ascii.h"
#include "time_text.h"

namespace sharelink {
namespace {

constexpr std::int64_t kWaitSecondsMax = 86'400;

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t') || text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::optional<std::int64_t> parse_seconds(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::int64_t seconds = 0;
  for (char c : text) {
    if (!is_digit(c)) return std::nullopt;
    seconds = std::min(seconds * 10 + (c - '0'), kWaitSecondsMax);
  }
  return seconds;
}

}  // namespace

HeaderLines parse_header_lines(std::string_view block) {
  HeaderLines headers;
  while (!block.empty()) {
    const std::size_t end = std::min(block.find('\n'), block.size());
    const std::string_view line = block.substr(0, end);
    block.remove_prefix(std::min(end + 1, block.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = to_lower(line.substr(0, colon));
    const std::string_view value = trim(line.substr(colon + 1));
    std::string_view* const known = name == "content-type"        ? &headers.content_type
                                    : name == "retry-after"       ? &headers.retry_after
                                    : name == "x-ratelimit-reset" ? &headers.rate_limit_reset
                                    : name == "date"              ? &headers.date
                                    : name == "sharelink-page"    ? &headers.sharelink_page
                                    : name == "sharelink-reply"   ? &headers.sharelink_reply
                                    : name == "sharelink-confirm" ? &headers.sharelink_confirm
                                                                  : nullptr;
    if (known != nullptr && known->empty()) *known = value;
  }
  return headers;
}

bool is_media_type(std::string_view content_type, std::string_view media_type) {
  return to_lower(trim(content_type.substr(0, content_type.find(';')))) == media_type;
}

std::optional<std::uint32_t> parse_retry_after(std::string_view text, std::optional<std::int64_t> server_time_ms) {
  auto seconds = parse_seconds(text);
  if (const auto date = parse_http_date(text); date && server_time_ms) {
    seconds = std::max<std::int64_t>(0, (*date - *server_time_ms) / 1000);
  }
  if (!seconds) return std::nullopt;
  return static_cast<std::uint32_t>(std::min(*seconds, kWaitSecondsMax));
}

}  // namespace sharelink
