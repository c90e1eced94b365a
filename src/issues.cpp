#include "issues.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "ascii.h"
#include "utf8.h"

namespace sharelink {
namespace {

using nlohmann::json;

constexpr std::size_t kIssueTextBytesMax = 200;
constexpr double kIndexMax = 1e9;

/// Receives nlohmann_json's parse events. An issue is an object that stands directly in the list `message`.
class IssueReader {
 public:
  std::vector<Issue> take() { return std::move(issues_); }

  bool null() { return scalar(); }
  bool boolean(bool) { return scalar(); }
  bool number_integer(json::number_integer_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(json::number_unsigned_t value) { return number(static_cast<double>(value)); }
  bool number_float(json::number_float_t value, const std::string&) { return number(value); }
  bool string(std::string& value) {
    set_text(value);
    return scalar();
  }
  bool binary(json::binary_t&) { return false; }

  bool start_object(std::size_t) {
    open(false);
    if (is_in_issue(3) && issues_.size() <= kIssuesMax) issues_.emplace_back();
    return depth_ <= kNestingMax;
  }
  bool key(std::string& key) {
    if (depth_ == 1) key_ = key;
    if (is_in_issue(3)) {
      issue_key_ = key;
      // Of equal keys the last one wins.
      if (std::string* text = named_text()) text->clear();
    }
    return true;
  }
  bool end_object() {
    --depth_;
    return true;
  }
  bool start_array(std::size_t) {
    if (depth_ == 0) return false;
    open(true);
    return depth_ <= kNestingMax;
  }
  bool end_array() {
    --depth_;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

 private:
  /// Forgets what an earlier equal key has set.
  bool scalar() {
    if (depth_ == 1 && key_ == "message") issues_.clear();
    return depth_ > 0;
  }

  void open(bool is_list) {
    scalar();
    lists_[depth_] = is_list;
    ++depth_;
  }

  /// Whether it stands directly in an issue (3), or in a list of one (4).
  bool is_in_issue(std::size_t depth) const {
    return depth_ == depth && key_ == "message" && lists_[1] && !lists_[2] && (depth == 3 || lists_[3]);
  }

  bool number(double value) {
    const bool is_index = value >= 0 && value <= kIndexMax;
    if (is_in_issue(4) && is_index) set_text(to_decimal(static_cast<std::uint32_t>(value)));
    return scalar();
  }

  /// returns  what the key of an issue names; nullptr: nothing that is kept.
  std::string* named_text() {
    Issue& issue = issues_.back();
    if (issue_key_ == "code") return &issue.code;
    if (issue_key_ == "message") return &issue.message;
    return issue_key_ == "path" ? &issue.path : nullptr;
  }

  void set_text(std::string_view value) {
    const bool is_part = is_in_issue(4);
    if (issues_.size() > kIssuesMax || !(is_part || is_in_issue(3)) || is_part != (issue_key_ == "path")) return;
    std::string* const text = named_text();
    if (text == nullptr) return;
    if (!text->empty()) *text += '.';  // of a path
    *text += value;
    text->resize(utf8_prefix(*text, kIssueTextBytesMax).size());
  }

  std::vector<Issue> issues_;
  std::string key_, issue_key_;
  std::size_t depth_ = 0;
  std::array<bool, kNestingMax + 1> lists_ = {};  ///< whether what is open at a depth is a list
};

}  // namespace

std::vector<Issue> parse_issues(std::string_view body) {
  // nlohmann_json takes NUL for the end and would not see what follows.
  if (body.find('\0') != std::string_view::npos) return {};
  IssueReader reader;
  if (!json::sax_parse(body.begin(), body.end(), &reader)) return {};
  std::vector<Issue> issues = reader.take();
  if (issues.size() > kIssuesMax) issues.resize(kIssuesMax);
  return issues;
}

}  // namespace sharelink
