#include "token.h"

#include <cstddef>

#include "ascii.h"
#include "sharelink/request.h"

namespace sharelink {
namespace {

bool is_token_char(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("-._~+/").find(c) != std::string_view::npos;
}

}  // namespace

bool is_token(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_token_char(text[end])) ++end;
  if (end == 0 || text.size() > kTokenBytesMax) return false;
  while (end < text.size() && text[end] == '=') ++end;
  return end == text.size();
}

}  // namespace sharelink
