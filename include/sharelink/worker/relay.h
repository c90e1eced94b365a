#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sharelink/response.h"
#include "sharelink/worker/reply.h"

namespace sharelink::worker {

struct Relayed {
  Reply reply;
  std::string_view kind;  ///< of the outcome, for counters
  ViewSpent view_spent = ViewSpent::unknown;
  bool unlimited = false;                     ///< the share can be opened again as often as anyone likes
  std::optional<std::int64_t> expires_at_ms;  ///< of a share that was told about
};

/// Turns an upstream's answer into the one that the client gets: parsed, understood and written anew, so that nothing
/// passes that the core does not know. `name`, `userId`, `orgId`, `identityId` and `authorizedEmails` are left out.
///
/// id          canonical id that was asked for; empty for create.
/// request_id  used where the upstream gave none.
/// source      PROTOCOL.md "Worker".
Relayed relay_outcome(Outcome outcome, std::string_view id, std::string_view request_id);

}  // namespace sharelink::worker
