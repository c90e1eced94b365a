/// sharelink: opens Infisical share links. Start here.
///
/// The path of one reveal, each step's output being the next step's only input:
///
///     parse_link -> parse_password -> build_access -> (the host sends it) -> parse_response -> open_plain
///
/// and of a sealed one, where the server sees neither password nor secret:
///
///     parse_link -> parse_sealed_password -> build_stretch -> (the host stretches it) -> derive_keys -> build_access
///         -> ... -> parse_response -> open_sealed
///
/// The core turns bytes into values and values into bytes. It never fetches, reads a clock, draws
/// random numbers for the caller, calls back or keeps state. PROTOCOL.md says what each step does.
#pragma once

#include "sharelink/base64url.h"
#include "sharelink/content.h"
#include "sharelink/envelope.h"
#include "sharelink/error.h"
#include "sharelink/file_name.h"
#include "sharelink/fragment.h"
#include "sharelink/id.h"
#include "sharelink/kept_reply.h"
#include "sharelink/keys.h"
#include "sharelink/link.h"
#include "sharelink/open.h"
#include "sharelink/password.h"
#include "sharelink/request.h"
#include "sharelink/response.h"
#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"
#include "sharelink/server.h"
#include "sharelink/sign_in.h"
