/** What a person can do on this page after each failure. */
import type { ErrorCode } from '../../../package/types.ts';

/**
 * `check` looks at the share again and never opens it; `sign_in_again`: at Infisical, then here; `infisical`: its page can
 * open it; `none`: the sender has to help.
 */
export type NextStep = 'paste' | 'check' | 'sign_in' | 'sign_in_again' | 'infisical' | 'none';

const nextSteps: Record<ErrorCode, NextStep> = {
  link_empty: 'paste',
  link_too_long: 'paste',
  link_malformed: 'paste',
  link_not_a_share: 'paste',
  link_damaged: 'paste',
  link_ambiguous: 'paste',
  link_wrapped: 'paste',
  link_legacy_key: 'none',
  link_legacy_email: 'none',
  link_version_unknown: 'none',
  link_insecure: 'none',
  link_mismatch: 'none',
  link_fragment_missing: 'none',
  page_required: 'none',
  server_required: 'paste',
  server_invalid: 'none',
  password_too_long: 'check',
  password_invalid: 'check',
  password_unsupported_here: 'check',
  password_memory: 'check',
  token_invalid: 'none',
  value_too_long: 'none',
  value_invalid: 'none',
  file_name_invalid: 'none',
  media_type_invalid: 'none',
  decrypt_failed: 'none',
  expires_in_invalid: 'none',
  max_views_invalid: 'none',
  no_value: 'none',
  response_malformed: 'check',
  response_too_large: 'check',
  wrong_server: 'check',
  server_too_old: 'infisical',
  sign_in_page: 'check',
  password_required: 'check',
  password_incorrect: 'check',
  sign_in_required: 'sign_in',
  not_permitted: 'none',
  other_organization: 'sign_in_again',
  email_not_listed: 'sign_in_again',
  token_rejected: 'sign_in_again',
  token_without_organization: 'sign_in_again',
  session_revoked: 'sign_in_again',
  session_stale: 'sign_in_again',
  not_signed_in: 'sign_in_again',
  sign_in_failed: 'sign_in',
  not_found: 'none',
  expired: 'none',
  view_limit_reached: 'none',
  request_invalid: 'none',
  rate_limited: 'check',
  too_many_guesses: 'check',
  refused: 'check',
  server_error: 'check',
  server_unavailable: 'check',
  server_busy: 'check',
  outcome_unknown: 'check',
  reply_gone: 'check',
  store_full: 'check',
  reply_lost: 'check',
  network_unreachable: 'check',
  webassembly_forbidden: 'none',
  cancelled: 'check',
};

export function nextStep(code: ErrorCode): NextStep {
  return nextSteps[code];
}
