#pragma once

#include <string_view>

#include "sharelink/response.h"
#include "sharelink/worker/reply.h"

namespace sharelink::worker {

/// Turns an upstream's answer into the one that the client gets: parsed, understood and written anew, so that nothing
/// passes that the core does not know. `name`, `userId`, `orgId`, `identityId` and `authorizedEmails` are left out.
///
/// operation   that was asked for.
/// id          canonical id that was asked for; empty for create.
/// request_id  used where the upstream gave none.
/// source      PROTOCOL.md "Worker".
Reply relay_outcome(Operation operation, Outcome outcome, std::string_view id, std::string_view request_id);

}  // namespace sharelink::worker
