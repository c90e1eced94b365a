#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sharelink/error.h"

namespace sharelink {

/// What becomes of the view of an access that ends so: one of three, or another one under one HTTP status.
enum class ViewRule : std::uint8_t { no, yes, unknown, no_under_400, no_under_404, unknown_under_200 };

/// All that is fixed about one code. PROTOCOL.md "Codes" and "Worker" have the same as tables.
struct ErrorRow {
  const char* name = nullptr;  // a string_view would make the module a quarter of a kilobyte larger
  ViewRule view = ViewRule::unknown;
  std::int16_t worker_status = 0;  ///< under which a worker says the code by its name; 0: it does not
};

inline constexpr std::size_t kErrorCodes = static_cast<std::size_t>(kErrorCodeLast) + 1;

/// By code.
inline constexpr std::array<ErrorRow, kErrorCodes> kErrorTable = [] {
  using enum ErrorCode;
  using enum ViewRule;
  struct CodeRow {
    ErrorCode code;
    ErrorRow row;
  };
  constexpr CodeRow kRows[] = {
      {link_empty, {"link_empty", no}},
      {link_too_long, {"link_too_long", no}},
      {link_malformed, {"link_malformed", no}},
      {link_not_a_share, {"link_not_a_share", no}},
      {link_damaged, {"link_damaged", no}},
      {link_ambiguous, {"link_ambiguous", no}},
      {link_wrapped, {"link_wrapped", no}},
      {link_legacy_key, {"link_legacy_key", no}},
      {link_legacy_email, {"link_legacy_email", no}},
      {link_version_unknown, {"link_version_unknown", no}},
      {link_insecure, {"link_insecure", no}},
      {server_required, {"server_required", no}},
      {server_invalid, {"server_invalid", no}},
      {link_mismatch, {"link_mismatch", no}},
      {link_fragment_missing, {"link_fragment_missing", yes}},
      {page_required, {"page_required", no}},
      {password_too_long, {"password_too_long", no}},
      {password_invalid, {"password_invalid", no}},
      {password_unsupported_here, {"password_unsupported_here", no}},
      {password_memory, {"password_memory", no}},
      {token_invalid, {"token_invalid", no}},
      {value_too_long, {"value_too_long", no}},
      {value_invalid, {"value_invalid", no}},
      {file_name_invalid, {"file_name_invalid", no}},
      {media_type_invalid, {"media_type_invalid", no}},
      {expires_in_invalid, {"expires_in_invalid", no}},
      {max_views_invalid, {"max_views_invalid", no}},
      {no_value, {"no_value", no_under_400}},
      {response_malformed, {"response_malformed", unknown, 502}},
      {response_too_large, {"response_too_large", unknown, 502}},
      {wrong_server, {"wrong_server", no_under_404, 502}},
      {server_too_old, {"server_too_old", no}},
      {sign_in_page, {"sign_in_page", unknown_under_200}},
      {password_required, {"password_required", no}},
      {password_incorrect, {"password_incorrect", no}},
      {sign_in_required, {"sign_in_required", no}},
      {not_permitted, {"not_permitted", no}},
      {other_organization, {"other_organization", no}},
      {email_not_listed, {"email_not_listed", no}},
      {token_rejected, {"token_rejected", no}},
      {token_without_organization, {"token_without_organization", no}},
      {session_revoked, {"session_revoked", no}},
      {session_stale, {"session_stale", no}},
      {not_signed_in, {"not_signed_in", no}},
      {sign_in_failed, {"sign_in_failed", no}},
      {not_found, {"not_found", no}},
      {expired, {"expired", no}},
      {view_limit_reached, {"view_limit_reached", no}},
      {request_invalid, {"request_invalid", no}},
      {rate_limited, {"rate_limited", no}},
      {too_many_guesses, {"too_many_guesses", no, 429}},
      {refused, {"refused", no}},
      {server_error, {"server_error", unknown}},
      {server_unavailable, {"server_unavailable", unknown}},
      {store_full, {"store_full", no, 507}},
      {server_busy, {"server_busy", no, 503}},
      {outcome_unknown, {"outcome_unknown", unknown, 504}},
      {reply_gone, {"reply_gone", yes, 410}},
      {decrypt_failed, {"decrypt_failed", yes}},
      {reply_lost, {"reply_lost", unknown, 504}},
      {network_unreachable, {"network_unreachable", no, 502}},
      {webassembly_forbidden, {"webassembly_forbidden", no}},
      {cancelled, {"cancelled", unknown}},
  };
  std::array<ErrorRow, kErrorCodes> table = {};
  for (const CodeRow& given : kRows) table[static_cast<std::size_t>(given.code)] = given.row;
  return table;
}();

static_assert(std::all_of(kErrorTable.begin(), kErrorTable.end(),
                          [](const ErrorRow& row) { return row.name != nullptr; }));

constexpr const ErrorRow& row_of(ErrorCode code) { return kErrorTable[static_cast<std::size_t>(code)]; }

/// status   HTTP status of the answer to an access; 0: no answer.
constexpr ViewSpent view_of_access(ErrorCode code, int status) {
  switch (row_of(code).view) {
    case ViewRule::no:
      return ViewSpent::no;
    case ViewRule::yes:
      return ViewSpent::yes;
    case ViewRule::unknown:
      return ViewSpent::unknown;
    case ViewRule::no_under_400:
      return status == 400 ? ViewSpent::no : ViewSpent::unknown;
    case ViewRule::no_under_404:
      return status == 404 ? ViewSpent::no : ViewSpent::unknown;
    case ViewRule::unknown_under_200:
      return status == 200 ? ViewSpent::unknown : ViewSpent::no;
  }
  return ViewSpent::unknown;
}

}  // namespace sharelink
