#include "sharelink/server.h"

#include <algorithm>

#include "ascii.h"
#include "origin.h"
#include "utf8.h"

namespace sharelink {
namespace {

constexpr std::string_view kHttps = "https://";
constexpr std::string_view kHttp = "http://";

}  // namespace

Result<std::string> parse_server(std::string_view server, HttpPolicy http) {
  if (server.size() > kServerBytesMax || !is_utf8(server)) return ErrorCode::server_invalid;
  const std::string text = to_lower(server);
  if (text == "us" || text == "eu") return std::string(kHttps) + text + ".infisical.com";
  const Scheme scheme = text.starts_with(kHttp) ? Scheme::http : Scheme::https;
  if (scheme == Scheme::https && !text.starts_with(kHttps)) return ErrorCode::server_invalid;
  const std::size_t begin = scheme == Scheme::https ? kHttps.size() : kHttp.size();
  const std::size_t end = std::min(text.find('/', begin), text.size());
  std::string_view base = server.substr(end);  // letters of a path are not the same in either case
  if (base.ends_with('/')) base.remove_suffix(1);
  const auto origin = parse_authority(scheme, std::string_view(text).substr(begin, end - begin));
  if (!origin || base_path_size(base) != base.size()) return ErrorCode::server_invalid;
  if (const auto cloud = cloud_server(*origin)) {
    if (!base.empty()) return ErrorCode::server_invalid;
    return *cloud;
  }
  if (!is_allowed(*origin, http)) return ErrorCode::link_insecure;
  return build_origin(*origin, base);
}

Result<std::string> parse_page(std::string_view page, HttpPolicy http) {
  auto origin = parse_server(page, http);
  if (origin && is_cloud_server(*origin)) return ErrorCode::page_required;
  return origin;
}

}  // namespace sharelink
