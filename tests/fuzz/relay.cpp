#include "sharelink/worker/relay.h"

#include <fuzzer/FuzzedDataProvider.h>

#include "check.h"

using namespace sharelink;

namespace {

constexpr std::string_view kId = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
constexpr std::string_view kHeaders = "content-type: application/json\n";

}  // namespace

// What the worker passes on, its client understands as the worker understood it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider input(bytes, size);
  const Operation operation =
      input.PickValueInArray({Operation::peek, Operation::access, Operation::create, Operation::remove});
  const int status =
      input.PickValueInArray({200, 400, 401, 403, 404, 422, 429, 500, 503, input.ConsumeIntegral<int>()});
  const std::string body = input.ConsumeRemainingBytesAsString();
  const worker::Reply relayed =
      worker::relay_outcome(operation, parse_response(operation, {status, kHeaders, body}), kId, "req-AAAAAAAAAAAAAA");

  const Outcome understood = parse_response(operation, {relayed.status, kHeaders, relayed.body.view()});
  check(kind(understood) == relayed.outcome);
  check(view_spent(understood) == relayed.view_spent);
  return 0;
}
