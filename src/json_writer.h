#pragma once

#include <cstddef>
#include <string_view>

#include "sharelink/secret_bytes.h"

namespace sharelink {

/// Appends JSON text to a buffer, or only measures it where there is none.
class JsonWriter {
 public:
  explicit JsonWriter(char* out) : out_(out) {}

  void raw(std::string_view json);
  void string(std::string_view utf8);
  std::size_t size() const { return size_; }

 private:
  char* out_;
  std::size_t size_ = 0;
};

/// Runs `write` twice, to measure and to fill, so that no growing buffer leaves copies of a secret behind.
template <typename Write>
SecretBytes build_json(Write write) {
  JsonWriter measure(nullptr);
  write(measure);
  SecretBytes json(measure.size());
  JsonWriter fill(reinterpret_cast<char*>(json.data()));
  write(fill);
  return json;
}

}  // namespace sharelink
