/** A page on a static host, and what `sharelink verify-page` says of one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type Answer, type Loopback, serve } from '../package/loopback.ts';
import { sharelink } from './command.ts';

export const built = join(dirname(dirname(import.meta.dirname)), 'dist/web');

export const compressions = { br: brotliCompressSync, gzip: gzipSync, deflate: deflateSync, zstd: zstdCompressSync };

export interface StaticHost {
  readonly folder?: string;
  /** The sub-path that the folder is served under. */
  readonly under?: string;
  readonly compress?: keyof typeof compressions;
  /** Headers beside the build's, or undefined for one that is left out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** What becomes of the bytes of one file. */
  readonly change?: (path: string, bytes: Buffer) => Buffer;
  /** Another answer than a file's. */
  readonly answer?: (path: string) => Answer | undefined;
}

/** A static host set up as docs/page.md says. */
export function serveStatic(t: TestContext, host: StaticHost = {}): Promise<Loopback> {
  const { folder = built, under = '', compress, headers = {}, change = (_, bytes) => bytes, answer } = host;
  const all = JSON.parse(readFileSync(join(folder, 'headers.json'), 'utf8'));
  return serve(t, (response, request) => {
    const path = request.path.startsWith(under) ? request.path.slice(under.length) : '/elsewhere';
    const other = answer?.(path);
    if (other) return other(response, request);
    const isLink = /^\/(shared\/(secret|sealed)|s)\/[\w-]{43}$/.test(path);
    const name = isLink ? 'index.html' : path === '/share' ? 'share.html' : path.slice(1);
    const bytes = change(path, readFileSync(join(folder, name)));
    const sent = { ...all[extname(name)], ...(compress && { 'content-encoding': compress }), ...headers };
    const entries = Object.entries(sent).filter(([, value]) => value !== undefined);
    response.writeHead(200, Object.fromEntries(entries) as Record<string, string>);
    response.end(compress ? compressions[compress](bytes) : bytes);
  });
}

interface Told {
  readonly code: number | null;
  readonly kind: string;
  readonly files: readonly {
    readonly path: string;
    readonly result: string;
    readonly status: number;
    readonly differsAt?: number;
    readonly expectedSha256: string;
    readonly actualSha256?: string;
    readonly headers: readonly { readonly name: string; readonly expected?: string; readonly actual?: string }[];
    readonly names: readonly string[];
  }[];
}

export async function verifyPage(...args: string[]): Promise<Told> {
  const { code, stdout, stderr } = await sharelink(['verify-page', '--json', ...args]);
  assert.equal(stderr, '');
  return { code, ...JSON.parse(stdout.toString()) };
}

export function assertAllSame({ code, kind, files }: Told, exceptions: Readonly<Record<string, string>> = {}): void {
  const odd = files.filter(({ path, result }) => result !== (exceptions[path] ?? 'same'));
  assert.deepEqual([code, kind, odd], [0, 'same', []]);
  for (const extension of ['.js', '.css', '.wasm']) assert.ok(files.some(({ path }) => path.endsWith(extension)));
  const pages = files.filter(({ path }) => !path.startsWith('/shared/static/')).map(({ path }) => path);
  assert.deepEqual(pages, ['/shared/secret/…', '/shared/sealed/…', '/s/…', '/share']);
}
