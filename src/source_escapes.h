#pragma once

#include <string_view>

#include "sharelink/secret_bytes.h"

namespace sharelink {

/// Undoes quoted-printable: soft line breaks, and "=3D" for "=".
///
/// returns  empty where nothing in the text looks like it.
/// source   RFC 2045, section 6.7.
SecretBytes quoted_printable_decoded(std::string_view text);

/// Undoes the escapes of JSON, Markdown and HTML that stand for marks of a link, in no host.
///
/// returns  empty where there is none.
/// source   PROTOCOL.md "Text", rule 8.
SecretBytes source_escapes_undone(std::string_view text);

}  // namespace sharelink
