#include "sharelink/error.h"

#include "error_table.h"

namespace sharelink {

std::string_view name(ErrorCode code) { return row_of(code).name; }

std::optional<ErrorCode> parse_error_code(std::string_view name) {
  for (std::size_t i = 0; i < kErrorTable.size(); ++i) {
    if (name == kErrorTable[i].name) return static_cast<ErrorCode>(i);
  }
  return std::nullopt;
}

std::string_view name(ViewSpent view_spent) {
  switch (view_spent) {
    case ViewSpent::no:
      return "no";
    case ViewSpent::yes:
      return "yes";
    case ViewSpent::unknown:
      return "unknown";
  }
  return "";
}

}  // namespace sharelink
