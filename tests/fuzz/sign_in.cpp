#include "sharelink/sign_in.h"

#include <fuzzer/FuzzedDataProvider.h>

#include "check.h"

using namespace sharelink;

namespace {

bool is_told(ErrorCode code, int status) {
  switch (code) {
    case ErrorCode::sign_in_failed:
      return true;
    case ErrorCode::not_signed_in:
      return status == 403 || status == 404;
    case ErrorCode::session_revoked:
      return status == 401 || status == 404;
    case ErrorCode::session_stale:
      return status == 401;
    default:
      return false;
  }
}

}  // namespace

// A token that is read can be sent as it is; all else is one of four codes, which have no room for a token's text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider input(bytes, size);
  const int status = input.PickValueInArray({200, 401, 403, 404, 500, input.ConsumeIntegral<int>()});
  const std::string headers = input.ConsumeRandomLengthString(200);
  const std::string body = input.ConsumeRemainingBytesAsString();
  const Result<SecretBytes> token = parse_token_response({status, headers, body});

  if (!token) {
    check(is_told(token.error(), status));
    return 0;
  }
  check(status == 200 && !token->empty());
  const auto request = build_peek({"https://us.infisical.com", ShareId{}}, token->view());
  check(request.has_value() && request->headers.size() == 1);
  check(request->headers[0].value.view() == "Bearer " + std::string(token->view()));
  return 0;
}
