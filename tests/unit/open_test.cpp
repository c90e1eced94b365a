#include "sharelink/open.h"

#include "sealed.h"

using namespace sharelink;

namespace {

Outcome granted(std::string_view value) {
  const std::string body = json{{"id", "x"}, {"secretValue", value}}.dump();
  return parse_response(Operation::access, {200, "", body});
}

Outcome refused(std::string_view message = "Invalid credentials") {
  const std::string body = json{{"error", "UnauthorizedError"}, {"message", message}}.dump();
  return parse_response(Operation::access, {401, "", body});
}

}  // namespace

TEST_CASE("a sealed share opens to its content, and anything else in its place is not shown") {
  const json c = quick_case();
  const SealedCase sealed(c);
  const PasswordPreset preset = sealed.link.key->preset;
  const Outcome opened = open_sealed(granted(c["secretValue"].get<std::string>()), sealed.keys, preset);
  REQUIRE(kind(opened) == "granted");
  CHECK(std::get<Granted>(opened.result).content.bytes.view() == bytes_of_hex(c["content_hex"].get<std::string>()));
  const Outcome plain = open_sealed(granted("plain text"), sealed.keys, preset);
  CHECK(kind(plain) == "decrypt_failed");
  CHECK(view_spent(plain) == ViewSpent::yes);
}

TEST_CASE("a refused proof is a wrong password only where the link has one") {
  const SealedCase sealed(quick_case());
  CHECK(kind(open_sealed(refused(), sealed.keys, PasswordPreset::none)) == "link_mismatch");
  CHECK(kind(open_sealed(refused(), sealed.keys, PasswordPreset::standard)) == "password_incorrect");
  CHECK(view_spent(open_sealed(refused(), sealed.keys, PasswordPreset::none)) == ViewSpent::no);
}

TEST_CASE("of a link without a password only the two refusals about passwords are a mismatch") {
  const SealedCase sealed(quick_case());
  const auto kind_of = [&](std::string_view message, PasswordPreset preset) {
    return std::string(kind(open_sealed(refused(message), sealed.keys, preset)));
  };
  CHECK(kind_of("Password is required to access this secret", PasswordPreset::none) == "link_mismatch");
  CHECK(kind_of("Password is required to access this secret", PasswordPreset::standard) == "password_required");
  CHECK(kind_of("Authentication required to view this secret", PasswordPreset::none) == "sign_in_required");
  CHECK(kind_of("Something else", PasswordPreset::none) == "refused");
}

TEST_CASE("an envelope that came to a plain link is told as a cut link") {
  const Outcome outcome = open_plain(granted("sl1.AAAA"));
  CHECK(kind(outcome) == "link_fragment_missing");
  CHECK(view_spent(outcome) == ViewSpent::yes);
  CHECK(kind(open_plain(granted("sl1 is a word"))) == "granted");
}
