/** Asks as a browser does: with the headers of Firefox, in its order. Only GET; no redirect is followed. */
import { once } from 'node:events';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { extname } from 'node:path';
import { pipeline, Readable, type Transform } from 'node:stream';
import zlib from 'node:zlib';
import { readBytes, responseBytesMax } from '../package/sequence/read-bytes.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Decompressed; undefined where it is longer than any file of the page. */
  readonly body: Uint8Array | undefined;
}

/** `tests/cli/verify-page.test.ts` compares all of it with what Firefox sends; its version is the one that the tests run. */
const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0';

interface Kind {
  readonly accept: string;
  readonly dest: 'document' | 'style' | 'script' | 'empty';
  readonly mode: 'navigate' | 'no-cors' | 'cors';
  readonly priority?: string;
}

/** A page is asked for by a person who opens a link. */
const navigation: Kind = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  dest: 'document',
  mode: 'navigate',
  priority: 'u=0, i',
};
const kinds: Readonly<Record<string, Kind>> = {
  '.css': { accept: 'text/css,*/*;q=0.1', dest: 'style', mode: 'no-cors', priority: 'u=2' },
  '.js': { accept: '*/*', dest: 'script', mode: 'cors' },
  '.wasm': { accept: '*/*', dest: 'empty', mode: 'cors' },
};

/** Node.js before 22.15 has no zstd. */
const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
  ...('createZstdDecompress' in zlib && { zstd: () => zlib.createZstdDecompress() }),
};

/** Nothing was asked: the connection did not come about. */
export class NotConnected extends Error {}

/** Rejects where no whole answer comes; with `NotConnected` where the request was not sent. */
export async function getAsBrowser(address: string, signal: AbortSignal): Promise<Answered> {
  const url = new URL(address);
  const send = url.protocol === 'https:' ? requestTls : requestPlain;
  const outgoing = send(url, { headers: browserHeaders(url), signal });
  let connected = false;
  outgoing.once('socket', (socket) => {
    connected = outgoing.reusedSocket;
    if (connected) return;
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      connected = true;
    });
  });
  outgoing.end();
  const [response]: IncomingMessage[] = await once(outgoing, 'response').catch((error: unknown) => {
    throw connected || signal.aborted ? error : new NotConnected('no connection', { cause: error });
  });
  outgoing.on('error', () => {}); // from now on the answer tells
  if (!response) throw new Error('no answer');
  const { statusCode = 0, headersDistinct } = response;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return { status: statusCode, headers, body: await readBytes(decoded(response), responseBytesMax) };
}

/** The page has the policy `no-referrer`. */
function browserHeaders({ host, pathname }: URL): Record<string, string> {
  const { accept, dest, mode, priority } = kinds[extname(pathname)] ?? navigation;
  const isNavigation = mode === 'navigate';
  return {
    Host: host,
    'User-Agent': userAgent,
    Accept: accept,
    'Accept-Language': 'en-US,en;q=0.9',
    'Accept-Encoding': Object.keys(decoders).join(', '),
    Connection: 'keep-alive',
    ...(isNavigation && { 'Upgrade-Insecure-Requests': '1' }),
    'Sec-Fetch-Dest': dest,
    'Sec-Fetch-Mode': mode,
    'Sec-Fetch-Site': isNavigation ? 'none' : 'same-origin',
    ...(isNavigation && { 'Sec-Fetch-User': '?1' }),
    ...(priority && { Priority: priority }),
  };
}

/** A coding that is not known leaves the bytes as they are: other ones than the page's. */
function decoded(response: IncomingMessage): ReadableStream<Uint8Array> {
  const codings = (response.headers['content-encoding'] ?? '').split(',').map((coding) => coding.trim().toLowerCase());
  const steps = codings.reverse().flatMap((coding) => decoders[coding]?.() ?? []);
  // What goes wrong on the way ends the last stream too, which is read.
  for (const [i, step] of steps.entries()) pipeline(steps[i - 1] ?? response, step, () => {});
  return Readable.toWeb(steps.at(-1) ?? response) as ReadableStream<Uint8Array>;
}
