#include "sharelink/error.h"

namespace sharelink {

std::string_view name(ErrorCode code) {
  switch (code) {
    case ErrorCode::link_empty:
      return "link_empty";
    case ErrorCode::link_too_long:
      return "link_too_long";
    case ErrorCode::link_malformed:
      return "link_malformed";
    case ErrorCode::link_not_a_share:
      return "link_not_a_share";
    case ErrorCode::link_damaged:
      return "link_damaged";
    case ErrorCode::link_legacy_key:
      return "link_legacy_key";
    case ErrorCode::link_legacy_email:
      return "link_legacy_email";
    case ErrorCode::link_version_unknown:
      return "link_version_unknown";
    case ErrorCode::link_insecure:
      return "link_insecure";
    case ErrorCode::server_required:
      return "server_required";
    case ErrorCode::server_invalid:
      return "server_invalid";
    case ErrorCode::password_too_long:
      return "password_too_long";
    case ErrorCode::password_invalid:
      return "password_invalid";
    case ErrorCode::token_invalid:
      return "token_invalid";
    case ErrorCode::value_too_long:
      return "value_too_long";
    case ErrorCode::value_invalid:
      return "value_invalid";
    case ErrorCode::expires_in_invalid:
      return "expires_in_invalid";
    case ErrorCode::max_views_invalid:
      return "max_views_invalid";
    case ErrorCode::no_value:
      return "no_value";
    case ErrorCode::response_malformed:
      return "response_malformed";
    case ErrorCode::response_too_large:
      return "response_too_large";
    case ErrorCode::wrong_server:
      return "wrong_server";
    case ErrorCode::password_required:
      return "password_required";
    case ErrorCode::password_incorrect:
      return "password_incorrect";
    case ErrorCode::sign_in_required:
      return "sign_in_required";
    case ErrorCode::not_permitted:
      return "not_permitted";
    case ErrorCode::token_rejected:
      return "token_rejected";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::expired:
      return "expired";
    case ErrorCode::view_limit_reached:
      return "view_limit_reached";
    case ErrorCode::request_invalid:
      return "request_invalid";
    case ErrorCode::rate_limited:
      return "rate_limited";
    case ErrorCode::refused:
      return "refused";
    case ErrorCode::server_error:
      return "server_error";
    case ErrorCode::server_unavailable:
      return "server_unavailable";
    case ErrorCode::store_full:
      return "store_full";
    case ErrorCode::reply_lost:
      return "reply_lost";
    case ErrorCode::network_unreachable:
      return "network_unreachable";
    case ErrorCode::cancelled:
      return "cancelled";
  }
  return "";
}

}  // namespace sharelink
