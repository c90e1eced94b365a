/** What keeps a draft from being shared: where on the form it is told, and how. */

import type { ErrorCode } from '../../package/types.ts';
import { describeIn } from '../../package/words/describe.ts';
import { isolated, joined } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import { lifetimeMaxMs } from './choices.ts';
import { coarse } from './secret-field.ts';
import type { Writing } from './state.ts';

type Problem = NonNullable<Writing['problem']>;

const aboutSecret: readonly ErrorCode[] = [
  'value_too_long',
  'value_invalid',
  'file_name_invalid',
  'media_type_invalid',
];

/** Told at the secret's field, not at the end of the form. */
export function isAboutSecret(problem: Problem): boolean {
  return typeof problem === 'string' || problem.kind === 'file_too_large' || aboutSecret.includes(problem.kind);
}

export function problemSentence(problem: Problem, { limits }: Writing, sentences: SharePageSentences): string {
  switch (problem) {
    case 'nothing_to_share':
      return sentences.nothingToShare;
    case 'file_unreadable':
      return sentences.fileUnreadable;
  }
  if (problem.kind === 'file_too_large') {
    const { name, bytes, roomBytes } = problem;
    return sentences.fileTooLarge(isolated(name), coarse(bytes, Math.ceil), coarse(roomBytes, Math.floor));
  }
  const { what, next } = describeIn(sentences.failures, { ...problem, operation: 'create' }, sentences.creating);
  const isLifetime = problem.kind === 'expires_in_invalid';
  return joined(sentences, what, isLifetime ? sentences.lifetimeRange(limits.lifetimeMinMs, lifetimeMaxMs) : next);
}

/** The field that the page, the core or the server took offence at. */
export type RefusedField = 'password' | 'token' | 'lifetime' | 'views' | 'secret';

export function refusedField(problem: Writing['problem']): RefusedField | undefined {
  if (problem === 'nothing_to_share') return 'secret';
  if (typeof problem !== 'object') return undefined;
  const { kind } = problem;
  if (kind === 'expires_in_invalid') return 'lifetime';
  if (kind === 'max_views_invalid') return 'views';
  if (kind === 'sign_in_required' || kind.startsWith('token_')) return 'token';
  // A lack of memory is no fault of the password.
  return kind.startsWith('password_') && kind !== 'password_memory' ? 'password' : undefined;
}
