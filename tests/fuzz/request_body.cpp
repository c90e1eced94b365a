#include "sharelink/worker/request_body.h"

#include <fuzzer/FuzzedDataProvider.h>

#include "check.h"

using namespace sharelink::worker;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider input(bytes, size);
  const bool is_create = input.ConsumeBool();
  const std::string body = input.ConsumeRemainingBytesAsString();
  if (!is_create) {
    const auto access = parse_access_body(body, "req-AAAAAAAAAAAAAA");
    if (const auto* refusal = std::get_if<Reply>(&access)) check(refusal->status >= 400 && refusal->status < 500);
    return 0;
  }
  const CreateLimits limits;
  const auto create = parse_create_body(body, limits, "req-AAAAAAAAAAAAAA");
  if (const auto* refusal = std::get_if<Reply>(&create)) check(refusal->status >= 400 && refusal->status < 500);
  if (const auto* share = std::get_if<CreateBody>(&create)) {
    check(share->lifetime_ms >= limits.lifetime_min_ms && share->lifetime_ms <= kLifetimeMaxMs);
    check(!share->max_views || *share->max_views > 0);
    check(share->value.size() <= body.size());
  }
  return 0;
}
