/** What the share page says, in English. The sentences for most failures are the package's, in messages.ts. */
import { describe } from '../../wasm/messages.ts';
import type { Failure } from '../../wasm/types.ts';
import type { Step } from '../derivation.ts';
import type { Draft, EntryProblem, LinkReady } from './state.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const whole = new Intl.NumberFormat('en');
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export function lifetimeLabel(ms: number): string {
  const [count, unit] =
    ms >= dayMs ? [ms / dayMs, 'day'] : ms >= hourMs ? [ms / hourMs, 'hour'] : [ms / minuteMs, 'minute'];
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(
    count,
  );
}

const times = (count: number) => `${whole.format(count)} ${count === 1 ? 'time' : 'times'}`;

export function viewsLabel(maxViews: number | undefined): string {
  return maxViews === undefined ? 'Any number of times' : times(maxViews);
}

const bytes = (count: number) => `${whole.format(count)} ${count === 1 ? 'byte' : 'bytes'}`;

/** @param left below zero: so many bytes too many. */
export function bytesLeftSentence(left: number): string {
  return left < 0 ? `This is ${bytes(-left)} too long.` : `Room for ${bytes(left)} more.`;
}

export function fileSentence({ name, bytes: content }: NonNullable<Draft['file']>): string {
  return `\u2068${name}\u2069 (${bytes(content.length)})`;
}

export function sharingSentence(step: Step): string {
  switch (step) {
    case 'deriving':
      return 'The password is turned into a key on this device. That is slow on purpose: it makes guessing the password hard.';
    case 'deriving_in_place':
      return 'The password is turned into a key. This browser starts no separate thread for it, so this page stands still until it is done.';
    case 'sending':
      return 'The encrypted secret is on its way to the server.';
  }
}

const entryProblems: Record<EntryProblem, string> = {
  nothing_to_share: 'There is nothing to share yet. Write the secret, or choose a file.',
  file_unreadable: 'This file cannot be read. Choose another one.',
  one_file_only: 'A link holds one file. Put several into an archive first.',
};

export function problemSentence(problem: Failure | EntryProblem): string {
  if (typeof problem === 'string') return entryProblems[problem];
  const { what, next } = describe({ ...problem, operation: 'create' });
  return `${what} ${next}`;
}

/** Who can read it; the first sentence is the one that counts. */
export function readersSentences({ hasPassword, maxViews, expiresAt }: LinkReady): string[] {
  const often = maxViews === undefined ? 'any number of times' : times(maxViews);
  const until = expiresAt === undefined ? '' : `, until ${absolute.format(new Date(expiresAt))}`;
  return [
    hasPassword
      ? 'Only someone with this link and the password can read the secret. Send the two separately.'
      : 'Everyone who has this link can read the secret. Send it only to the person it is for.',
    `It can be opened ${often}${until}.`,
    'The secret was encrypted in this browser. The server cannot read it, and this page cannot show the link again.',
  ];
}
