#include "sharelink/link.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>

#include "check.h"

using namespace sharelink;

namespace {

bool same_key(const LinkKey& a, const LinkKey& b) { return a.preset == b.preset && a.secret.view() == b.secret.view(); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider input(bytes, size);
  LinkOptions options;
  options.http = input.ConsumeBool() ? HttpPolicy::any_host : HttpPolicy::loopback_only;
  options.server = input.ConsumeBool() ? "https://secrets.example" : "";
  const std::string text = input.ConsumeRemainingBytesAsString();
  const Result<ShareLink> link = parse_link(text, options);
  const Result<ShareLink> own = parse_link_address(text, options);
  if (own) {
    check(link.has_value());
    check(own->page == link->page);
    check(own->address.server == link->address.server);
    check(own->address.id == link->address.id);
    check(own->is_sealed() == link->is_sealed());
  }
  if (!link) return 0;

  // The link written in its plainest form means the same.
  const ShareId& id = link->address.id;
  std::string plainest = link->page.empty() ? build_id(id) : build_plain_link(link->page, id);
  if (link->is_sealed() && link->page.empty()) plainest.append("#").append(build_fragment(*link->key, id).view());
  if (link->is_sealed() && !link->page.empty()) plainest = build_sealed_link(link->page, id, *link->key).view();
  const Result<ShareLink> again = parse_link(plainest, options);
  check(again.has_value());
  check(again->is_sealed() == link->is_sealed());
  check(again->page == link->page);
  check(again->address.server == link->address.server);
  check(again->address.id == link->address.id);
  if (link->is_sealed()) check(same_key(*again->key, *link->key));

  // Where only addresses are read, too.
  const bool is_ascii =
      std::all_of(plainest.begin(), plainest.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (link->page.empty() || !is_ascii) return 0;
  const Result<ShareLink> address = parse_link_address(plainest, options);
  check(address.has_value());
  check(address->is_sealed() == link->is_sealed());
  check(address->page == link->page);
  check(address->address.server == link->address.server);
  check(address->address.id == link->address.id);
  return 0;
}
