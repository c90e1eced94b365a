#pragma once

#include "sharelink/fragment.h"
#include "sharelink/keys.h"
#include "sharelink/response.h"

namespace sharelink {

/// The last step of a plain reveal.
///
/// outcome  of an access.
/// returns  the same, but a failure where the value is an envelope: the link lost its end on the way.
/// errors   as Failure::code: link_fragment_missing, and those that it came with.
/// source   PROTOCOL.md "Open".
Outcome open_plain(Outcome outcome);

/// The last step of a sealed reveal: decrypts what was granted.
///
/// outcome  of an access with the proof of `keys`.
/// preset   of the link: without a password a 401 is link_mismatch, as there is no password to be wrong.
/// returns  the content; a failure where the value is not what this link seals.
/// errors   as Failure::code: decrypt_failed, link_mismatch, and those that it came with.
/// source   PROTOCOL.md "Open".
Outcome open_sealed(Outcome outcome, const Keys& keys, PasswordPreset preset);

}  // namespace sharelink
