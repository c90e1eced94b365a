/** What the page says, in English. The sentences for failures are the package's, in messages.ts. */
import type { Granted, SharedFile, ViewsLeft } from '../wasm/types.ts';
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

const nameCharsMax = 100;
/** Control characters, and marks that turn the writing direction or would end the isolation around a name. */
const marks = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A name in another writing direction leaves the sentence around it alone. */
export function isolated(name: string): string {
  const shown = [...name.slice(0, 4 * nameCharsMax).replace(marks, '')];
  return `\u2068${shown.slice(0, nameCharsMax).join('')}${shown.length > nameCharsMax ? '…' : ''}\u2069`;
}

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

/** @returns how long ago, by the server's clock; '' where that is not known. */
function ago({ available, clock }: Pick<CheckedShare, 'available' | 'clock'>): string {
  const passedMs = clock ? clock.nowMs() - Date.parse(available.share.lastViewedAt ?? '') : Number.NaN;
  if (!(passedMs >= -minuteMs)) return '';
  if (passedMs < 2 * minuteMs) return 'a moment ago';
  if (passedMs < 2 * hourMs) return relative.format(-Math.floor(passedMs / minuteMs), 'minute');
  if (passedMs < 2 * dayMs) return relative.format(-Math.floor(passedMs / hourMs), 'hour');
  return relative.format(-Math.floor(passedMs / dayMs), 'day');
}

/** A calm hint, no alarm: often it was the sender, or the same reader. */
export function openedBeforeSentence(checked: Pick<CheckedShare, 'available' | 'clock'>): string {
  if (!checked.available.openedBefore) return '';
  const when = ago(checked);
  const advice = 'If that was not you, someone else may know it: tell the sender.';
  return `${when ? `It was opened ${when}, before you.` : 'It has been opened before.'} ${advice}`;
}

/** What the press on the next button uses up. */
export function usesSentence(viewsLeft: ViewsLeft): string {
  if (typeof viewsLeft !== 'number') return 'Show the secret now?';
  return viewsLeft === 1 ? 'Show it now? This is the last view.' : `Show it now? This uses one of ${viewsLeft} views.`;
}

export function lastViewSentence(viewsLeft: ViewsLeft): string {
  if (viewsLeft === 1) return 'Afterwards the link does not open again. Have a safe place ready for the secret.';
  return 'If this is not a good moment, nothing is lost: it stays closed.';
}

export function organizationSentence(orgName: string | null | undefined): string {
  return orgName ? `It comes from ${isolated(orgName)}.` : '';
}

export function fileSentence({ name, type, bytes }: SharedFile): string {
  return `${isolated(name)} (${type || 'of unknown type'}, ${bytes.length.toLocaleString('en')} bytes)`;
}

/** Asked before the page turns to another link. */
export const leaveQuestion = 'The secret on this page is copied nowhere, and does not open again. Leave it?';

/** @returns '' for a single line. */
export function linesSentence(value: string): string {
  const lines = value.replace(/(\r\n|\n|\r)$/, '').split(/\r\n|\n|\r/).length;
  return lines === 1 ? '' : `${lines.toLocaleString('en')} lines.`;
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
