#include "sharelink/id.h"

#include "check.h"

using namespace sharelink;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Result<ShareId> id = parse_id({reinterpret_cast<const char*>(bytes), size});
  if (!id) return 0;

  const std::string spelling = build_id(*id);
  check(spelling.size() == kIdChars);
  const Result<ShareId> again = parse_id(spelling);
  check(again.has_value());
  check(*again == *id);
  return 0;
}
