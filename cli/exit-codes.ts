/** The one table of exit codes. docs/command-line.md repeats it, and a test compares the two. */
import type { ErrorCode } from '../package/hosts/node.ts';

/** What ends a command and is no answer of a server. */
export type CommandError =
  | 'unexpected'
  | 'not_confirmed'
  | 'input_unreadable'
  | 'output_refused'
  | 'output_lost'
  | 'usage'
  | 'page_differs'
  | 'page_headers_differ';

/** The tens tell the group, so that a script can test for a range. A code never changes its meaning. */
export const exitCodes: Readonly<Record<'done' | ErrorCode | CommandError, number>> = {
  done: 0,
  unexpected: 1,

  link_empty: 10,
  link_too_long: 11,
  link_malformed: 12,
  link_not_a_share: 13,
  link_damaged: 14,
  link_legacy_key: 15,
  link_legacy_email: 16,
  link_version_unknown: 17,
  link_mismatch: 18,
  link_fragment_missing: 19,

  password_required: 20,
  password_incorrect: 21,
  password_too_long: 22,
  password_invalid: 23,
  password_unsupported_here: 24,
  password_memory: 25,
  sign_in_required: 26,
  not_permitted: 27,
  token_rejected: 28,
  token_invalid: 29,

  server_required: 30,
  server_invalid: 31,
  link_insecure: 32,
  page_required: 33,
  value_too_long: 34,
  value_invalid: 35,
  file_name_invalid: 36,
  media_type_invalid: 37,
  expires_in_invalid: 38,
  max_views_invalid: 39,

  not_found: 40,
  expired: 41,
  view_limit_reached: 42,
  no_value: 43,
  decrypt_failed: 44,
  response_malformed: 45,
  response_too_large: 46,
  outcome_unknown: 47,
  reply_gone: 48,
  sign_in_page: 49,

  network_unreachable: 50,
  reply_lost: 51,
  server_unavailable: 52,
  rate_limited: 53,
  refused: 54,
  server_error: 55,
  store_full: 56,
  wrong_server: 57,
  request_invalid: 58,
  server_busy: 59,

  not_confirmed: 60,
  input_unreadable: 61,
  output_refused: 62,
  output_lost: 63,
  usage: 64,

  page_differs: 70,
  page_headers_differ: 71,

  link_ambiguous: 80,
  link_wrapped: 81,

  too_many_guesses: 90,

  webassembly_forbidden: 100,

  not_signed_in: 110,
  sign_in_failed: 111,
  session_revoked: 112,
  session_stale: 113,
  token_without_organization: 114,
  other_organization: 115,
  email_not_listed: 116,

  server_too_old: 120,

  cancelled: 130,
};

/** What the tens stand for, in the order of the table. */
export const exitCodeGroups: readonly (readonly [first: number, about: string])[] = [
  [0, 'success, or a fault of sharelink itself'],
  [10, 'the link'],
  [20, 'password, token or permission'],
  [30, 'what was to be shared, or where'],
  [40, 'the share, or what came back for it'],
  [50, 'server and network'],
  [60, 'the command line'],
  [70, 'the page that was compared'],
  [80, 'where the link was found'],
  [90, 'a password that has to wait'],
  [100, 'what sharelink runs on'],
  [110, 'the account at Infisical'],
  [120, 'an older server'],
  [130, 'Ctrl-C'],
];

/** @returns the lines of the table: each group with its codes. */
export function exitCodeRows(): readonly {
  about: string;
  codes: readonly (readonly [kind: string, code: number])[];
}[] {
  return exitCodeGroups.map(([first, about], index) => {
    const next = exitCodeGroups[index + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    return { about, codes: Object.entries(exitCodes).filter(([, code]) => code >= first && code < next) };
  });
}
