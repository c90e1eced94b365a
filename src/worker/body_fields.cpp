#include "body_fields.h"

#include <sodium.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "sharelink/response.h"

namespace sharelink::worker {
namespace {

using nlohmann::json;

/// Receives nlohmann_json's parse events; keeps the root's type and the named members.
class FieldReader {
 public:
  explicit FieldReader(std::span<BodyField> fields) : fields_(fields) {}

  JsonType root() const { return root_; }

  bool null() { return value(JsonType::null); }
  bool boolean(bool is_true) { return value(JsonType::boolean, is_true ? 1 : 0); }
  bool number_integer(json::number_integer_t number) { return value(JsonType::number, static_cast<double>(number)); }
  bool number_unsigned(json::number_unsigned_t number) { return value(JsonType::number, static_cast<double>(number)); }
  bool number_float(json::number_float_t number, const std::string&) { return value(JsonType::number, number); }
  bool string(std::string& text) {
    value(JsonType::string);
    if (BodyField* field = current()) field->text = SecretBytes::copy_of(text);
    sodium_memzero(text.data(), text.size());  // the parser's own buffer
    return true;
  }
  bool binary(json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(JsonType::object); }
  bool start_array(std::size_t) { return open(JsonType::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& key) {
    if (depth_ == 1) key_ = key;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

 private:
  BodyField* current() {
    if (depth_ != 1 || root_ != JsonType::object) return nullptr;
    for (BodyField& field : fields_) {
      if (field.key == key_) return &field;
    }
    return nullptr;
  }

  bool value(JsonType type, double number = 0) {
    if (depth_ == 0) root_ = type;
    if (BodyField* field = current()) *field = {field->key, type, {}, number};
    return true;
  }
  bool open(JsonType type) {
    value(type);
    return ++depth_ <= kNestingMax;
  }
  bool close() {
    --depth_;
    return true;
  }

  std::span<BodyField> fields_;
  std::string key_;
  std::size_t depth_ = 0;
  JsonType root_ = JsonType::undefined;
};

}  // namespace

std::string_view name(JsonType type) {
  switch (type) {
    case JsonType::undefined:
      return "undefined";
    case JsonType::null:
      return "null";
    case JsonType::boolean:
      return "boolean";
    case JsonType::number:
      return "number";
    case JsonType::string:
      return "string";
    case JsonType::array:
      return "array";
    case JsonType::object:
      return "object";
  }
  return "";
}

std::optional<JsonType> read_body_fields(std::string_view json_text, std::span<BodyField> fields) {
  // nlohmann_json takes NUL for the end and would not see what follows.
  if (json_text.find('\0') != std::string_view::npos) return std::nullopt;
  FieldReader reader(fields);
  if (!json::sax_parse(json_text.begin(), json_text.end(), &reader)) return std::nullopt;
  return reader.root();
}

}  // namespace sharelink::worker
