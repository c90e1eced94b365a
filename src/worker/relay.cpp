#include "sharelink/worker/relay.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sharelink::worker {
namespace {

/// What a stranger who has the link need not learn of who shares.
constexpr std::array<std::string_view, 5> kPrivate{"name", "userId", "orgId", "identityId", "authorizedEmails"};

void leave_out_private(ShareMetadata& metadata) {
  visit_fields(metadata, [](std::string_view key, auto& field) {
    if (std::find(kPrivate.begin(), kPrivate.end(), key) != kPrivate.end()) field = {};
  });
}

/// A client's fetch acts on two statuses by itself: 407 it makes a failure of the network, after 421 it asks once more.
int told_status(int status) { return status == 407 || status == 421 ? 403 : status; }

/// What was asked for.
struct Asked {
  Operation operation;
  std::string_view id, request_id;
};

Reply build_reply(Granted& granted, const Outcome&, const Asked&) {
  leave_out_private(granted.metadata);
  Reply reply{200, build_share_json(granted.metadata, &granted.content.bytes), "granted"};
  reply.share = granted.status;
  return reply;
}

Reply build_reply(Available& available, const Outcome&, const Asked&) {
  leave_out_private(available.metadata);
  Reply reply{200, build_share_json(available.metadata, nullptr), "available"};
  reply.share = available.status;
  const Field<bool>& is_protected = available.metadata.is_password_protected;
  if (is_protected.state == Field<bool>::State::present) reply.password_required = is_protected.value;
  return reply;
}

Reply build_reply(Created& created, const Outcome&, const Asked&) { return build_created(created.id); }

Reply build_reply(Removed&, const Outcome&, const Asked&) { return {204, {}, "removed"}; }

Reply build_reply(Failure& failure, const Outcome& outcome, const Asked& asked) {
  // A success without a value: the view may be spent, which a 400 would deny.
  if (failure.code == ErrorCode::no_value && failure.view_spent == ViewSpent::unknown) {
    Reply reply = build_created(asked.id);
    reply.outcome = name(failure.code);
    return reply;
  }
  return build_refusal({failure.code, failure.view_spent, told_status(outcome.status), asked.id,
                        failure.retry_after_seconds, std::move(failure.issues), asked.operation},
                       asked.request_id);
}

}  // namespace

Reply relay_outcome(Operation operation, Outcome outcome, std::string_view id, std::string_view request_id) {
  const Asked asked{operation, id, outcome.request_id.empty() ? request_id : outcome.request_id};
  const ViewSpent spent = view_spent(outcome);
  Reply reply = std::visit([&](auto& result) { return build_reply(result, outcome, asked); }, outcome.result);
  reply.view_spent = spent;
  return reply;
}

}  // namespace sharelink::worker
