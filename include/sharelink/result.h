#pragma once

#include <cstdlib>
#include <optional>
#include <utility>

#include "sharelink/error.h"

namespace sharelink {

/// A value or the reason why there is none. A subset of C++23's std::expected<T, ErrorCode>.
/// Reading the value of a failed Result ends the program, as there is nothing safe to return.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(ErrorCode code) : error_(code) {}

  bool has_value() const { return value_.has_value(); }
  explicit operator bool() const { return has_value(); }

  T& operator*() & { return *checked(); }
  const T& operator*() const& { return *const_cast<Result*>(this)->checked(); }
  T&& operator*() && { return std::move(*checked()); }
  T* operator->() { return checked(); }
  const T* operator->() const { return const_cast<Result*>(this)->checked(); }

  ErrorCode error() const {
    if (has_value()) std::abort();
    return error_;
  }

 private:
  T* checked() {
    if (!has_value()) std::abort();
    return &*value_;
  }

  // Not a std::variant, which reaches its values through tables of functions: 2 kB of the module.
  std::optional<T> value_;
  ErrorCode error_{};
};

}  // namespace sharelink
