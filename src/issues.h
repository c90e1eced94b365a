#pragma once

#include <string_view>
#include <vector>

#include "sharelink/response.h"

namespace sharelink {

/// Reads why a server refused a request.
///
/// body     of its answer, JSON or not, at most kResponseBytesMax bytes.
/// returns  at most kIssuesMax; none where the body is not one well-formed JSON object.
/// source   PROTOCOL.md "Response".
std::vector<Issue> parse_issues(std::string_view body);

}  // namespace sharelink
