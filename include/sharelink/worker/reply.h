#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sharelink/error.h"
#include "sharelink/response.h"
#include "sharelink/secret_bytes.h"

namespace sharelink::worker {

/// An HTTP answer in Infisical's own words, ready to be sent as application/json, and what its client reads in it.
struct Reply {
  int status = 0;
  SecretBytes body;               ///< JSON in UTF-8
  std::string_view outcome = {};  ///< its kind, as response.h names it
  ViewSpent view_spent = ViewSpent::no;
  std::optional<std::uint32_t> retry_after_seconds = {};
  std::optional<ShareStatus> share = {};       ///< of a share that is told about
  std::optional<bool> password_required = {};  ///< the same; nullopt: not told
};

/// What an answer that refuses must say. parse_response reads each back as the same code, where that has words.
struct Refusal {
  ErrorCode code;
  ViewSpent view_spent = ViewSpent::no;
  int status = 0;       ///< `refused` only: the 4xx to pass on
  std::string_view id;  ///< not_found only: the canonical id that was asked for
  std::optional<std::uint32_t> retry_after_seconds;
  std::vector<Issue> issues;  ///< of a 422; empty: the code's own
  Operation operation = Operation::access;
};

/// Builds Infisical's error body, and for what Infisical cannot say a 5xx whose `error` is the code.
///
/// request_id  "req-" and 14 letters or digits, from the host.
/// source      PROTOCOL.md "Worker".
Reply build_refusal(const Refusal& refusal, std::string_view request_id);

/// Builds the 410 for a route by which older clients opened shares: what is done for an access is not done there.
Reply build_legacy_refusal(std::string_view request_id);

/// Writes a share as a server publishes it. Missing fields are left out, null stays null.
///
/// value         the secret for a granted access; nullptr for a peek.
/// delete_token  empty: none.
SecretBytes build_share_json(const ShareMetadata& metadata, const SecretBytes* value,
                             std::string_view delete_token = {});

/// delete_token  empty: none.
/// returns       200 {"id": id}, and `deleteToken` where there is one.
Reply build_created(std::string_view id, std::string_view delete_token = {});

}  // namespace sharelink::worker
