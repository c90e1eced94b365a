#include "sharelink/base64url.h"

#include <vector>

#include "check.h"

using namespace sharelink;

// What is read has one spelling, what is written is read back, and both readers agree.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  std::vector<std::uint8_t> out(size * 3 / 4);
  const bool is_read = parse_base64url(text, out);
  if (is_read) check(build_base64url(out) == text);
  std::vector<std::uint8_t> of_public(out.size());
  check(parse_public_base64url(text, of_public) == is_read);
  check(!is_read || of_public == out);

  const std::string spelling = build_base64url({bytes, size});
  std::vector<std::uint8_t> again(size);
  check(parse_base64url(spelling, again));
  check(std::equal(again.begin(), again.end(), bytes, bytes + size));
  std::vector<std::uint8_t> longer(size + 1);
  check(!parse_base64url(spelling, longer));
  return 0;
}
