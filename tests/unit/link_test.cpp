#include "sharelink/link.h"

#include <algorithm>
#include <array>
#include <ctime>

#include "cases.h"
#include "random.h"

using namespace sharelink;

namespace {

LinkOptions options_of(const json& c, const std::string& server) {
  return {server, c.value("http", "") == "any_host" ? HttpPolicy::any_host : HttpPolicy::loopback_only};
}

json describe_link(const ShareLink& link) {
  json parts = {{"kind", link.is_sealed() ? "sealed" : "plain"},
                {"server", link.address.server},
                {"id", build_id(link.address.id)},
                {"page", link.page}};
  if (!link.wrapper.empty()) parts["wrapper"] = link.wrapper;
  if (link.hash_encoded) parts["hash_encoded"] = true;
  if (!link.address.sub_organization.empty()) parts["sub_organization"] = link.address.sub_organization;
  if (link.key) parts["fragment"] = std::string(build_fragment(*link.key, link.address.id).view());
  return parts;
}

}  // namespace

TEST_CASE("a pasted link is taken apart as the vectors say") {
  for_each_case("link", [](const json& c) {
    const std::string server = text_of(c, "server");
    const Result<ShareLink> link = parse_link(text_of(c, "link"), options_of(c, server));
    CHECK((link ? "" : std::string(name(link.error()))) == c.value("error", ""));
    if (link) CHECK(describe_link(*link) == c.value("expect", json()));
  });
}

TEST_CASE("a link that was taken apart and built again means the same") {
  Random random(5);
  for (int i = 0; i < rounds(100); ++i) {
    ShareId id;
    for (std::uint8_t& byte : id.bytes) byte = random.byte();
    LinkKey key{static_cast<PasswordPreset>(random.below(4)), SecretBytes(kLinkSecretBytes)};
    for (std::size_t k = 0; k < kLinkSecretBytes; ++k) key.secret.data()[k] = random.byte();

    const Result<ShareLink> plain = parse_link(build_plain_link("https://share.example:8443", id));
    CHECK(plain.has_value());
    if (plain) CHECK(plain->address.id == id);
    if (plain) CHECK(plain->page == "https://share.example:8443");
    if (plain) CHECK_FALSE(plain->is_sealed());

    const SecretBytes text = build_sealed_link("https://share.example", id, key);
    const Result<ShareLink> sealed = parse_link(text.view());
    CHECK(sealed.has_value());
    if (!sealed || !sealed->key) continue;
    CHECK(sealed->address.id == id);
    CHECK(sealed->key->preset == key.preset);
    CHECK(sealed->key->secret.view() == key.secret.view());
  }
}

TEST_CASE("a link that was cut anywhere is never opened as another one") {
  for_each_case("link", [](const json& c) {
    if (!c.contains("expect") || !c["link"].is_string()) return;
    // Without a host and a path nothing but its end says that it is sealed.
    if (c["expect"]["page"] == "" && c["expect"]["kind"] == "sealed") return;
    const std::string link = text_of(c, "link");
    const std::string server = text_of(c, "server");
    for (std::size_t size = 0; size < link.size(); ++size) {
      const Result<ShareLink> cut = parse_link(std::string_view(link).substr(0, size), options_of(c, server));
      if (!cut) continue;
      INFO(size << " bytes of " << link);
      CHECK(build_id(cut->address.id) == c["expect"]["id"].get<std::string>());
      CHECK(cut->is_sealed() == (c["expect"]["kind"] == "sealed"));
      CHECK(cut->page == c["expect"]["page"].get<std::string>());
    }
  });
}

TEST_CASE("a link that is broken anywhere is never asked for at another host") {
  constexpr std::array<std::string_view, 19> kGaps = {
      "\n",  "\r\n> ", "\n| ",    "\t",      " ",        "=\r\n",    "\n\n",    ">\n<",  "\\",     "\\.",
      "\\-", "\\/",    "\\u0022", "\\u002e", "&period;", "&lowbar;", "&colon;", "&sol;", "\\u0023"};
  std::size_t first_gap = 0;
  for_each_case("link", [&](const json& c) {
    if (!c.contains("expect") || !c["link"].is_string()) return;
    const std::string link = text_of(c, "link");
    const std::string server = text_of(c, "server");
    const bool is_one_piece = link.find_first_of(" \t\r\n") == std::string::npos;
    if (!is_one_piece || !(link.starts_with("https://") || link.starts_with("http://"))) return;
    // The next link meets each place with the next gap: all of them together is seconds of work.
    ++first_gap;
    for (std::size_t at = 1; at < link.size(); ++at) {
      const std::string gap(kGaps[(first_gap + at) % kGaps.size()]);
      const Result<ShareLink> broken = parse_link(link.substr(0, at) + gap + link.substr(at), options_of(c, server));
      if (!broken) continue;
      INFO(at << " bytes before " << json(gap).dump() << " in " << link);
      CHECK(broken->page == c["expect"]["page"].get<std::string>());
      CHECK(broken->address.server == c["expect"]["server"].get<std::string>());
    }
  });
}

