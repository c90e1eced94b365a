#pragma once

#include <string>
#include <utility>
#include <variant>

#include "cases.h"
#include "sharelink/response.h"

inline sharelink::Operation operation_of(const json& c) {
  if (c["operation"] == "peek") return sharelink::Operation::peek;
  if (c["operation"] == "remove") return sharelink::Operation::remove;
  return c["operation"] == "access" ? sharelink::Operation::access : sharelink::Operation::create;
}

inline sharelink::ErrorCode code_of(const json& name) {
  const auto code = sharelink::parse_error_code(name.get<std::string>());
  REQUIRE(code.has_value());
  return *code;
}

/// What was recorded of Infisical, both times; a request without a body has null.
inline json recorded_exchanges() {
  json all = json::array();
  for (const char* file : {"infisical_transcripts", "infisical_transcripts_2"}) {
    for (json& exchange : parse_json(vector_file(file))) {
      exchange["request"].emplace("body", nullptr);
      all.push_back(std::move(exchange));
    }
  }
  return all;
}

/// The published names, so that a test compares what it would compare on the wire.
inline json describe(const sharelink::ShareMetadata& metadata) {
  json members = json::object();
  const auto add = [&](const char* key, const auto& field) {
    using State = typename std::decay_t<decltype(field)>::State;
    if (field.state == State::present) members[key] = field.value;
    if (field.state == State::null) members[key] = nullptr;
  };
  add("id", metadata.id);
  add("expiresAt", metadata.expires_at);
  add("userId", metadata.user_id);
  add("orgId", metadata.org_id);
  add("createdAt", metadata.created_at);
  add("updatedAt", metadata.updated_at);
  add("expiresAfterViews", metadata.expires_after_views);
  add("accessType", metadata.access_type);
  add("name", metadata.name);
  add("lastViewedAt", metadata.last_viewed_at);
  add("type", metadata.type);
  add("authorizedEmails", metadata.authorized_emails);
  add("identityId", metadata.identity_id);
  add("allowExternalEmails", metadata.allow_external_emails);
  add("orgName", metadata.org_name);
  add("isPasswordProtected", metadata.is_password_protected);
  add("isAuthorizedUser", metadata.is_authorized_user);
  return members;
}

inline void describe(const sharelink::ShareStatus& status, json& members) {
  using State = sharelink::ViewsLeft::State;
  const sharelink::ViewsLeft& left = status.views_left;
  members["views_left"] = left.state == State::counted     ? json(left.count)
                          : left.state == State::unlimited ? json("unlimited")
                                                           : json("unknown");
  if (status.opened_before) members["opened_before"] = *status.opened_before;
  if (status.expires_at_ms) members["expires_at_ms"] = *status.expires_at_ms;
}

/// Everything that an outcome tells but its status, as the vectors write it.
inline json describe(const sharelink::Outcome& outcome) {
  json members = {{"kind", kind(outcome)}, {"view_spent", name(view_spent(outcome))}};
  if (outcome.server_time_ms) members["server_time_ms"] = *outcome.server_time_ms;
  if (outcome.has_page) members["has_page"] = true;
  if (!outcome.request_id.empty()) members["request_id"] = outcome.request_id;
  if (const auto* granted = std::get_if<sharelink::Granted>(&outcome.result)) {
    members["value"] = granted->content.bytes.view();
    members["metadata"] = describe(granted->metadata);
    describe(granted->status, members);
  }
  if (const auto* available = std::get_if<sharelink::Available>(&outcome.result)) {
    members["metadata"] = describe(available->metadata);
    describe(available->status, members);
    if (available->confirm != sharelink::Confirm::unsaid) members["confirm"] = name(available->confirm);
  }
  if (const auto* created = std::get_if<sharelink::Created>(&outcome.result)) members["id"] = created->id;
  if (const auto* failure = std::get_if<sharelink::Failure>(&outcome.result)) {
    if (failure->retry_after_seconds) members["retry_after_seconds"] = *failure->retry_after_seconds;
    for (const sharelink::Issue& issue : failure->issues) {
      members["issues"].push_back({{"code", issue.code}, {"path", issue.path}, {"message", issue.message}});
    }
  }
  return members;
}

/// What a vector expects, with its long texts written out. Metadata is compared only where the vector lists it.
inline json expected(json expect, json& actual) {
  if (!expect.contains("metadata")) actual.erase("metadata");
  for (const char* key : {"value", "request_id"}) {
    if (expect.contains(key)) expect[key] = text_of(expect[key]);
  }
  if (expect.contains("issues")) {
    for (json& issue : expect["issues"]) {
      for (json& text : issue) text = text_of(text);
    }
  }
  return expect;
}

/// A response of the vectors: headers default to those of JSON, the body is given as `json` or byte by byte as `body`.
struct Answer {
  explicit Answer(const json& c) : status(c.value("status", 0)), body(text_of(c, "body")) {
    if (c.contains("json")) body = c["json"].dump();
    if (!c.contains("headers")) headers = "content-type: application/json; charset=utf-8\n";
    for (const json& line : c.value("headers", json::array())) headers += text_of(line) + "\n";
  }
  sharelink::Outcome parse(sharelink::Operation operation) const {
    return sharelink::parse_response(operation, {status, headers, body});
  }

  int status;
  std::string headers, body;
};

inline sharelink::Outcome outcome_of(const json& c, sharelink::Operation operation) {
  return c.contains("failure") ? sharelink::build_failure(operation, code_of(c["failure"]))
                               : Answer(c).parse(operation);
}

/// A text of pieces can be megabytes: the vectors themselves try those, the properties do without.
inline bool is_long(const json& c) { return c.contains("body") && !c["body"].is_string(); }
