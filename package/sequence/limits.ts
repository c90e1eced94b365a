/** What a worker allows of new shares, as it tells beside its share page. Infisical itself tells nothing. */
import type { HttpRequest } from '../types.ts';
import { readBytes } from './read-bytes.ts';

export interface ShareLimits {
  /** Longest `secretValue`. */
  readonly valueCharsMax: number;
  readonly lifetimeMinMs: number;
  /** Whether creating takes a bearer token. */
  readonly tokenRequired: boolean;
  /** Whether a share's readers can be allowed to delete it. Absent where the worker is older. */
  readonly allowsDelete?: boolean;
}

/** `none`: nothing may be created, or there is no worker. `sign_in_page`: something else answers, until one signs in. */
export type LimitsAnswer = ShareLimits | 'none' | 'sign_in_page';

const limitsPath = '/share/limits';
const answerBytesMax = 4096;
const signInStatuses: readonly number[] = [401, 403];

/** @throws where the server cannot be reached, or fails. */
export async function loadLimits(server: string, init: RequestInit): Promise<LimitsAnswer> {
  const response = await fetch(`${server}${limitsPath}`, { ...init, redirect: 'manual' });
  const { status, type, headers, body } = response;
  if (status >= 500) throw new Error(`limits: HTTP ${status}`);
  const isJson = headers.get('content-type')?.startsWith('application/json');
  // A host without sharelink answers every path with a page of its own.
  const bytes = isJson ? await readBytes(body, answerBytesMax) : undefined;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) return 'sign_in_page';
  if (!isJson && signInStatuses.includes(status)) return 'sign_in_page';
  return (response.ok && bytes && parseLimits(bytes)) || 'none';
}

export function limitsRequest(server: string): HttpRequest {
  return { kind: 'request', method: 'GET', url: `${server}${limitsPath}`, headers: [] };
}

/** @throws where it is no JSON. */
export function parseLimits(bytes: Uint8Array): ShareLimits | undefined {
  const limits: Partial<ShareLimits> | null = JSON.parse(new TextDecoder().decode(bytes));
  const { valueCharsMax, lifetimeMinMs, tokenRequired } = limits ?? {};
  const isRight =
    Number(valueCharsMax) >= 0 &&
    Number.isSafeInteger(valueCharsMax) &&
    Number.isSafeInteger(lifetimeMinMs) &&
    typeof tokenRequired === 'boolean';
  return isRight ? (limits as ShareLimits) : undefined;
}
