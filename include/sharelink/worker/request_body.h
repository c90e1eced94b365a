#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "sharelink/secret_bytes.h"
#include "sharelink/worker/reply.h"

namespace sharelink::worker {

inline constexpr std::size_t kBodyBytesMax = std::size_t{2} * 1024 * 1024;
/// Of the value as build_access_reply() writes it: the store keeps no row of 2 MB, and so no longer reply.
inline constexpr std::size_t kValueJsonBytesMax = 1'890'000;
inline constexpr std::int64_t kLifetimeMaxMs = std::int64_t{30} * 24 * 60 * 60 * 1000;

/// The body of POST /{id}/access.
struct AccessBody {
  SecretBytes password;  ///< empty: none given
};

/// The body of POST /public.
struct CreateBody {
  SecretBytes value;
  std::size_t value_json_bytes = 0;  ///< as build_access_reply() writes it
  SecretBytes password;              ///< empty: none
  std::int64_t lifetime_ms = 0;
  std::optional<std::uint32_t> max_views;
  bool allow_delete = false;  ///< whoever opens the share may delete it
};

struct CreateLimits {
  std::size_t value_chars_max = 10'000;                        ///< UTF-16 code units, as Infisical counts
  std::int64_t lifetime_min_ms = std::int64_t{5} * 60 * 1000;  ///< up to kLifetimeMaxMs
};

/// Reads an access body as Infisical does: unknown keys ignored, the last of equal keys wins.
///
/// body        at most kBodyBytesMax bytes; empty counts as null, which is refused.
/// returns     the password, or the 422 with Infisical's issues, "invalid_json" among them.
/// source      PROTOCOL.md "Worker".
std::variant<AccessBody, Reply> parse_access_body(std::string_view body, std::string_view request_id);

/// Reads a create body as Infisical does, and `allowDelete`, which is the worker's own; what makes Infisical fail with
/// a 500 is a 422 here.
///
/// body        as parse_access_body takes it.
/// returns     the share to store, or the 422 with Infisical's issues.
/// source      PROTOCOL.md "Create", "Worker".
std::variant<CreateBody, Reply> parse_create_body(std::string_view body, const CreateLimits& limits,
                                                  std::string_view request_id);

/// Parses a duration in the grammar of npm's `ms` ("1h", "2 hours", "1.5d", "3600000").
///
/// text     1 to 100 bytes.
/// returns  milliseconds, possibly negative; nullopt for any other text.
std::optional<double> parse_duration_ms(std::string_view text);

}  // namespace sharelink::worker
