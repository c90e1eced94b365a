#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sharelink/error.h"
#include "sharelink/id.h"
#include "sharelink/keys.h"
#include "sharelink/secret_bytes.h"
#include "sharelink/worker/reply.h"

namespace sharelink::worker {

/// What is derived from a store's key. Each arrow is a key of its own, H(key, label, 32); none has two uses.
///
///     store key --+-- id key ------------ H(random) --> the MAC in an id
///                 +-- row key ----------- H(id) ------> where a share is kept
///                 +-- pepper key -------- H(Argon2id hash) --> what is kept of a password
///                 +-- form token key ---- H(until, random, id) --> the MAC in a form token (form.h)
///                 +-- form reply key ---- H(id, token, password) --> reply keys of the form (form.h)
///                 +-- value keys' key --- H(id) --> value key, one for each share
///                                                     +-- seal key --> XChaCha20-Poly1305 of the value
///                                                     +-- link proof key ------ H(link proof) --> what is kept of it
///                                                     +-- password proof key -- H(password proof) --> the same
///                                                     +-- delete token of the creator
///                                                     +-- delete token of the reader
inline constexpr std::size_t kIdRandomBytes = 16;
inline constexpr std::size_t kPasswordHashBytes = 32;

/// A share as the embedded store keeps it, its value and password hash aside.
struct StoredShare {
  ShareId id;
  std::int64_t created_at_ms = 0;
  std::int64_t updated_at_ms = 0;
  std::int64_t expires_at_ms = 0;
  std::optional<std::uint32_t> views_left;  ///< nullopt: unlimited
  std::optional<std::int64_t> last_viewed_at_ms;
  bool has_password = false;
};

enum class PasswordCheck { not_given, wrong, right };

/// Whether a share can be told about now.
/// returns  nullopt where it can; else expired or view_limit_reached.
std::optional<ErrorCode> check_peek(const StoredShare& share, std::int64_t now_ms);

/// Whether a share may be opened now, in Infisical's order: expiry, view limit, password.
/// returns  nullopt where it may; else expired, view_limit_reached, password_required or password_incorrect.
std::optional<ErrorCode> check_access(const StoredShare& share, std::int64_t now_ms, PasswordCheck password);

/// returns  200 with what a peek publishes; when the share was last opened is told to the minute only.
Reply build_peek_reply(const StoredShare& share);

/// share         as it was BEFORE this access: Infisical publishes the counter that way.
/// delete_token  what lets the reader delete the share; empty: nothing does.
/// returns       200 with the value.
Reply build_access_reply(const StoredShare& share, const SecretBytes& value, std::string_view delete_token = {});

/// Makes an id that only this store can have made, so that an invented one never touches storage.
///
/// random   kIdRandomBytes fresh random bytes from the host.
/// returns  random || H(id key, "sharelink id v1" || random, 16), id key = H(key, "sharelink id v1", 32).
ShareId build_store_id(std::span<const std::uint8_t, kKeyBytes> key,
                       std::span<const std::uint8_t, kIdRandomBytes> random);

/// Whether this store made an id. Touches no storage.
bool is_store_id(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id);

/// Names the place where a share is kept, so that its id, which opens it, is written nowhere.
///
/// returns  H(row key, "sharelink row v1" || id, 32) as base64url, row key = H(key, "sharelink row v1", 32).
std::string build_row_name(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id);

/// Derives the key of one share, which its value is sealed with. It cannot be had without the id, which is stored
/// nowhere.
///
/// returns  H(k, "sharelink value v1" || id, 32), k = H(key, "sharelink value v1", 32).
SecretBytes derive_value_key(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id);

/// Seals a value as it is stored.
///
/// nonce    kNonceBytes fresh random bytes.
/// returns  nonce || ciphertext || tag: kNonceBytes, as many as the value has, and 16 bytes.
SecretBytes seal_value(const SecretBytes& value_key, const SecretBytes& value,
                       std::span<const std::uint8_t, kNonceBytes> nonce);

/// Opens what seal_value made.
///
/// returns  nullopt where it was not sealed under this key.
std::optional<SecretBytes> open_value(const SecretBytes& value_key, std::span<const std::uint8_t> sealed);

/// Begins to stretch a human's password, at kStretchCostMin.
///
/// salt  kSaltBytes random bytes.
Stretch build_password_stretch(const SecretBytes& password, std::span<const std::uint8_t, kSaltBytes> salt);

/// Peppers a password that was stretched: a copy of the store alone is not enough to try passwords.
///
/// last_block  of what build_password_stretch began: kBlockBytes.
/// returns    H(pepper key, "sharelink password v1" || stretched, 32), pepper key = H(key, "sharelink password v1",
/// 32).
SecretBytes hash_password(std::span<const std::uint8_t, kKeyBytes> key, const SecretBytes& last_block);

/// The two parts of a sealed share's access proof.
struct AccessProof {
  SecretBytes link_proof;      ///< kLinkProofBytes: who has the link knows it
  SecretBytes password_proof;  ///< kPasswordProofBytes: who has the password too
};

/// Tells the access proof of a sealed share from a human's password.
///
/// returns  nullopt for everything but kAccessProofChars characters of canonical base64url with a dot at its place.
/// source   PROTOCOL.md "Keys".
std::optional<AccessProof> parse_proof(const SecretBytes& password);

/// Finds the access proof that a server could take a password for. bcrypt repeats what it is given, a NUL behind each,
/// and ends after 72 bytes, older ones at the NUL: to a server a proof and six chosen bytes behind it, then any others,
/// are the proof.
///
/// returns  nullopt where the first kAccessProofChars bytes are none as parse_proof reads it.
/// source   PROTOCOL.md "Keys".
std::optional<AccessProof> parse_leading_proof(const SecretBytes& password);

/// Hashes a link proof, which nobody can guess: no slow hash is needed.
///
/// returns  H(k, "sharelink link proof v1" || link proof, 32), k = H(value key, "sharelink link proof v1", 32).
SecretBytes hash_link_proof(const SecretBytes& value_key, const SecretBytes& link_proof);

/// Hashes a password proof, which nobody can guess without the link.
///
/// returns  H(k, "sharelink password proof v1" || password proof, 32), k = H(value key, "sharelink password proof v1",
/// 32).
SecretBytes hash_proof(const SecretBytes& value_key, const SecretBytes& password_proof);

enum class Deleter { creator, reader };

/// A bearer token that deletes one share. It is derived anew each time and stored nowhere.
///
/// returns  H(value key, "sharelink delete by creator v1" or "... by reader v1", 32) as base64url.
std::string build_delete_token(const SecretBytes& value_key, Deleter deleter);

/// Compares in constant time.
bool same_bytes(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

}  // namespace sharelink::worker
