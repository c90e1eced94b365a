/** How a command ends: what it says on standard error, or as JSON, and its exit code. */
import { type Description, describe, type ErrorCode, type Failure } from '../package/hosts/node.ts';
import { addressHint, pathHint } from './address-hint.ts';
import { connectionHint } from './connection-hint.ts';
import { type CommandError, exitCodes } from './exit-codes.ts';
import { CommandFailure, type HintedFailure, MaybeSpent, ShareFailure } from './failures.ts';
import { jsonLine, note, writeOut } from './output.ts';

/** Names the options where the sentence cannot: it is the page's too. */
const optionHints: Partial<Record<ErrorCode, string>> = {
  server_required: 'Option: --server, or SHARELINK_SERVER.',
  link_wrapped: 'Option: --server, or SHARELINK_SERVER, where you know which one the link leads to.',
  page_required: 'Option: --page, or SHARELINK_PAGE.',
  link_insecure: 'Option: --insecure-http.',
  password_required: 'Option: --password-stdin, where there is no terminal to ask on.',
  file_name_invalid: 'Option: --name.',
  value_invalid: 'Option: --name shares standard input as a file, which can hold any bytes.',
  expires_in_invalid: 'Option: --expires-in.',
  max_views_invalid: 'Option: --max-views.',
  sign_in_required: 'With a token of your own: --token-stdin or SHARELINK_TOKEN, together with --server.',
  token_without_organization:
    'A token is of the organization that was chosen at its sign-in: infisical login chooses one, then infisical user get token prints it.',
  sign_in_page: 'A command has no browser’s session: ask who runs the server for an address without a sign-in page.',
};

/** The fields that a server can object to where it has several objections; its own words are not shown. */
const fieldHints: Readonly<Record<string, string>> = {
  expiresIn: 'It objects to the lifetime.',
  maxViews: 'It objects to the number of views.',
  secretValue: 'It objects to the secret, which may be too long for it.',
  password: 'It objects to the password.',
};

/** Where it helps to know which server was asked. Its host is no secret. */
const ofServer: ReadonlySet<ErrorCode> = new Set([
  'network_unreachable',
  'reply_lost',
  'server_unavailable',
  'too_many_guesses',
  'server_busy',
  'server_error',
  'rate_limited',
  'refused',
  'request_invalid',
  'wrong_server',
  'sign_in_page',
  'sign_in_required',
  'not_permitted',
  'other_organization',
  'email_not_listed',
  'token_without_organization',
  'server_too_old',
  'store_full',
  'response_malformed',
  'response_too_large',
  'outcome_unknown',
]);

export interface ReportOptions {
  readonly json: boolean;
  /** Whether the command can spend a view or asks about one: else nothing is said of views. */
  readonly aboutViews: boolean;
  /** To whom the sentences speak: who shares, or who opens. */
  readonly operation?: Failure['operation'];
  /** The addresses that were typed. */
  readonly addresses?: readonly (string | undefined)[];
}

/** @returns the exit code. */
export async function reportFailure(
  failure: HintedFailure,
  { json, aboutViews, operation = 'access', addresses = [] }: ReportOptions,
): Promise<number> {
  const { kind, viewSpent, status, retryAfterSeconds, bytesOver, reason } = failure;
  const server = ofServer.has(kind) ? failure.server : undefined;
  const issues = kind === 'request_invalid' ? (failure.issues ?? []) : [];
  const { what, view, next } = describe({ ...failure, operation });
  const description = {
    what: bytesOver === undefined ? what : `${what} It is ${bytesOver} ${bytesOver === 1 ? 'byte' : 'bytes'} over.`,
    view: aboutViews ? view : '',
    next: [
      next,
      failure.hint,
      await hintFor(failure, operation, addresses),
      viewSpent === 'unknown' && aboutViews && 'See what is left of it: sharelink peek LINK.',
      server && `The server is ${new URL(server).host}.`,
      ...issues.map(({ path }) => fieldHints[path]),
    ]
      .filter(Boolean)
      .join(' '),
  };
  return tell({ kind, viewSpent, status, retryAfterSeconds, bytesOver, reason, server }, description, json);
}

async function hintFor(
  { kind, reason, status, server }: HintedFailure,
  operation: ReportOptions['operation'],
  addresses: ReportOptions['addresses'] = [],
) {
  if (kind === 'sign_in_required' && operation === 'create') return 'With a token of your own: SHARELINK_TOKEN.';
  if (kind === 'network_unreachable') return status === undefined ? connectionHint(reason) : '';
  if (kind === 'wrong_server' && server !== undefined) return pathHint(server);
  if (kind === 'server_invalid') return addressHint(addresses);
  return optionHints[kind];
}

/** @returns the exit code. */
export async function reportError(error: unknown, options: ReportOptions): Promise<number> {
  if (error instanceof ShareFailure) return reportFailure(error.failure, options);
  const known = error instanceof CommandFailure ? error : unexpected(error);
  const { kind, viewSpent, description, details } = known;
  const view = options.aboutViews && kind !== 'usage' ? description.view : '';
  return tell({ kind, viewSpent, ...details }, { ...description, view }, options.json);
}

/** An error's message can hold what was typed; its name and the places in the program cannot. */
function unexpected(thrown: unknown): CommandFailure {
  const mayBeSpent = thrown instanceof MaybeSpent;
  const error = mayBeSpent ? thrown.cause : thrown;
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: '' };
  const places = stack?.match(/^ {4}at .*$/gm)?.slice(0, 5) ?? [];
  note(`${name}\n${places.join('\n')}`);
  return new CommandFailure(
    'unexpected',
    { what: 'sharelink failed in a way that it should not.', next: 'Please report the lines above.' },
    mayBeSpent ? 'unknown' : 'no',
  );
}

interface Ending {
  readonly kind: ErrorCode | CommandError;
  readonly viewSpent: Failure['viewSpent'];
  readonly [detail: string]: unknown;
}

async function tell(ending: Ending, description: Description, json: boolean): Promise<number> {
  const { what, view, next } = description;
  if (!json) note([what, view, next].filter(Boolean).join(' '));
  else await writeOut(jsonLine({ ...ending, ...description }), 'no').catch(() => {});
  return exitCodes[ending.kind];
}
