/**
 * Lets pages of other origins use the API: those that are listed, and never with cookies or other credentials.
 *
 * An origin that is not listed gets the same answers without the headers that would let its page read them.
 */
import { splitList } from './list.ts';

export type CorsOrigins = ReadonlySet<string>;

const requestHeaders = 'authorization, content-type, idempotency-key, sharelink-reply-key, x-infisical-org';
const answerHeaders = 'date, retry-after, sharelink-confirm, sharelink-page, sharelink-reply';
const preflightSeconds = '600';

/** @returns undefined where an entry is no web origin; `*` and `null` are none. */
export function parseOrigins(text: string | undefined): CorsOrigins | undefined {
  if (text === undefined) return new Set();
  const origins = splitList(text);
  return origins?.every(isWebOrigin) ? new Set(origins) : undefined;
}

/** @returns the method that a browser asks about for a page of a listed origin; undefined where it does not ask. */
export function preflightMethod(origins: CorsOrigins, { method, headers }: Request): string | undefined {
  if (method !== 'OPTIONS' || !origins.has(headers.get('origin') ?? '')) return undefined;
  return headers.get('access-control-request-method') ?? undefined;
}

export function answerPreflight(method: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': method,
      'access-control-allow-headers': requestHeaders,
      'access-control-max-age': preflightSeconds,
      'cache-control': 'no-store',
    },
  });
}

/** Adds to an answer of the API who may read it. */
export function addCors(origins: CorsOrigins, request: Request, response: Response): Response {
  if (origins.size === 0) return response;
  response.headers.append('vary', 'Origin');
  const origin = request.headers.get('origin') ?? '';
  if (origins.has(origin)) {
    response.headers.set('access-control-allow-origin', origin);
    response.headers.set('access-control-expose-headers', answerHeaders);
  }
  return response;
}

function isWebOrigin(origin: string): boolean {
  return /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin;
}
