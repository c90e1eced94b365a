#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "vectors.h"

using nlohmann::json;

// Catch2 takes a JSON value for a range of itself and would not come to an end.
template <>
struct Catch::StringMaker<json> {
  static std::string convert(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }
};

inline std::string bytes_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(kDigits.find(hex[i]) * 16 + kDigits.find(hex[i + 1]));
  }
  return bytes;
}

/// Reads a text of a vector: a string or a list of pieces. A piece is a string, {"hex": "ff"} or
/// {"repeat": "a", "times": 8192}.
inline std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.contains("hex")) return bytes_of_hex(value["hex"].get<std::string>());
  std::string text;
  if (value.contains("repeat")) {
    const std::string piece = value["repeat"].get<std::string>();
    const auto times = value["times"].get<std::size_t>();
    if (piece.size() == 1) return std::string(times, piece[0]);
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
  }
  for (const json& piece : value) text += text_of(piece);
  return text;
}

/// returns  the text of a member, "" where the case has none.
inline std::string text_of(const json& object, const char* key) {
  return object.contains(key) ? text_of(object[key]) : std::string();
}

inline json parse_json(std::string_view text) {
  json value = json::parse(text, nullptr, false);
  CHECK_FALSE(value.is_discarded());
  return value;
}

/// Runs `check` on each case of tests/vectors/<stem>.json; two cases of one name, or none at all, are a failure.
template <typename Check>
void for_each_case(std::string_view stem, Check check) {
  const json cases = parse_json(vector_file(stem));
  CHECK(cases.is_array());
  CHECK_FALSE(cases.empty());
  std::set<std::string> names;
  for (const json& c : cases) {
    const std::string name = c.value("name", "");
    INFO(stem << ".json: " << name);
    CHECK(names.insert(name).second);
    check(c);
  }
}

inline std::span<const std::uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
