#include "sharelink/result.h"

#include <memory>
#include <type_traits>

#include "cases.h"
#include "sharelink/secret_bytes.h"

using namespace sharelink;

static_assert(!std::is_default_constructible_v<Result<int>>);
static_assert(!std::is_convertible_v<Result<int>, bool>);

TEST_CASE("a result holds a value or the reason why there is none") {
  const Result<std::string> value = std::string("v");
  CHECK(value.has_value());
  CHECK(static_cast<bool>(value));
  CHECK(*value == "v");
  CHECK(value->size() == 1);

  const Result<std::string> failed = ErrorCode::link_damaged;
  CHECK_FALSE(failed.has_value());
  CHECK_FALSE(static_cast<bool>(failed));
  CHECK(failed.error() == ErrorCode::link_damaged);
}

TEST_CASE("a value that only moves can be taken out of a result") {
  Result<SecretBytes> result = SecretBytes::copy_of("secret");
  result->data()[0] = 'S';
  (*result).data()[1] = 'E';
  const SecretBytes taken = *std::move(result);
  CHECK(taken.view() == "SEcret");
}
