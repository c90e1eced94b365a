/** What the page says, in English. The sentences for failures are the package's, in messages.ts. */
import type { Available, Granted, SharedFile, ViewsLeft } from '../wasm/types.ts';
import type { Step } from './derivation.ts';
import type { CheckedShare } from './page-state.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const relative = new Intl.RelativeTimeFormat('en');
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** Rounds down, so that no more time is promised than there is; a unit is used from two of it on. */
function timeLeft(ms: number): string {
  if (ms >= 2 * dayMs) return relative.format(Math.floor(ms / dayMs), 'day');
  if (ms >= 2 * hourMs) return relative.format(Math.floor(ms / hourMs), 'hour');
  if (ms >= 2 * minuteMs) return relative.format(Math.floor(ms / minuteMs), 'minute');
  return relative.format(Math.floor(ms / secondMs), 'second');
}

/** By the server's clock where it told its time. @returns '' where the server named no end. */
export function expirySentence({ available, clock }: Pick<CheckedShare, 'available' | 'clock'>): string {
  const { expiresAtMs } = available;
  if (expiresAtMs === undefined) return '';
  const date = absolute.format(expiresAtMs);
  if (!clock) return `It expires on ${date}.`;
  const remainingMs = expiresAtMs - clock.nowMs();
  if (remainingMs < secondMs) return 'It expires now.';
  return `It expires ${timeLeft(remainingMs)} (${date}).`;
}

/** A name in another writing direction leaves the sentence around it alone. */
const isolated = (name: string) => `\u2068${name}\u2069`;

const times = (count: number) => `${count} more ${count === 1 ? 'time' : 'times'}`;

/** @returns '' where the server did not tell. */
export function viewsSentence(viewsLeft: ViewsLeft): string {
  if (viewsLeft === 'unknown') return '';
  if (viewsLeft === 'unlimited') return 'This secret can be opened any number of times.';
  return `This secret can be opened ${times(viewsLeft)}.`;
}

/** @returns '' where the server did not tell. */
export function viewsAfterSentence(viewsLeft: Granted['viewsLeft']): string {
  if (viewsLeft === 'unknown') return '';
  if (viewsLeft === 'unlimited') return 'The link can be opened again until it expires.';
  if (viewsLeft === 0) return 'This was the last view: the link does not open again.';
  return `The link can be opened ${times(viewsLeft)}.`;
}

/** A calm hint, no alarm: often it was the sender, or the same reader. */
export function openedBeforeSentence({ openedBefore }: Pick<Available, 'openedBefore'>): string {
  return openedBefore ? 'It has been opened before. If that was not you, tell the sender.' : '';
}

export function organizationSentence(orgName: string | null | undefined): string {
  return orgName ? `It comes from ${isolated(orgName)}.` : '';
}

export function fileSentence({ name, type, bytes }: SharedFile): string {
  return `${isolated(name)} (${type || 'of unknown type'}, ${bytes.length.toLocaleString('en')} bytes)`;
}

export function checkAgainLabel(seconds: number): string {
  if (seconds === 0) return 'Check again';
  return `Check again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}

export function secondsUntil(deadlineMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((deadlineMs - nowMs) / secondMs));
}

const inPlace = 'This browser starts no separate thread for it, so this page stands still until it is done.';

export function derivingSentence(step: Exclude<Step, 'sending'>): string {
  const what = 'Checking the password is slow on purpose: it makes guessing it hard.';
  return step === 'deriving' ? what : `${what} ${inPlace}`;
}

/** @returns '' where nobody can have begun to wait. */
export function elapsedSentence(seconds: number): string {
  if (seconds === 0) return '';
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'} so far.`;
}
