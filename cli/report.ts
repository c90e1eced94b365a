/** How a command ends: what it says on standard error, or as JSON, and its exit code. */
import { type Description, describe, type ErrorCode, type Failure } from '../wasm/load.node.ts';
import { type CommandError, exitCodes } from './exit-codes.ts';
import { CommandFailure, ShareFailure } from './failures.ts';
import { jsonLine, note, writeOut } from './output.ts';

/** Names the options where the sentence cannot: it is the page's too. */
const optionHints: Partial<Record<ErrorCode, string>> = {
  server_required: 'Option: --server, or SHARELINK_SERVER.',
  page_required: 'Option: --page, or SHARELINK_PAGE.',
  link_insecure: 'Option: --insecure-http.',
  password_required: 'Option: --password-stdin, where there is no terminal to ask on.',
  file_name_invalid: 'Option: --name.',
  value_invalid: 'Option: --name shares standard input as a file, which can hold any bytes.',
  expires_in_invalid: 'Option: --expires-in.',
  max_views_invalid: 'Option: --max-views.',
  sign_in_required: 'For scripts: SHARELINK_TOKEN, together with --server.',
};

/** What a server alone can judge: it has the grammar of durations, and its limits. */
const refusedOptions: Readonly<Record<string, readonly [kind: ErrorCode, what: string]>> = {
  expiresIn: ['expires_in_invalid', 'The server does not take this lifetime.'],
  maxViews: ['max_views_invalid', 'The server does not take this number of views.'],
};

/** The other fields that a server can object to; its own words are not shown. */
const fieldHints: Readonly<Record<string, string>> = {
  secretValue: 'It objects to the secret, which may be too long for it.',
  password: 'It objects to the password.',
};

export interface ReportOptions {
  readonly json: boolean;
  /** Whether the command can spend a view or asks about one: else nothing is said of views. */
  readonly aboutViews: boolean;
}

/** @returns the exit code. */
export async function reportFailure(failure: Failure, { json, aboutViews }: ReportOptions): Promise<number> {
  const { viewSpent, status, retryAfterSeconds, bytesOver } = failure;
  const [kind, objection] = refusedOption(failure) ?? [failure.kind];
  const { view, next, ...described } = describe({ ...failure, kind });
  const what = objection ?? described.what;
  const description = {
    what: bytesOver === undefined ? what : `${what} It is ${bytesOver} ${bytesOver === 1 ? 'byte' : 'bytes'} over.`,
    view: aboutViews ? view : '',
    next: [next, optionHints[kind], ...(failure.issues ?? []).map(({ path }) => fieldHints[path])]
      .filter(Boolean)
      .join(' '),
  };
  return tell({ kind, viewSpent, status, retryAfterSeconds, bytesOver }, description, json);
}

function refusedOption({ kind, issues = [] }: Failure): readonly [kind: ErrorCode, what: string] | undefined {
  if (kind !== 'request_invalid') return undefined;
  return issues.flatMap(({ path }) => (Object.hasOwn(refusedOptions, path) ? [refusedOptions[path]] : []))[0];
}

/** @returns the exit code. */
export async function reportError(error: unknown, options: ReportOptions): Promise<number> {
  if (error instanceof ShareFailure) return reportFailure(error.failure, options);
  const known = error instanceof CommandFailure ? error : unexpected(error);
  const { kind, viewSpent, description } = known;
  const view = options.aboutViews && kind !== 'usage' ? description.view : '';
  return tell({ kind, viewSpent }, { ...description, view }, options.json);
}

/** An error's message can hold what was typed; its name and the places in the program cannot. */
function unexpected(error: unknown): CommandFailure {
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: '' };
  const places = stack?.match(/^ {4}at .*$/gm)?.slice(0, 5) ?? [];
  note(`${name}\n${places.join('\n')}`);
  return new CommandFailure(
    'unexpected',
    { what: 'sharelink failed in a way that it should not.', next: 'Please report the lines above.' },
    'unknown',
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
