/** How a failure is told in any language: what happened, whether a view was spent, what to do next. */
import type { ErrorCode, Failure, Outcome, ViewSpent } from '../types.ts';

export interface Description {
  readonly what: string;
  /** About the view; empty where no view was at stake. */
  readonly view: string;
  readonly next: string;
}

export type WhatAndNext = readonly [what: string, next: string];

/**
 * Told otherwise than the core's code for it. `misdirected`, to the core `refused`: the server does not answer for the name
 * in its address. `no_answer_behind`: a worker has answered, and could not reach the server behind it.
 */
type ToldCode = ErrorCode | 'misdirected' | 'no_answer_behind';

/** What a page tells in the middle of typing a password, or where no sentence could be brought: no network, a sign-in. */
const promptCodes = [
  'password_too_long',
  'password_invalid',
  'password_unsupported_here',
  'password_required',
  'password_incorrect',
  'rate_limited',
  'too_many_guesses',
  'reply_lost',
  'network_unreachable',
  'sign_in_page',
  'cancelled',
] as const;

type PromptCode = (typeof promptCodes)[number];

export interface FailureSentences<Code extends ToldCode = ToldCode> {
  readonly opening: Readonly<Record<Code, WhatAndNext>>;
  readonly view: Readonly<Record<ViewSpent, string>>;
  waitThenRetry(seconds: number): string;
}

export type PromptFailures = FailureSentences<PromptCode>;
export type RareFailures = Readonly<Record<Exclude<ToldCode, PromptCode>, WhatAndNext>>;

export function allFailures(prompt: PromptFailures, later: RareFailures): FailureSentences {
  return { ...prompt, opening: { ...prompt.opening, ...later } };
}

/** What reads differently for who shares than for who opens. */
export type CreatingSentences = Readonly<Partial<Record<ToldCode, WhatAndNext>>>;

export type ToldFailure = Pick<Failure, 'kind' | 'viewSpent' | 'retryAfterSeconds' | 'operation' | 'status'>;

const misdirectedStatus = 421;
const successes: ReadonlySet<string> = new Set(['available', 'granted', 'granted_file', 'created', 'removed']);

export function isFailure(outcome: Outcome): outcome is Failure {
  return !successes.has(outcome.kind);
}

/** With a status it is a worker's word for what it met behind itself: the network up to there is in order. */
function toldCode({ kind, status }: ToldFailure): ToldCode {
  if (kind === 'refused' && status === misdirectedStatus) return 'misdirected';
  const isUnanswered = kind === 'network_unreachable' || kind === 'reply_lost';
  return isUnanswered && status !== undefined ? 'no_answer_behind' : kind;
}

export type PromptFailure = ToldFailure & { readonly kind: PromptCode };

/** Whether every page has the sentences for it at hand. */
export function isPrompt(failure: ToldFailure): failure is PromptFailure {
  const codes: readonly ToldCode[] = promptCodes;
  return codes.includes(toldCode(failure));
}

/** Describes a failure: to who shares where its `operation` is `create`, else to who opens. */
export function describeIn<Code extends ErrorCode>(
  sentences: FailureSentences<Code> | FailureSentences,
  failure: ToldFailure & { readonly kind: Code },
  creating: CreatingSentences = {},
): Description {
  const { kind, viewSpent, retryAfterSeconds, operation = 'access' } = failure;
  const told = toldCode(failure);
  const opening: Readonly<Partial<Record<ToldCode, WhatAndNext>>> & Readonly<Record<Code, WhatAndNext>> =
    sentences.opening;
  const [what, asked] = (operation === 'create' && creating[told]) || opening[told] || opening[kind];
  // The sender is asked about the view: where none was used, all there is to do is to try again.
  const isTriedAgain = viewSpent === 'no' && asked === opening.server_error?.[1];
  const next = (isTriedAgain && opening.server_unavailable?.[1]) || asked;
  return {
    what,
    // Only an access has a view at stake.
    view: operation === 'access' ? sentences.view[viewSpent] : '',
    next: retryAfterSeconds === undefined ? next : sentences.waitThenRetry(retryAfterSeconds),
  };
}
