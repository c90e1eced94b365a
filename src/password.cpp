#include "sharelink/password.h"

#include "utf8.h"

namespace sharelink {

Result<SecretBytes> parse_password(std::string_view password) {
  if (password.size() > kPasswordBytesMax) return ErrorCode::password_too_long;
  if (!is_utf8(password)) return ErrorCode::password_invalid;
  return SecretBytes::copy_of(password);
}

}  // namespace sharelink