TEST_CASE("many addresses in one word take no longer than in many") {
  const auto ticks = [](std::string_view address, char between) {
    std::string text;
    while (text.size() < kLinkTextBytesMax / 4) (text += address) += between;
    const std::clock_t begin = std::clock();
    CHECK(find_links(text).empty());
    return std::clock() - begin;
  };
  // Where each address is looked for in all that follows, it takes hundreds of times as long.
  CHECK(ticks("http://a", ',') < 10 * ticks("http://a", ' ') + CLOCKS_PER_SEC);
}

TEST_CASE("what is found in a text is written in its plainest form, and read again as itself") {
  for_each_case("link", [](const json& c) {
    const std::string server = text_of(c, "server");
    const LinkOptions options = options_of(c, server);
    const std::vector<SecretBytes> links = find_links(text_of(c, "link"), options);
    const bool is_one = c.contains("expect") && (c["expect"]["page"] != "" || c["expect"]["kind"] == "sealed");
    if (c.value("error", "") == "link_ambiguous") {
      CHECK(links.size() == 2);
    } else {
      CHECK(links.size() == (is_one ? 1 : 0));
    }
    for (const SecretBytes& text : links) {
      const Result<ShareLink> link = parse_link(text.view(), options);
      CHECK(link.has_value());
      if (!link || !is_one) continue;
      json expected = c["expect"];
      expected.erase("wrapper");
      expected.erase("hash_encoded");
      if (expected["page"] == "") expected["page"] = expected["server"];
      CHECK(describe_link(*link) == expected);
    }
  });
}

TEST_CASE("what is written as an address is read as a text with nothing else in it is") {
  for_each_case("link", [](const json& c) {
    const std::string server = text_of(c, "server");
    const LinkOptions options = options_of(c, server);
    for (const SecretBytes& text : find_links(text_of(c, "link"), options)) {
      const Result<ShareLink> address = parse_link_address(text.view(), options);
      const Result<ShareLink> link = parse_link(text.view(), options);
      const bool is_ascii = std::all_of(text.view().begin(), text.view().end(),
                                        [](char c) { return static_cast<unsigned char>(c) < 0x80; });
      CHECK(address.has_value() == is_ascii);
      if (address && link) CHECK(describe_link(*address) == describe_link(*link));
    }
    const Result<ShareLink> address = parse_link_address(text_of(c, "link"), options);
    const Result<ShareLink> link = parse_link(text_of(c, "link"), options);
    if (address) CHECK(link.has_value());
    if (address && link) CHECK(describe_link(*address) == describe_link(*link));
  });
}

TEST_CASE("where only addresses are read, all that is not written as a link is made is left to who reads texts") {
  ShareId id;
  id.bytes.fill(7);
  const LinkKey key{PasswordPreset::none, SecretBytes(kLinkSecretBytes)};
  const std::string plain = build_plain_link("https://share.example", id);
  const SecretBytes sealed = build_sealed_link("https://share.example", id, key);
  const std::string sealed_text(sealed.view());
  const auto is_read = [](const std::string& address) { return parse_link_address(address).has_value(); };
  CHECK(is_read(plain));
  CHECK(is_read(sealed_text));
  CHECK(is_read("https://share.example/s/" + build_id(id)));
  CHECK(is_read(plain + "?subOrganization=team-1"));
  for (const std::string& link : {plain, sealed_text}) {
    for (std::size_t size = 0; size < link.size(); ++size) {
      INFO(size << " bytes of " << link);
      CHECK_FALSE(is_read(link.substr(0, size)));
    }
    for (const char* end : {".", "/", "%E3%80%82", " ", "\xC2\x85", "\xFF", "&", "?x=1", "?subOrganization=a&x=1"}) {
      INFO(end);
      CHECK_FALSE(is_read(link + end));
    }
    CHECK_FALSE(is_read("Here: " + link));
    CHECK_FALSE(is_read("<" + link));
    CHECK_FALSE(is_read("https://other.example/?to=" + link));
    CHECK_FALSE(is_read(link.substr(std::string_view("https://").size())));
    CHECK_FALSE(is_read("http" + link.substr(std::string_view("https").size())));
    CHECK_FALSE(is_read(link + '\0'));
  }
  CHECK_FALSE(is_read(plain + "#" + std::string(build_fragment(key, id).view())));
  CHECK_FALSE(is_read("https://share.example/shared/sealed/" + build_id(id)));
  CHECK_FALSE(is_read("https://share.example/shared/sealed/" + build_id(id) + "%23" +
                      std::string(build_fragment(key, id).view())));
  CHECK_FALSE(is_read("https://b\u00FCcher.example/s/" + build_id(id)));
  CHECK_FALSE(is_read("https://share.example"));
  CHECK_FALSE(is_read("https://share.example:99999/s/" + build_id(id)));
  CHECK_FALSE(is_read(build_id(id)));
  CHECK_FALSE(is_read(""));
}

