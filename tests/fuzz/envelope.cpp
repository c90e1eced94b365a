#include "sharelink/envelope.h"

#include <fuzzer/FuzzedDataProvider.h>

#include "check.h"

using namespace sharelink;

// What opens keeps every byte through another envelope, and no damaged envelope opens.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider input(bytes, size);
  const auto keys = derive_keys({PasswordPreset::none, SecretBytes(kLinkSecretBytes)}, {});
  constexpr std::array<std::uint8_t, kNonceBytes> kNonce{};
  const auto damaged_at = input.ConsumeIntegral<std::uint16_t>();
  const std::string text = input.ConsumeRemainingBytesAsString();
  check(!open_envelope(*keys, "sl1." + text).has_value());

  const auto envelope = seal_envelope(*keys, kNonce, {ContentKind::text, SecretBytes::copy_of(text), {}, {}});
  if (!envelope) return 0;
  const auto content = open_envelope(*keys, *envelope);
  check(content.has_value() && content->bytes.view() == text);
  std::string damaged = *envelope;
  char& c = damaged[damaged_at % damaged.size()];
  c = c == 'A' ? 'B' : 'A';
  check(!open_envelope(*keys, damaged).has_value());
  return 0;
}
