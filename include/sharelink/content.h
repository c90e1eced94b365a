#pragma once

#include <cstddef>
#include <cstdint>

#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kFileNameBytesMax = 255;
inline constexpr std::size_t kMediaTypeBytesMax = 127;

enum class ContentKind : std::uint8_t { text = 0, file = 1 };

/// What a share holds. Plain shares hold text.
struct Content {
  ContentKind kind = ContentKind::text;
  SecretBytes bytes;       ///< text: UTF-8
  SecretBytes file_name;   ///< file: 1 to kFileNameBytesMax bytes of UTF-8; text: empty
  SecretBytes media_type;  ///< file: at most kMediaTypeBytesMax bytes of ASCII, may be empty; text: empty
};

}  // namespace sharelink