TEST_CASE("of many different links some are told apart, and none is chosen") {
  std::string text;
  for (std::uint8_t i = 0; i < 100; ++i) {
    ShareId id;
    id.bytes.fill(i);
    text += "- " + build_plain_link("https://share.example", id) + "\n";
  }
  const Result<ShareLink> link = parse_link(text);
  CHECK((!link && link.error() == ErrorCode::link_ambiguous));
  CHECK(find_links(text).size() == kLinksMax);
  CHECK(find_links(std::string(kLinkTextBytesMax + 1, ' ') + text).empty());
}

TEST_CASE("a link is found in any text around it, and a cut one is never made whole by it") {
  constexpr std::string_view kPieces[] = {
      "Here: ", "\n",   "> ", "- ",   "(",  ")", "[x](", "\xE3\x80\x82",           "\xF0\x9F\x91\x8D", " ",
      "Thanks", "\r\n", "\t", "<br>", "\"", "*", ".",    "https://other.example/a"};
  Random random(7);
  for (int i = 0; i < rounds(500); ++i) {
    ShareId id;
    for (std::uint8_t& byte : id.bytes) byte = random.byte();
    LinkKey key{PasswordPreset::none, SecretBytes(kLinkSecretBytes)};
    for (std::size_t k = 0; k < kLinkSecretBytes; ++k) key.secret.data()[k] = random.byte();
    const SecretBytes whole = build_sealed_link("https://share.example", id, key);
    std::string before, after;
    for (std::size_t k = random.below(6); k > 0; --k) before += kPieces[random.below(std::size(kPieces))];
    for (std::size_t k = random.below(6); k > 0; --k) after += kPieces[random.below(std::size(kPieces))];
    // A word that goes on where the link ends belongs to it, as far as anyone can tell.
    const std::string text = before + " " + std::string(whole.view()) + "\n\n" + after;
    INFO(text);
    const Result<ShareLink> link = parse_link(text);
    CHECK((link && link->address.id == id && link->key && link->key->secret.view() == key.secret.view()));
    const std::string_view cut = whole.view().substr(0, random.below(whole.size()));
    const Result<ShareLink> none = parse_link(before + " " + std::string(cut) + " " + after);
    CHECK_FALSE(none.has_value());
  }
}

TEST_CASE("any text is taken apart or refused") {
  constexpr std::string_view kPieces[] = {"https://",
                                          "http://",
                                          "us.infisical.com",
                                          "/shared/secret/",
                                          "/shared/sealed/",
                                          "/s/",
                                          "[::1]",
                                          ":8443",
                                          "?key=",
                                          "#sl1.",
                                          "%2F",
                                          "%23sl1.",
                                          "&#35;sl1.",
                                          "\xE2\x80\x8B",
                                          "%",
                                          "https://a.example/?u=https%3A%2F%2F",
                                          "=\n",
                                          "> ",
                                          " Here: ",
                                          "\n",
                                          " ",
                                          "\xC2\xA0",
                                          "\xFF",
                                          "@",
                                          "\\",
                                          ".",
                                          "=",
                                          "ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8"};
  Random random(6);
  for (int i = 0; i < rounds(2000); ++i) {
    std::string text;
    for (std::size_t k = random.below(8); k > 0; --k) text += kPieces[random.below(std::size(kPieces))];
    INFO(text);
    const Result<ShareLink> link = parse_link(text, {"us", HttpPolicy::loopback_only});
    if (!link) CHECK(name(link.error()).find("link_") == 0);
    if (link) CHECK(link->address.server == "https://us.infisical.com");
  }
}
