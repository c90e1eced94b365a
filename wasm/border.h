#pragma once

#include <emscripten/val.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sharelink/kept_reply.h"
#include "sharelink/keys.h"
#include "sharelink/link.h"
#include "sharelink/request.h"
#include "sharelink/response.h"
#include "sharelink/secret_bytes.h"
#include "sharelink/server.h"

/// Conversions that the binding files share. No logic: C++ values to JavaScript objects and back.
namespace sharelink::wasm {

using emscripten::val;

/// A link's key, and the keys that are derived from it, cross as one array each: a thread can be handed them.
///
///     0        1          33           65           97      163
///     | preset | share id | secret     |                       a link's key, kLinkKeyBytes
///     | preset | share id | encryption | commitment | proof |  keys, kKeysBytes
///
/// Of a share that is about to be made the id is zero: its server has yet to choose one.
inline constexpr std::size_t kShareIdAt = 1;
inline constexpr std::size_t kSecretAt = kShareIdAt + kIdBytes;
inline constexpr std::size_t kLinkKeyBytes = kSecretAt + kLinkSecretBytes;
inline constexpr std::size_t kEncryptionAt = kSecretAt;
inline constexpr std::size_t kCommitmentAt = kEncryptionAt + kKeyBytes;
inline constexpr std::size_t kProofAt = kCommitmentAt + kKeyBytes;
inline constexpr std::size_t kKeysBytes = kProofAt + kAccessProofChars;

/// bytes    a Uint8Array; a std::string parameter would leave a copy in the heap that is not wiped.
SecretBytes bytes_from(const val& bytes);

/// returns  a fresh Uint8Array, never a view of the heap.
val bytes_to_js(std::span<const std::uint8_t> bytes);

/// Decodes in JavaScript, by the decoder that package/core/instantiate.ts gives the module: no copy of a secret stays
/// in the wasm heap, and the glue needs no UTF-8 of its own.
val text_to_js(std::string_view utf8);

/// The same of a short word, for which calling the decoder would cost more than the rest.
///
/// word     ASCII without NUL: a code, an id, a hash, the name of a header.
val word_to_js(std::string_view word);

/// Not val::set, of which every pair of types is one more function in the module.
void set(const val& object, const char* key, const val& value);
void set(const val& object, const char* key, std::string_view utf8);
void set(const val& object, const char* key, const char* utf8) = delete;  // it would turn into a bool
void set_word(const val& object, const char* key, std::string_view word);
void set(const val& object, const char* key, double value);
void set(const val& object, const char* key, bool value);
void set(const val& object, const char* key, const std::vector<std::string>& texts);
void push(const val& array, const val& value);

/// keys     kReplyKeysBytes bytes, or none; another length is a bug of the TypeScript side.
std::optional<ReplyKeys> reply_keys_from(const val& keys);

/// How a module reads answers: bindings_address.cpp and bindings_text.cpp each have one.
Outcome read_response(Operation operation, const Response& response);

HttpPolicy http_policy_from(const val& name);

val kind_object(std::string_view kind);
val link_object(const Result<ShareLink>& link);
void set_status(const val& object, const ShareStatus& status);
val server_object(Operation operation, const Result<std::string>& server);
val request_object(Operation operation, const Result<Request>& request);
val outcome_object(const Outcome& outcome);
val failure_object(Operation operation, ErrorCode code);

/// A sealed link's key, and the share that the link leads to.
struct ShareLinkKey {
  ShareId id;
  LinkKey key;
};

val link_key_to_js(const ShareId& id, const LinkKey& key);

/// key      what link_key_to_js made; anything else is a bug of the TypeScript side.
ShareLinkKey link_key_from(const val& key);

/// Keys, and the share and preset that they are of.
struct ShareKeys {
  ShareId id;
  PasswordPreset preset;
  Keys keys;
};

/// keys     what keys_object made; anything else is a bug of the TypeScript side.
ShareKeys keys_from(const val& keys);

/// last_block  undefined: not yet; then the result is what begins to stretch the password, where there is one.
val keys_object(Operation operation, const ShareLinkKey& link, const val& password, const val& last_block);

/// What Argon2id is asked for.
val stretch_object(const Stretch& stretch);

/// server   any origin: parse_link or parse_server has checked where http is accepted.
Result<ShareAddress> address_from(const val& server, const val& id, const val& sub_organization);

/// returns  the status; 0 where it has more than six digits.
int status_from(double status);

/// name     UTF-8 in a Uint8Array; an unknown one is a bug of the TypeScript side: the program ends.
Operation operation_from(const val& name);
ErrorCode error_code_from(const val& name);

}  // namespace sharelink::wasm
