#include "sharelink/response.h"

#include <fuzzer/FuzzedDataProvider.h>

#include "check.h"

using namespace sharelink;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider input(bytes, size);
  const Operation operation = input.PickValueInArray({Operation::peek, Operation::access, Operation::create});
  const int status =
      input.PickValueInArray({200, 400, 401, 403, 404, 422, 429, 500, 503, input.ConsumeIntegral<int>()});
  std::string headers = "content-type: application/json\n";
  headers += input.ConsumeRandomLengthString(200);
  const std::string body = input.ConsumeRemainingBytesAsString();
  const Outcome outcome = parse_response(operation, {status, headers, body});

  if (std::holds_alternative<Granted>(outcome.result)) {
    check(operation == Operation::access && status == 200);
    check(view_spent(outcome) == ViewSpent::yes);
  }
  if (std::holds_alternative<Available>(outcome.result)) check(operation == Operation::peek && status == 200);
  if (std::holds_alternative<Created>(outcome.result)) check(operation == Operation::create && status == 200);
  if (operation != Operation::access) check(view_spent(outcome) == ViewSpent::no);
  return 0;
}
