/** How a failure is told in any language: what happened, whether a view was spent, what to do next. */
import type { ErrorCode, Failure, Outcome, ViewSpent } from './types.ts';

export interface Description {
  readonly what: string;
  /** About the view; empty where no view was at stake. */
  readonly view: string;
  readonly next: string;
}

export type WhatAndNext = readonly [what: string, next: string];

export interface FailureSentences {
  readonly opening: Readonly<Record<ErrorCode, WhatAndNext>>;
  /** The server does not answer for the name in its address. */
  readonly misdirected: WhatAndNext;
  readonly view: Readonly<Record<ViewSpent, string>>;
  waitThenRetry(seconds: number): string;
}

/** What reads differently for who shares than for who opens. */
export type CreatingSentences = Readonly<Partial<Record<ErrorCode, WhatAndNext>>>;

export type ToldFailure = Pick<Failure, 'kind' | 'viewSpent' | 'retryAfterSeconds' | 'operation' | 'status'>;

const misdirectedStatus = 421;
const successes: ReadonlySet<string> = new Set(['available', 'granted', 'granted_file', 'created', 'removed']);

export function isFailure(outcome: Outcome): outcome is Failure {
  return !successes.has(outcome.kind);
}

/** Describes a failure: to who shares where its `operation` is `create`, else to who opens. */
export function describeIn(
  sentences: FailureSentences,
  failure: ToldFailure,
  creating: CreatingSentences = {},
): Description {
  const { kind, viewSpent, retryAfterSeconds, operation = 'access', status } = failure;
  const [what, next] =
    kind === 'refused' && status === misdirectedStatus
      ? sentences.misdirected
      : (operation === 'create' && creating[kind]) || sentences.opening[kind];
  return {
    what,
    // Only an access has a view at stake.
    view: operation === 'access' ? sentences.view[viewSpent] : '',
    next: retryAfterSeconds === undefined ? next : sentences.waitThenRetry(retryAfterSeconds),
  };
}
