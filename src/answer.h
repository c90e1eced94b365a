#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sharelink/response.h"

namespace sharelink {

/// The JSON object of any answer, success or error, before anything is concluded from it.
struct Answer {
  ShareMetadata metadata;
  Field<SecretBytes> secret_value;
  bool secret_value_is_text = true;  ///< false where it is there with another type
  SecretBytes delete_token;          ///< empty where there is none, or what there is has another form
  SecretBytes token;                 ///< of a sign-in; empty where there is none
  std::string error, message, request_id;
};

/// Parses a JSON body.
///
/// body     at most kResponseBytesMax bytes, nested at most kNestingMax deep; the last of equal keys wins;
///          unknown keys are ignored.
/// returns  nullopt where it is not one well-formed JSON object.
std::optional<Answer> parse_answer(std::string_view body);

}  // namespace sharelink
