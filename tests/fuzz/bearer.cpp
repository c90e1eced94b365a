#include "sharelink/worker/bearer.h"

#include <algorithm>
#include <string>

#include "check.h"
#include "sharelink/request.h"

using namespace sharelink;

// What is read as a token can be sent on as one, and is read back from there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  const auto read = worker::parse_bearer(text);
  const bool is_token = read.kind == worker::Bearer::Kind::token;
  check(is_token != read.token.empty());
  if (!is_token) return 0;
  const auto request = build_peek({"https://share.example", {}}, read.token);
  check(request.has_value() && request->headers.size() == 1);
  check(worker::parse_bearer(request->headers[0].value.view()).token == read.token);
  return 0;
}
