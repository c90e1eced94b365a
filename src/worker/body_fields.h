#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "sharelink/secret_bytes.h"

namespace sharelink::worker {

enum class JsonType { undefined, null, boolean, number, string, array, object };

/// returns  the type's name as zod spells it.
std::string_view name(JsonType type);

/// One top-level member of a request body.
struct BodyField {
  std::string_view key;
  JsonType type = JsonType::undefined;
  SecretBytes text;   ///< strings only
  double number = 0;  ///< numbers; 1 for true
};

/// Reads the named members of a JSON object; others are ignored, the last of equal keys wins.
/// returns  the type of the whole body; nullopt where it is not JSON or nested deeper than 16.
std::optional<JsonType> read_body_fields(std::string_view json, std::span<BodyField> fields);

}  // namespace sharelink::worker
