#pragma once

#include <string_view>

#include "sharelink/secret_bytes.h"

namespace sharelink {

/// Makes a file's name safe to show and to save under on any system: path separators, control characters and
/// bidirectional formatting characters become '_', as do a final dot or space; "." and ".." too; a reserved device
/// name gets a '_' before it.
///
/// name     well-formed UTF-8.
/// returns  the name itself where nothing had to change.
/// source   PROTOCOL.md "Envelope".
SecretBytes safe_file_name(std::string_view name);

}  // namespace sharelink
