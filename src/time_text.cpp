#include "time_text.h"

#include <array>
#include <chrono>

#include "ascii.h"

namespace sharelink {
namespace {

using std::chrono::sys_days;

/// The shape has been checked: these are digits.
int number(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

struct CivilTime {
  int year, month, day, hour, minute, second, millisecond;
};

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// For what a page loads: of the calendar of std::chrono this is all that it needs.
///
/// year     0 to 9999.
std::optional<std::int64_t> since_1970_ms(const CivilTime& t) {
  constexpr std::array<int, 12> kMonthDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  constexpr int kDaysBefore1970 = 719'528;  // since the year 0
  int days = t.year * 365 + (t.year + 3) / 4 - (t.year + 99) / 100 + (t.year + 399) / 400 - kDaysBefore1970;
  int days_in_month = 0;
  for (int month = 1; month <= t.month && month <= 12; ++month) {
    days += days_in_month;
    days_in_month = kMonthDays[static_cast<std::size_t>(month) - 1] + (month == 2 && is_leap(t.year) ? 1 : 0);
  }
  const bool is_date = t.month >= 1 && t.month <= 12 && t.day >= 1 && t.day <= days_in_month;
  // A leap second (60) is accepted and counts as the next second.
  if (!is_date || t.hour > 23 || t.minute > 59 || t.second > 60) return std::nullopt;
  days += t.day - 1;
  return (((std::int64_t{days} * 24 + t.hour) * 60 + t.minute) * 60 + t.second) * 1000 + t.millisecond;
}

bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool fits = shape[i] == '0' ? is_digit(text[i]) : shape[i] == 'a' ? is_letter(text[i]) : text[i] == shape[i];
    if (!fits) return false;
  }
  return true;
}

int parse_month(std::string_view text) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  for (std::size_t i = 0; i < 12; ++i) {
    if (text == kMonths.substr(i * 3, 3)) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::string padded(std::int64_t value, std::size_t digits) {
  const std::string text = std::to_string(value);
  return std::string(digits > text.size() ? digits - text.size() : 0, '0') + text;
}

}  // namespace

std::optional<std::int64_t> parse_iso_time(std::string_view text) {
  const bool has_fraction = has_shape(text, "0000-00-00T00:00:00.000Z");
  if (!has_fraction && !has_shape(text, "0000-00-00T00:00:00Z")) return std::nullopt;
  const auto at = [&](std::size_t from, std::size_t digits) { return number(text.substr(from, digits)); };
  return since_1970_ms({at(0, 4), at(5, 2), at(8, 2), at(11, 2), at(14, 2), at(17, 2), has_fraction ? at(20, 3) : 0});
}

std::optional<std::int64_t> parse_http_date(std::string_view text) {
  if (!has_shape(text, "aaa, 00 aaa 0000 00:00:00 GMT")) return std::nullopt;
  const auto at = [&](std::size_t from, std::size_t digits) { return number(text.substr(from, digits)); };
  return since_1970_ms({at(12, 4), parse_month(text.substr(8, 3)), at(5, 2), at(17, 2), at(20, 2), at(23, 2), 0});
}

std::string build_iso_time(std::int64_t time_ms) {
  constexpr std::int64_t kDayMs = 86'400'000;
  const std::chrono::year_month_day date{sys_days(std::chrono::days(time_ms / kDayMs))};
  const std::int64_t ms = time_ms % kDayMs;
  return padded(static_cast<int>(date.year()), 4) + "-" + padded(static_cast<unsigned>(date.month()), 2) + "-" +
         padded(static_cast<unsigned>(date.day()), 2) + "T" + padded(ms / 3'600'000, 2) + ":" +
         padded(ms / 60'000 % 60, 2) + ":" + padded(ms / 1000 % 60, 2) + "." + padded(ms % 1000, 3) + "Z";
}

}  // namespace sharelink
