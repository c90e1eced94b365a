#pragma once

#include "cases.h"
#include "sharelink/sharelink.h"
#include "stretch.h"

/// The link, password and keys of one case of sealed-link-v1.json.
struct SealedCase {
  explicit SealedCase(const json& c) {
    const std::string text =
        "https://share.example/shared/sealed/" + c["id"].get<std::string>() + "#" + c["fragment"].get<std::string>();
    auto parsed = sharelink::parse_link(text);
    REQUIRE(parsed.has_value());
    link = std::move(*parsed);
    if (!c["password"].is_null()) {
      auto prepared =
          sharelink::parse_sealed_password(c["password"].get<std::string>(), sharelink::PasswordUse::opening);
      REQUIRE(prepared.has_value());
      password = std::move(*prepared);
    }
    auto derived = derive_keys_with(*link.key, password);
    REQUIRE(derived.has_value());
    keys = std::move(*derived);
  }

  sharelink::ShareLink link;
  sharelink::SecretBytes password;
  sharelink::Keys keys;
};

/// The first case without a password: quick to derive.
inline json quick_case() { return parse_json(vector_file("sealed-link-v1"))[0]; }
