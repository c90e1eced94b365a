/** "Sign-in" once more, written from PROTOCOL.md alone. */
import type { Answer } from './second-headers.ts';
import { parseBody } from './second-json.ts';
import { refuse } from './second-refusal.ts';

export function readTokenAnswer(answer: Answer): string {
  const size = answer.headers.reduce((all, [name, value]) => all + Buffer.byteLength(`${name}: ${value}\n`), 0);
  const isTooLarge = size > 16_384 || answer.body.length > 8_388_608;
  const body = isTooLarge ? undefined : parseBody(answer.body);
  const { token, error } = body ?? {};
  const { status } = answer;
  if (status === 200 && typeof token === 'string' && token.length <= 8192 && /^[\w.~+/-]+=*$/.test(token)) return token;
  if (status === 401 && (error === 'TokenReuse' || error === 'InvalidToken')) return refuse('session_revoked');
  if (status === 401 && error === 'StaleSession') return refuse('session_stale');
  if (status === 403 && error === 'TokenError') return refuse('not_signed_in');
  if (status === 404 && error === 'AuthTokenNotFound') return refuse('not_signed_in');
  return refuse(status === 404 && error === 'Session not found' ? 'session_revoked' : 'sign_in_failed');
}
