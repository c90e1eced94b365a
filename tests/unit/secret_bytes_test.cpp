#include "sharelink/secret_bytes.h"

#include <algorithm>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "cases.h"

using namespace sharelink;

static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecretBytes> && std::is_nothrow_move_assignable_v<SecretBytes>);
// Nothing takes a secret for ordinary text without being told to.
static_assert(!std::is_convertible_v<SecretBytes, std::string_view>);
static_assert(!std::is_convertible_v<std::string_view, SecretBytes>);

namespace {

constexpr std::size_t kSecretBytes = 256;
// The C library writes its own links into the first bytes of what was given back.
constexpr std::size_t kAllocatorBytes = 32;

SecretBytes make_secret() { return SecretBytes::copy_of(std::string(kSecretBytes, 's')); }

/// Counts what is left of a secret after its memory was given back: an address, not a pointer, as nothing is there to
/// point to any more.
#if defined(__clang__) || defined(__GNUC__)
__attribute__((no_sanitize("address")))
#endif
std::size_t
count_left(std::uintptr_t address) {
  const auto* bytes = reinterpret_cast<const volatile std::uint8_t*>(address);
  std::size_t left = 0;
  for (std::size_t i = kAllocatorBytes; i < kSecretBytes; ++i) left += bytes[i] == 's' ? 1 : 0;
  return left;
}

std::uintptr_t address_of(const SecretBytes& secret) { return reinterpret_cast<std::uintptr_t>(secret.data()); }

}  // namespace

TEST_CASE("secret bytes are zero until they are written") {
  const SecretBytes bytes(100);
  CHECK(bytes.size() == 100);
  CHECK(std::all_of(bytes.span().begin(), bytes.span().end(), [](std::uint8_t byte) { return byte == 0; }));
}

TEST_CASE("secret bytes hold a copy of their own") {
  std::string text("a\0b\xFF", 4);
  const SecretBytes bytes = SecretBytes::copy_of(text);
  CHECK(bytes.view() == text);
  const std::string before = text;
  text.assign(text.size(), 'x');
  CHECK(bytes.view() == before);
}

TEST_CASE("no secret bytes are an empty text") {
  for (const SecretBytes& bytes : {SecretBytes(), SecretBytes(0), SecretBytes::copy_of("")}) {
    CHECK(bytes.empty());
    CHECK(bytes.view().empty());
    CHECK(bytes.span().empty());
  }
}

TEST_CASE("moving secret bytes leaves nothing behind") {
  SecretBytes from = make_secret();
  const std::uintptr_t address = address_of(from);
  SecretBytes to = std::move(from);
  CHECK(address_of(to) == address);
  CHECK(from.empty());
  CHECK(from.data() == nullptr);

  SecretBytes other(3);
  other = std::move(to);
  CHECK(address_of(other) == address);
  CHECK(other.size() == kSecretBytes);
  CHECK(to.empty());

  SecretBytes& same = other;
  other = std::move(same);
  CHECK(other.view() == std::string(kSecretBytes, 's'));
}

TEST_CASE("secret bytes are wiped before their memory is given back") {
  std::uintptr_t address = 0;
  {
    const SecretBytes secret = make_secret();
    address = address_of(secret);
    CHECK(count_left(address) == kSecretBytes - kAllocatorBytes);
  }
  CHECK(count_left(address) == 0);
}

TEST_CASE("secret bytes are wiped where others take their place") {
  SecretBytes secret = make_secret();
  const std::uintptr_t address = address_of(secret);
  secret = SecretBytes();
  CHECK(count_left(address) == 0);
}
