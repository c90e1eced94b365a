#include "sharelink/envelope.h"

#include <sodium.h>

#include "sealed.h"

using namespace sharelink;

namespace {

constexpr std::array<std::uint8_t, kNonceBytes> kNonce{};

Content text_content(std::string_view text) { return {ContentKind::text, SecretBytes::copy_of(text), {}, {}}; }

Content file_content(std::string_view file_name, std::string_view type = "text/plain") {
  return {ContentKind::file, SecretBytes::copy_of("bytes"), SecretBytes::copy_of(file_name),
          SecretBytes::copy_of(type)};
}

std::string sealed_or_error(const Keys& keys, const Content& content, std::size_t cap = kValueCharsMax) {
  const auto envelope = seal_envelope(keys, kNonce, content, cap);
  return envelope ? *envelope : std::string(name(envelope.error()));
}

/// An envelope over any plaintext, well-formed or not.
std::string seal_raw(const Keys& keys, std::string_view plaintext) {
  std::string bytes("\x01\0\0\0", 4);
  bytes += keys.commitment.view();
  const std::string associated = bytes;
  bytes += std::string(kNonceBytes, '\0');
  std::string ciphertext(plaintext.size() + 16, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<std::uint8_t*>(ciphertext.data()), nullptr,
                                             reinterpret_cast<const std::uint8_t*>(plaintext.data()), plaintext.size(),
                                             reinterpret_cast<const std::uint8_t*>(associated.data()),
                                             associated.size(), nullptr, kNonce.data(), keys.encryption.data());
  bytes += ciphertext;
  return "sl1." + build_base64url({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

bool opens(const Keys& keys, std::string_view envelope) {
  const auto content = open_envelope(keys, envelope);
  if (!content) CHECK(content.error() == ErrorCode::decrypt_failed);
  return content.has_value();
}

}  // namespace

TEST_CASE("an envelope with any character changed, cut or added does not open") {
  const json c = quick_case();
  const SealedCase sealed(c);
  const auto envelope = c["secretValue"].get<std::string>();
  REQUIRE(opens(sealed.keys, envelope));
  for (std::size_t i = 0; i < envelope.size(); ++i) {
    std::string changed = envelope;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(opens(sealed.keys, changed));
    CHECK_FALSE(opens(sealed.keys, envelope.substr(0, i)));
  }
  CHECK_FALSE(opens(sealed.keys, envelope + "A"));
  CHECK_FALSE(opens(sealed.keys, "a plain text"));
  CHECK_FALSE(opens(sealed.keys, ""));
}

TEST_CASE("another share's envelope and another key's commitment do not open") {
  const json cases = parse_json(vector_file("sealed-link-v1"));
  const SealedCase first(cases[0]);
  const SealedCase second(cases[1]);
  CHECK_FALSE(opens(first.keys, cases[1]["secretValue"].get<std::string>()));
  // One ciphertext that two keys could open: the commitment tells which one it was made for.
  const Keys mixed{
      SecretBytes::copy_of(first.keys.encryption.view()), SecretBytes::copy_of(second.keys.commitment.view()), {}};
  CHECK_FALSE(opens(mixed, cases[0]["secretValue"].get<std::string>()));
}

TEST_CASE("a plaintext that breaks the rules is not shown") {
  using namespace std::string_literals;
  const SealedCase sealed(quick_case());
  CHECK(opens(sealed.keys, seal_raw(sealed.keys, "\0hi\x80\0\0"s)));
  CHECK(opens(sealed.keys, seal_raw(sealed.keys, "\0\x80"s)));
  const std::vector<std::string> broken = {
      "\0\0\0\0"s,                          // no padding mark
      "\x80\0\0"s,                          // no kind
      "\0hi"s,                              // does not end in the mark
      "\x02hi\x80"s,                        // an unknown kind
      "\0\xff\x80"s,                        // not UTF-8
      "\x01\0\x80"s,                        // a file whose lengths are cut
      "\x01\0\x01"s + "a\x80",              // a file without a type length
      "\x01\0\0\0\0x\x80"s,                 // a file without a name
      "\x01\0\x09"s + "a\0\0x\x80"s,        // a name longer than the rest
      "\x01\0\x01\xff\0\0x\x80"s,           // a name that is not UTF-8
      "\x01\0\x01"s + "a\0\x01\xe9x\x80"s,  // a type that is not ASCII
  };
  for (const std::string& plaintext : broken) {
    INFO(json(plaintext).dump(-1, ' ', true, json::error_handler_t::replace));
    CHECK_FALSE(opens(sealed.keys, seal_raw(sealed.keys, plaintext)));
  }
}

TEST_CASE("the length of a secret shows only roughly, up to the server's cap") {
  const SealedCase sealed(quick_case());
  CHECK(sealed_or_error(sealed.keys, text_content("")).size() ==
        sealed_or_error(sealed.keys, text_content(std::string(254, 'a'))).size());
  CHECK(sealed_or_error(sealed.keys, text_content(std::string(7419, 'a'))).size() <= kValueCharsMax);
  CHECK(bytes_left(text_content(std::string(7419, 'a'))) == 0);
  CHECK(bytes_left(text_content(std::string(7420, 'a'))) == -1);
  CHECK(bytes_left(text_content("a"), 0) < 0);
  CHECK(sealed_or_error(sealed.keys, text_content(std::string(7420, 'a'))) == "value_too_long");
  CHECK(sealed_or_error(sealed.keys, text_content("a"), 50) == "value_too_long");
}

TEST_CASE("a megabyte, with the longest name and type, has room where the cap is highest") {
  const SealedCase sealed(quick_case());
  const std::string megabyte(std::size_t{1024} * 1024, 'a');
  Content file = file_content(std::string(kFileNameBytesMax, 'n'), std::string(kMediaTypeBytesMax, 't'));
  file.bytes = SecretBytes::copy_of(megabyte);
  CHECK(sealed_or_error(sealed.keys, text_content(megabyte), kEnvelopeCharsMax + 1) == "value_too_long");
  const std::string envelope = sealed_or_error(sealed.keys, file, kEnvelopeCharsMax);
  CHECK(envelope.size() <= kEnvelopeCharsMax);
  const auto content = open_envelope(sealed.keys, envelope);
  REQUIRE(content.has_value());
  CHECK(content->bytes.view() == megabyte);
}

TEST_CASE("an envelope of more characters than the limit does not open") {
  const SealedCase sealed(quick_case());
  const auto of_plaintext = [&](std::size_t bytes) {
    return seal_raw(sealed.keys, std::string("\0hi\x80", 4) + std::string(bytes - 4, '\0'));
  };
  const std::string longest = of_plaintext((kEnvelopeCharsMax - 4) * 3 / 4 - 76);
  CHECK(longest.size() == kEnvelopeCharsMax);
  CHECK(opens(sealed.keys, longest));
  CHECK_FALSE(opens(sealed.keys, of_plaintext((kEnvelopeCharsMax - 4) * 3 / 4 - 76 + 3)));
}

TEST_CASE("what must not be sealed is refused by name") {
  using namespace std::string_literals;
  const SealedCase sealed(quick_case());
  CHECK(sealed_or_error(sealed.keys, text_content("\xff")) == "value_invalid");
  for (const std::string& bad : {""s, "a/b"s, "a\\b"s, "a:b"s, "."s, ".."s, "a."s, "a "s, "con"s, "LPT1.txt"s, "a\nb"s,
                                 "a\u202Eb"s, "a\0b"s, "\xff"s, std::string(256, 'a')}) {
    INFO(json(bad).dump(-1, ' ', true, json::error_handler_t::replace));
    CHECK(sealed_or_error(sealed.keys, file_content(bad)) == "file_name_invalid");
  }
  CHECK(sealed_or_error(sealed.keys, file_content("a", "\u00E9")) == "media_type_invalid");
  CHECK(sealed_or_error(sealed.keys, file_content("a", std::string(128, 'a'))) == "media_type_invalid");
}

TEST_CASE("a file keeps its bytes and a harmless name") {
  const SealedCase sealed(quick_case());
  const auto content =
      open_envelope(sealed.keys, sealed_or_error(sealed.keys, file_content("r\u00E9sum\u00E9 (1).pdf")));
  REQUIRE(content.has_value());
  CHECK(content->file_name.view() == "r\u00E9sum\u00E9 (1).pdf");
  CHECK(content->media_type.view() == "text/plain");
  CHECK(content->bytes.view() == "bytes");
}
