/**
 * fetch, by Node's HTTP client.
 *
 * The built-in fetch ends the process where a server resets a connection whose answer waits to be read: undici's
 * assertion in `Parser.finish`, out of reach of any `catch`.
 */
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';

/** What the built-in fetch has too. */
const silenceMs = 300_000;
/** Of an answer: a view is spent by then. The other runtimes take as much, Node.js by itself an eighth of it. */
const headBytesMax = 128 * 1024;
/** A connection that was used before may break off: whether a request arrived is not known then. */
const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };

/** Follows no redirect, and leaves an answer's coding alone. */
export const nodeFetch: typeof fetch = async (input, init = {}) => {
  // Without the signal, which is given to the client itself.
  const { signal, ...rest } = init;
  const request = new Request(input, rest);
  const url = new URL(request.url);
  const isHttps = url.protocol === 'https:';
  const outgoing = (isHttps ? requestHttps : requestHttp)(url, {
    agent: agents[isHttps ? 'https:' : 'http:'],
    method: request.method,
    maxHeaderSize: headBytesMax,
    headers: Object.fromEntries(framed(request, init.body)),
    ...(signal && { signal }),
  });
  outgoing.setTimeout(silenceMs, () => outgoing.destroy());
  const answer = answerTo(outgoing);
  sendBody(request.body, init.body, outgoing);
  const incoming = await answer;
  try {
    return toResponse(request, incoming);
  } catch (error) {
    incoming.destroy(); // a status or a header that no Response can have
    throw error;
  }
};

function answerTo(outgoing: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.once('response', resolve);
    // For good: a connection can fail after its answer has come.
    outgoing.on('error', reject);
    outgoing.once('close', () => reject(new TypeError('no answer')));
  });
}

/**
 * The headers, with the body's end told by exactly one of them. Node tells none for DELETE and OPTIONS, and passes on the
 * length of a body that is not there: the server would take a body for the next request, or that one for a body.
 */
function framed({ headers: given, body }: Request, whole: RequestInit['body']): Headers {
  const headers = new Headers(given);
  headers.delete('transfer-encoding');
  if (!body) headers.delete('content-length');
  else if (isWhole(whole)) headers.set('content-length', String(Buffer.byteLength(whole)));
  else if (!headers.has('content-length')) headers.set('transfer-encoding', 'chunked');
  return headers;
}

function isWhole(body: RequestInit['body']): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

/** @param whole what the body was made from. */
function sendBody(body: Request['body'], whole: RequestInit['body'], outgoing: ClientRequest): void {
  if (!body) outgoing.end();
  else if (isWhole(whole)) outgoing.end(whole);
  else {
    const stream = Readable.fromWeb(body as NodeStream);
    stream.on('error', (error) => outgoing.destroy(error));
    outgoing.once('close', () => stream.destroy());
    stream.pipe(outgoing);
  }
}

function toResponse({ method }: Request, incoming: IncomingMessage): Response {
  const { statusCode: status = 0, statusMessage: statusText = '', rawHeaders } = incoming;
  const hasBody = method !== 'HEAD' && ![204, 205, 304].includes(status);
  const headers = new Headers(pairs(rawHeaders));
  const response = new Response(hasBody ? (Readable.toWeb(incoming) as ReadableStream) : null, {
    status,
    statusText,
    headers,
  });
  if (!hasBody) incoming.on('error', () => {}).resume();
  return response;
}

export function pairs(rawHeaders: readonly string[]): [name: string, value: string][] {
  return rawHeaders.flatMap((name, i): [string, string][] => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? '']] : []));
}
