#pragma once

#include <cstdlib>
#include <utility>
#include <variant>

#include "sharelink/error.h"

namespace sharelink {

/// A value or the reason why there is none. A subset of C++23's std::expected<T, ErrorCode>.
/// Reading the value of a failed Result ends the program, as there is nothing safe to return.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(ErrorCode code) : content_(std::in_place_index<1>, code) {}

  bool has_value() const { return content_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& operator*() & { return *checked(); }
  const T& operator*() const& { return *const_cast<Result*>(this)->checked(); }
  T&& operator*() && { return std::move(*checked()); }
  T* operator->() { return checked(); }
  const T* operator->() const { return const_cast<Result*>(this)->checked(); }

  ErrorCode error() const {
    if (has_value()) std::abort();
    return *std::get_if<1>(&content_);
  }

 private:
  T* checked() {
    if (!has_value()) std::abort();
    return std::get_if<0>(&content_);
  }

  std::variant<T, ErrorCode> content_;
};

}  // namespace sharelink
