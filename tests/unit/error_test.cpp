#include "sharelink/error.h"

#include <algorithm>

#include "cases.h"

using namespace sharelink;

namespace {

// What only sealing, opening and the host's choice of a page can meet: not a matter of these vector files.
constexpr ErrorCode kSealedOnly[] = {ErrorCode::link_mismatch,      ErrorCode::link_fragment_missing,
                                     ErrorCode::page_required,      ErrorCode::decrypt_failed,
                                     ErrorCode::password_memory,    ErrorCode::file_name_invalid,
                                     ErrorCode::media_type_invalid, ErrorCode::password_unsupported_here};

template <typename Check>
void for_each_code(Check check) {
  for (int i = 0; i <= static_cast<int>(kErrorCodeLast); ++i) check(static_cast<ErrorCode>(i));
}

}  // namespace

TEST_CASE("every error code has a name of its own in snake_case") {
  std::set<std::string_view> names;
  for_each_code([&](ErrorCode code) {
    const std::string_view text = name(code);
    INFO(static_cast<int>(code));
    CHECK_FALSE(text.empty());
    CHECK(names.insert(text).second);
    CHECK(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
    CHECK_FALSE((text.starts_with('_') || text.ends_with('_')));
  });
  CHECK(names.size() == static_cast<std::size_t>(kErrorCodeLast) + 1);
}

TEST_CASE("an error code is read back from its name, and from no other text") {
  for_each_code([](ErrorCode code) { CHECK(parse_error_code(name(code)) == code); });
  for (std::string_view text : {"", "granted", "Link_empty", "link_empty ", "link_"})
    CHECK_FALSE(parse_error_code(text));
}

TEST_CASE("no error code is spelled as an outcome that is none") {
  for_each_code([](ErrorCode code) {
    for (std::string_view kind : {"granted", "granted_file", "available", "created", "removed"})
      CHECK(name(code) != kind);
  });
}

TEST_CASE("every error code has a vector") {
  std::set<std::string> told;
  for (std::string_view stem : {"id", "server", "link", "password", "request", "response", "sign_in"}) {
    for_each_case(stem, [&](const json& c) {
      told.insert(c.value("error", ""));
      if (c.contains("expect")) told.insert(c["expect"].value("kind", ""));
    });
  }
  for_each_code([&](ErrorCode code) {
    const bool is_sealed_only =
        std::find(std::begin(kSealedOnly), std::end(kSealedOnly), code) != std::end(kSealedOnly);
    INFO(name(code));
    CHECK(told.contains(std::string(name(code))) != is_sealed_only);
  });
}
