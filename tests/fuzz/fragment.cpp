#include "sharelink/fragment.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>

#include "check.h"

using namespace sharelink;

namespace {

/// The id of tests/vectors/fragment.json: its fragments are the seeds.
constexpr std::string_view kId = "3Rm94xwHYjSI9dpebQgRFdfjZc_3Wt5oeDpu60hDyE8";

void check_one_spelling(std::string_view fragment, const ShareId& id) {
  const auto key = parse_fragment(fragment, id);
  if (key) check(build_fragment(*key, id).view() == fragment);
}

}  // namespace

// What is read has one spelling, and what was made is read back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider input(bytes, size);
  const auto preset = static_cast<PasswordPreset>(input.ConsumeIntegralInRange<int>(0, 3));
  const auto damaged_at = input.ConsumeIntegralInRange<std::size_t>(0, kFragmentChars - 1);
  const char other = static_cast<char>(input.ConsumeIntegral<std::uint8_t>());
  const std::string text = input.ConsumeRemainingBytesAsString();
  const ShareId id = *parse_id(kId);
  check_one_spelling(text, id);

  LinkKey key{preset, SecretBytes(kLinkSecretBytes)};
  std::copy_n(text.begin(), std::min(text.size(), kLinkSecretBytes), key.secret.data());
  std::string made(build_fragment(key, id).view());
  check(made.size() == kFragmentChars);
  const auto again = parse_fragment(made, id);
  check(again.has_value() && again->preset == preset && again->secret.view() == key.secret.view());
  made[damaged_at] = other;
  check_one_spelling(made, id);
  return 0;
}
