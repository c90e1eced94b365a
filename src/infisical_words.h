#pragma once

/// What Infisical's server says in its answers, word for word: readers know it by these words, a worker says it in
/// them. The issues of a 422 that nobody has to know again stand where they are written.
namespace sharelink::infisical {

// `error`
inline constexpr const char* kBadRequest = "BadRequest";
inline constexpr const char* kForbidden = "ForbiddenError";
inline constexpr const char* kNotFound = "NotFound";
inline constexpr const char* kNoRoute = "Not Found";
inline constexpr const char* kRateLimited = "RateLimitExceeded";
inline constexpr const char* kServerError = "InternalServerError";
inline constexpr const char* kSessionNotFound = "Session not found";
inline constexpr const char* kStaleSession = "StaleSession";
inline constexpr const char* kTokenError = "TokenError";
inline constexpr const char* kInvalidToken = "InvalidToken";
inline constexpr const char* kTokenNotFound = "AuthTokenNotFound";
inline constexpr const char* kTokenReuse = "TokenReuse";
/// A name of its data layer: a token of no organization, under a 500.
inline constexpr const char* kNoOrganization = "Find org by id";
inline constexpr const char* kUnauthorized = "UnauthorizedError";
inline constexpr const char* kValidationFailure = "ValidationFailure";
/// Not Infisical's: a worker passes on under it what it could not read.
inline constexpr const char* kRefused = "Refused";

// `message`
inline constexpr const char* kPasswordRequired = "Password is required to access this secret";
inline constexpr const char* kPasswordIncorrect = "Invalid credentials";
/// What follows says for what.
inline constexpr const char* kSignInBefore = "Authentication required to ";
inline constexpr const char* kSignInRequired = "Authentication required to view this secret";
inline constexpr const char* kNotAllowed = "You are not allowed to access this resource";
inline constexpr const char* kTokenMissing = "Token missing";
inline constexpr const char* kNoAccess = "You do not have access to this secret";
inline constexpr const char* kNotListed = "You are not authorized to view this secret";
/// Around and in what its router, as each of Fastify's, says of a route that it does not have.
inline constexpr const char* kNoRouteBefore = "Route ";
inline constexpr const char* kNoShares = ":/api/v1/shared-secrets/";
inline constexpr const char* kNoRouteAfter = " not found";
inline constexpr const char* kServiceTokenNotFound = "Service token not found";
inline constexpr const char* kNoValue = "Secret has no value specified";
inline constexpr const char* kExpired = "The shared secret has expired";
inline constexpr const char* kViewLimitReached = "The shared secret has reached its view limit";
/// Around the id that was asked for.
inline constexpr const char* kNotFoundBefore = "Shared secret with ID '";
inline constexpr const char* kNotFoundAfter = "' not found";
inline constexpr const char* kTooManyRequests = "Rate limit exceeded. Please try again later";
inline constexpr const char* kWentWrong = "Something went wrong";

// Of issues: the paths, which are the members of a create, one code and one message.
inline constexpr const char* kSecretValue = "secretValue";
inline constexpr const char* kExpiresIn = "expiresIn";
inline constexpr const char* kMaxViews = "maxViews";
inline constexpr const char* kTooBig = "too_big";
inline constexpr const char* kInvalidDuration = "Invalid duration format";

}  // namespace sharelink::infisical
