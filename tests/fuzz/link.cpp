#include "sharelink/link.h"

#include <fuzzer/FuzzedDataProvider.h>

#include "check.h"

using namespace sharelink;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider input(bytes, size);
  LinkOptions options;
  options.http = input.ConsumeBool() ? HttpPolicy::any_host : HttpPolicy::loopback_only;
  options.server = input.ConsumeBool() ? "https://secrets.example" : "";
  const Result<ShareLink> link = parse_link(input.ConsumeRemainingBytesAsString(), options);
  if (!link) return 0;

  // The link written in its plainest form means the same.
  const std::string id = build_id(link->address.id);
  std::string plainest = link->page.empty() ? id : link->page;
  if (!link->page.empty()) plainest += (link->kind == LinkKind::sealed ? "/shared/sealed/" : "/shared/secret/") + id;
  if (!link->fragment.empty()) (plainest += '#') += link->fragment.view();
  const Result<ShareLink> again = parse_link(plainest, options);
  check(again.has_value());
  check(again->kind == link->kind);
  check(again->page == link->page);
  check(again->address.server == link->address.server);
  check(again->address.id == link->address.id);
  check(again->fragment.view() == link->fragment.view());
  return 0;
}
