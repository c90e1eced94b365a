#include "sharelink/worker/store.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "../aead.h"
#include "../argon2id.h"
#include "../time_text.h"
#include "sharelink/base64url.h"
#include "sharelink/keys.h"
#include "subkey.h"

namespace sharelink::worker {
namespace {

constexpr std::string_view kIdUse = "sharelink id v1";
constexpr std::string_view kRowUse = "sharelink row v1";
constexpr std::string_view kValueUse = "sharelink value v1";
constexpr std::string_view kPasswordUse = "sharelink password v1";
constexpr std::string_view kSealUse = "sharelink seal v1";
constexpr std::string_view kLinkProofUse = "sharelink link proof v1";
constexpr std::string_view kPasswordProofUse = "sharelink password proof v1";
constexpr std::string_view kDeleteByCreatorUse = "sharelink delete by creator v1";
constexpr std::string_view kDeleteByReaderUse = "sharelink delete by reader v1";
constexpr std::int64_t kMinuteMs = 60'000;

Field<std::string> text(std::string value) { return {Field<std::string>::State::present, std::move(value)}; }
Field<bool> flag(bool value) { return {Field<bool>::State::present, value}; }

ShareMetadata describe(const StoredShare& share) {
  const Field<std::string> null{Field<std::string>::State::null, {}};
  ShareMetadata m;
  m.id = text(build_id(share.id));
  m.expires_at = text(build_iso_time(share.expires_at_ms));
  m.created_at = text(build_iso_time(share.created_at_ms));
  m.updated_at = text(build_iso_time(share.updated_at_ms));
  m.user_id = m.org_id = m.name = m.identity_id = null;
  m.access_type = text("anyone");
  m.type = text("share");
  m.last_viewed_at = share.last_viewed_at_ms ? text(build_iso_time(*share.last_viewed_at_ms)) : null;
  m.expires_after_views.state = share.views_left ? Field<double>::State::present : Field<double>::State::null;
  m.expires_after_views.value = share.views_left.value_or(0);
  return m;
}

std::array<std::uint8_t, kIdBytes - kIdRandomBytes> mac_of(std::span<const std::uint8_t, kKeyBytes> key,
                                                           std::span<const std::uint8_t, kIdRandomBytes> random) {
  std::array<std::uint8_t, kIdBytes - kIdRandomBytes> mac;
  hash_for(key, kIdUse, {random}, mac);
  return mac;
}

SecretBytes hash_secret(std::span<const std::uint8_t> key, std::string_view use, const SecretBytes& secret) {
  SecretBytes hash(kPasswordHashBytes);
  hash_for(key, use, {secret.span()}, {hash.data(), hash.size()});
  return hash;
}

/// spent_now  how many views this answer spends.
ShareStatus status_of(const StoredShare& share, std::uint32_t spent_now) {
  ShareStatus status;
  status.views_left.state = share.views_left ? ViewsLeft::State::counted : ViewsLeft::State::unlimited;
  status.views_left.count = share.views_left.value_or(spent_now) - spent_now;
  status.opened_before = share.last_viewed_at_ms.has_value();
  status.expires_at_ms = share.expires_at_ms;
  return status;
}

std::optional<AccessProof> parse_proof_text(std::string_view text) {
  if (text.size() != kAccessProofChars || text[kLinkProofChars] != '.') return std::nullopt;
  AccessProof proof{SecretBytes(kLinkProofBytes), SecretBytes(kPasswordProofBytes)};
  if (!parse_base64url(text.substr(0, kLinkProofChars), {proof.link_proof.data(), kLinkProofBytes}) ||
      !parse_base64url(text.substr(kLinkProofChars + 1), {proof.password_proof.data(), kPasswordProofBytes})) {
    return std::nullopt;
  }
  return proof;
}

}  // namespace

std::optional<ErrorCode> check_peek(const StoredShare& share, std::int64_t now_ms) {
  if (now_ms >= share.expires_at_ms) return ErrorCode::expired;
  if (share.views_left == 0u) return ErrorCode::view_limit_reached;
  return std::nullopt;
}

std::optional<ErrorCode> check_access(const StoredShare& share, std::int64_t now_ms, PasswordCheck password) {
  if (auto refusal = check_peek(share, now_ms)) return refusal;
  if (!share.has_password) return std::nullopt;
  switch (password) {
    case PasswordCheck::not_given:
      return ErrorCode::password_required;
    case PasswordCheck::wrong:
      return ErrorCode::password_incorrect;
    case PasswordCheck::right:
      return std::nullopt;
  }
  return ErrorCode::password_incorrect;
}

Reply build_peek_reply(const StoredShare& share) {
  StoredShare rounded = share;
  if (rounded.last_viewed_at_ms) *rounded.last_viewed_at_ms -= *rounded.last_viewed_at_ms % kMinuteMs;
  ShareMetadata metadata = describe(rounded);
  metadata.is_password_protected = flag(share.has_password);
  metadata.is_authorized_user = flag(true);
  Reply reply{200, build_share_json(metadata, nullptr), "available"};
  reply.share = status_of(share, 0);
  reply.password_required = share.has_password;
  return reply;
}

Reply build_access_reply(const StoredShare& share, const SecretBytes& value, std::string_view delete_token) {
  ShareMetadata metadata = describe(share);
  metadata.authorized_emails.state = Field<std::vector<std::string>>::State::null;
  metadata.allow_external_emails = flag(false);
  Reply reply{200, build_share_json(metadata, &value, delete_token), "granted", ViewSpent::yes};
  reply.share = status_of(share, 1);
  return reply;
}

ShareId build_store_id(std::span<const std::uint8_t, kKeyBytes> key,
                       std::span<const std::uint8_t, kIdRandomBytes> random) {
  ShareId id;
  std::copy(random.begin(), random.end(), id.bytes.begin());
  const auto mac = mac_of(key, random);
  std::copy(mac.begin(), mac.end(), id.bytes.begin() + kIdRandomBytes);
  return id;
}

bool is_store_id(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id) {
  const auto mac = mac_of(key, std::span(id.bytes).first<kIdRandomBytes>());
  return same_bytes(mac, std::span(id.bytes).subspan<kIdRandomBytes>());
}

std::string build_row_name(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id) {
  std::array<std::uint8_t, 32> name;
  hash_for(key, kRowUse, {id.bytes}, name);
  return build_base64url(name);
}

SecretBytes derive_value_key(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id) {
  SecretBytes value_key(kKeyBytes);
  hash_for(key, kValueUse, {id.bytes}, {value_key.data(), value_key.size()});
  return value_key;
}

SecretBytes seal_value(const SecretBytes& value_key, const SecretBytes& value,
                       std::span<const std::uint8_t, kNonceBytes> nonce) {
  return seal_bytes(derive_subkey(value_key.span(), kSealUse), nonce, {}, value.span());
}

std::optional<SecretBytes> open_value(const SecretBytes& value_key, std::span<const std::uint8_t> sealed) {
  return open_bytes(derive_subkey(value_key.span(), kSealUse), {}, sealed);
}

Stretch build_password_stretch(const SecretBytes& password, std::span<const std::uint8_t, kSaltBytes> salt) {
  return {build_first_blocks(password.view(), salt, kStretchCostMin), kStretchCostMin};
}

SecretBytes hash_password(std::span<const std::uint8_t, kKeyBytes> key, const SecretBytes& last_block) {
  return hash_secret(key, kPasswordUse, hash_last_block(last_block));
}

std::optional<AccessProof> parse_proof(const SecretBytes& password) { return parse_proof_text(password.view()); }

std::optional<AccessProof> parse_leading_proof(const SecretBytes& password) {
  return parse_proof_text(password.view().substr(0, kAccessProofChars));
}

SecretBytes hash_link_proof(const SecretBytes& value_key, const SecretBytes& link_proof) {
  return hash_secret(value_key.span(), kLinkProofUse, link_proof);
}

SecretBytes hash_proof(const SecretBytes& value_key, const SecretBytes& password_proof) {
  return hash_secret(value_key.span(), kPasswordProofUse, password_proof);
}

std::string build_delete_token(const SecretBytes& value_key, Deleter deleter) {
  const std::string_view use = deleter == Deleter::creator ? kDeleteByCreatorUse : kDeleteByReaderUse;
  return build_base64url(derive_subkey(value_key.span(), use).span());
}

bool same_bytes(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace sharelink::worker
