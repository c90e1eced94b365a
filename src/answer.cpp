#include "answer.h"

#include <sodium.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "ascii.h"
#include "sharelink/base64url.h"

namespace sharelink {
namespace {

using nlohmann::json;

constexpr std::size_t kTextsMax = 1000;
constexpr std::size_t kRequestIdCharsMax = 64;
constexpr std::size_t kDeleteTokenBytes = 32;

/// The published field that a key names, by the type of its value: one pointer at most is set.
struct Named {
  Field<std::string>* text = nullptr;
  Field<bool>* flag = nullptr;
  Field<double>* number = nullptr;
  Field<std::vector<std::string>>* texts = nullptr;

  void set(Field<std::string>& field) { text = &field; }
  void set(Field<bool>& field) { flag = &field; }
  void set(Field<double>& field) { number = &field; }
  void set(Field<std::vector<std::string>>& field) { texts = &field; }

  template <typename Change>
  void change(Change change) const {
    if (text != nullptr) change(*text);
    if (flag != nullptr) change(*flag);
    if (number != nullptr) change(*number);
    if (texts != nullptr) change(*texts);
  }
};

// It goes into bug reports: anything that does not look like Infisical's own is left out.
bool is_request_id(std::string_view text) {
  if (!text.starts_with("req-") || text.size() > kRequestIdCharsMax) return false;
  for (char c : text) {
    if (!is_digit(c) && !is_letter(c) && c != '-') return false;
  }
  return true;
}

bool is_delete_token(std::string_view text) {
  SecretBytes bytes(kDeleteTokenBytes);
  return parse_base64url(text, {bytes.data(), bytes.size()});
}

/// Receives nlohmann_json's parse events. Only the top level and the addresses are kept.
class AnswerReader {
 public:
  Answer take() { return std::move(answer_); }

  bool null() {
    if (depth_ == 1) clear(FieldState::null);
    return depth_ > 0;
  }
  bool boolean(bool value) {
    if (depth_ == 1) {
      clear();
      set(named_.flag, value);
    }
    return depth_ > 0;
  }
  bool number_integer(json::number_integer_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(json::number_unsigned_t value) { return number(static_cast<double>(value)); }
  bool number_float(json::number_float_t value, const std::string&) { return number(value); }
  bool string(std::string& value) {
    if (depth_ == 1) {
      set_text(value);
    } else if (depth_ == 2 && named_.texts != nullptr) {
      auto& [state, texts] = *named_.texts;
      if (state == FieldState::present && texts.size() < kTextsMax) texts.push_back(value);
    }
    return depth_ > 0;
  }
  bool binary(json::binary_t&) { return false; }

  bool start_object(std::size_t) {
    if (depth_ == 1) clear();
    return ++depth_ <= kNestingMax;
  }
  bool key(std::string& key) {
    if (depth_ == 1) {
      key_ = key;
      named_ = {};
      visit_fields(answer_.metadata, [&](const char* known, auto& field) {
        if (key == known) named_.set(field);
      });
    }
    return true;
  }
  bool end_object() {
    --depth_;
    return true;
  }
  bool start_array(std::size_t) {
    if (depth_ == 1) {
      clear();
      set(named_.texts, {});
    }
    if (depth_ == 0) return false;
    return ++depth_ <= kNestingMax;
  }
  bool end_array() {
    --depth_;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

 private:
  bool number(double value) {
    if (depth_ == 1) {
      clear();
      set(named_.number, value);
    }
    return depth_ > 0;
  }

  template <typename T>
  static void set(Field<T>* field, T value) {
    if (field != nullptr) *field = {FieldState::present, std::move(value)};
  }

  /// Forgets what an earlier equal key set, so that the last one wins even where its type is wrong.
  ///
  /// state    missing or null.
  void clear(FieldState state = FieldState::missing) {
    named_.change([&](auto& field) { field = {state, {}}; });
    if (key_ == "error") answer_.error.clear();
    if (key_ == "message") answer_.message.clear();
    if (key_ == "reqId") answer_.request_id.clear();
    if (SecretBytes* token = named_token()) *token = {};
    if (key_ == "secretValue") {
      answer_.secret_value = {state, {}};
      answer_.secret_value_is_text = state == FieldState::null;
    }
  }

  /// returns  the token that the key names; nullptr: it names none.
  SecretBytes* named_token() {
    if (key_ == "deleteToken") return &answer_.delete_token;
    return key_ == "token" ? &answer_.token : nullptr;
  }

  void set_text(std::string& value) {
    clear();
    if (key_ == "secretValue") {
      answer_.secret_value = {FieldState::present, SecretBytes::copy_of(value)};
      answer_.secret_value_is_text = true;
      sodium_memzero(value.data(), value.size());  // the parser's own buffer
      return;
    }
    if (SecretBytes* token = named_token()) {
      *token = SecretBytes::copy_of(value);
      sodium_memzero(value.data(), value.size());
      return;
    }
    set(named_.text, value);
    if (key_ == "error") answer_.error = value;
    if (key_ == "message") answer_.message = value;
    if (key_ == "reqId" && is_request_id(value)) answer_.request_id = value;
  }

  Answer answer_;
  std::string key_;
  Named named_;  ///< by key_
  std::size_t depth_ = 0;
};

}  // namespace

std::optional<Answer> parse_answer(std::string_view body) {
  // nlohmann_json takes NUL for the end and would not see what follows.
  if (body.find('\0') != std::string_view::npos) return std::nullopt;
  AnswerReader reader;
  if (!json::sax_parse(body.begin(), body.end(), &reader)) return std::nullopt;
  Answer answer = reader.take();
  if (!is_delete_token(answer.delete_token.view())) answer.delete_token = {};
  return answer;
}

}  // namespace sharelink
