/** Asks a live server for each file of the page and compares it with the build. Only GET; no redirect is followed. */
import { createHash } from 'node:crypto';
import { errorName } from '../package/hosts/connection-error.ts';
import { getAsBrowser, NotConnected } from './browser-request.ts';
import { compareHeaders, type HeaderDifference } from './compare-headers.ts';
import { failBefore, ShareFailure } from './failures.ts';
import type { PageFile } from './page-build.ts';

export interface ComparedFile {
  readonly path: string;
  readonly result: 'same' | 'differs' | 'headers_differ' | 'not_served';
  readonly status: number;
  readonly expectedSha256: string;
  /** Absent where there is no such file, or it is too large to be one of the page's. */
  readonly actualSha256?: string;
  /** Where the first byte differs, counted from 0. */
  readonly differsAt?: number;
  readonly headers: readonly HeaderDifference[];
  /** What a page that differs names and the build has not. */
  readonly names: readonly string[];
}

const timeoutMs = 30_000;
const namesMax = 20;
export const notFound = 404;

/** @throws ShareFailure where the server cannot be asked. */
export async function comparePage(page: string, files: readonly PageFile[], signal: AbortSignal) {
  const compared: ComparedFile[] = [];
  for (const file of files) compared.push(await compareFile(page, file, signal));
  return compared;
}

async function compareFile(page: string, file: PageFile, signal: AbortSignal): Promise<ComparedFile> {
  const url = page + file.path;
  const { status, headers, body } = await get(url, signal);
  const fact = { path: file.shown, status, expectedSha256: sha256(file.bytes), headers: [], names: [] };
  if (status === notFound && file.optional) return { ...fact, result: 'not_served' };
  if (status !== 200 || body === undefined) return { ...fact, result: 'differs' };
  const differences = compareHeaders(url, file.headers, headers);
  const seen = { ...fact, headers: differences, actualSha256: sha256(body) };
  const differsAt = firstDifference(file.bytes, body);
  if (differsAt === undefined) return { ...seen, result: differences.length === 0 ? 'same' : 'headers_differ' };
  const isHtml = file.headers['content-type']?.startsWith('text/html') ?? false;
  return { ...seen, result: 'differs', differsAt, names: isHtml ? newNames(file.bytes, body) : [] };
}

async function get(url: string, signal: AbortSignal) {
  const { origin: server } = new URL(url);
  try {
    const answered = await getAsBrowser(url, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
    if (answered.status === 429) throw await failBefore('rate_limited', { server });
    if (answered.status >= 500) throw await failBefore('server_unavailable', { server });
    return answered;
  } catch (error) {
    if (error instanceof ShareFailure) throw error;
    if (signal.aborted) throw await failBefore('cancelled');
    if (!(error instanceof NotConnected)) throw await failBefore('reply_lost', { server });
    const { failure } = await failBefore('network_unreachable', { server });
    const reason = errorName(error);
    throw new ShareFailure({ ...failure, ...(reason && { reason }) });
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function firstDifference(expected: Uint8Array, actual: Uint8Array): number | undefined {
  const length = Math.min(expected.length, actual.length);
  for (let at = 0; at < length; ++at) if (expected[at] !== actual[at]) return at;
  return expected.length === actual.length ? undefined : length;
}

/** Not asked for: only told. */
function newNames(expected: Uint8Array, actual: Uint8Array): string[] {
  const namesOf = (html: Uint8Array) =>
    [
      ...Buffer.from(html)
        .toString()
        .matchAll(/\b(?:src|href)\s*=\s*["']?([^"'\s>]+)/gi),
    ].map(([, name]) => String(name));
  const known = new Set(namesOf(expected));
  return [...new Set(namesOf(actual))].filter((name) => !known.has(name)).slice(0, namesMax);
}
