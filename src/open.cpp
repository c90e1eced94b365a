#include "sharelink/open.h"

#include <utility>

#include "error_table.h"
#include "sharelink/envelope.h"

namespace sharelink {
namespace {

/// After a granted access.
void fail(Outcome& outcome, ErrorCode code) { outcome.result = Failure{code, view_of_access(code, 200), {}, {}}; }

}  // namespace

Outcome open_plain(Outcome outcome) {
  const auto* granted = std::get_if<Granted>(&outcome.result);
  if (granted != nullptr && is_envelope(granted->content.bytes.view())) fail(outcome, ErrorCode::link_fragment_missing);
  return outcome;
}

Outcome open_sealed(Outcome outcome, const Keys& keys, PasswordPreset preset) {
  if (auto* failure = std::get_if<Failure>(&outcome.result)) {
    const bool is_password =
        failure->code == ErrorCode::password_incorrect || failure->code == ErrorCode::password_required;
    if (is_password && preset == PasswordPreset::none) failure->code = ErrorCode::link_mismatch;
    return outcome;
  }
  auto* granted = std::get_if<Granted>(&outcome.result);
  if (granted == nullptr) return outcome;
  auto content = open_envelope(keys, granted->content.bytes.view());
  if (content) {
    granted->content = std::move(*content);
  } else {
    fail(outcome, content.error());
  }
  return outcome;
}

}  // namespace sharelink
