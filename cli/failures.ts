/** The two ways in which a command gives up. Their texts hold nothing that was typed, read or received. */
import { type Description, describe, type ErrorCode, type Failure, loadCore } from '../package/hosts/node.ts';
import type { CommandError } from './exit-codes.ts';

/** An ending that no server has words for. */
export class CommandFailure extends Error {
  readonly kind: CommandError | 'cancelled';
  readonly viewSpent: Failure['viewSpent'];
  readonly description: Description;
  /** More for --json. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    kind: CommandFailure['kind'],
    { what, next }: Omit<Description, 'view'>,
    viewSpent: Failure['viewSpent'] = 'no',
    details = {},
  ) {
    super(what);
    this.kind = kind;
    this.viewSpent = viewSpent;
    this.details = details;
    this.description = { what, next, view: describe({ kind: 'cancelled', viewSpent }).view };
  }
}

/** A failure with what the command itself knows to help. */
export interface HintedFailure extends Failure {
  readonly hint?: string;
  /** Address of the server that was, or was to be, asked. */
  readonly server?: string;
}

/** A failure of the core's kind, on its way out of a function that returns something else. */
export class ShareFailure extends Error {
  readonly failure: HintedFailure;

  constructor(failure: HintedFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** A bug that showed when a view may have been used. Any other one, or a damaged installation, has used none. */
export class MaybeSpent extends Error {}

/** A failure that happens before anything is sent. */
export async function failBefore(code: ErrorCode, more: Pick<HintedFailure, 'hint' | 'server' | 'bytesOver'> = {}) {
  const core = await loadCore();
  return new ShareFailure({ ...core.buildFailure('access', code), viewSpent: 'no', ...more });
}

export function usageError(what: string, next: string): CommandFailure {
  return new CommandFailure('usage', { what, next });
}

/** The system's name for what went wrong; its message can hold a path. */
export function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? 'unknown error');
}
