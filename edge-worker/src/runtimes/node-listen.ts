/** Node.js has no server that takes a Request and gives a Response: this is one. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { securityHeaders } from '../http/security-headers.ts';
import { pairs } from './node-fetch.ts';
import type { Standalone } from './standalone.ts';

/** Whoever sends on by then has had the time to see its answer; cut off at once, it might not. */
const lingerMs = 5_000;
/** Of a body that nobody reads: who sends more of it is hung up on. */
const droppedBytesMax = 128 * 1024;
/** Requests of one connection that are served or wait. */
const lineMax = 64;

/** Rejects where the address cannot be had. */
export async function listen({ hostname, port, fetch }: Standalone): Promise<void> {
  const lastAnswers = new WeakMap<Duplex, ServerResponse>();
  const broken = new WeakSet<Duplex>();
  const lines = new WeakMap<Duplex, Line>();
  const server = createServer((incoming, outgoing) => {
    // Either end can go at any time, also when nothing here reads or writes; without a listener that ends the process.
    incoming.on('error', () => {});
    outgoing.on('error', () => {});
    lastAnswers.set(incoming.socket, outgoing);
    const request = toRequest(incoming);
    if (!request) {
      outgoing.writeHead(400, { ...securityHeaders, 'cache-control': 'no-store', connection: 'close' }).end();
      return;
    }
    const { remoteAddress: address = '', remotePort = 0 } = incoming.socket;
    const clientGone = new AbortController();
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) clientGone.abort();
    });
    const { socket } = incoming;
    const serve = async () => {
      // An answer whose turn has not come yet has no end of its own.
      if (socket.destroyed) return;
      if (!request.body) dropBody(incoming).catch(() => {});
      const response = await fetch(request, { address, port: remotePort }, clientGone.signal);
      await send(response, outgoing).catch(() => outgoing.destroy());
      if (!incoming.complete) dropRest(request, incoming);
    };
    const line = lines.get(socket) ?? { last: Promise.resolve(), length: 0 };
    lines.set(socket, line);
    // Nobody sends so many without an answer who waits for one. Node reads on, paused or not.
    if (line.length >= lineMax) socket.destroy();
    else serveInTurn(line, () => serve().catch(() => void socket.destroy()));
  });
  server.on('clientError', (error, socket) => {
    // Node says it again for each packet that follows, as long as the answer before is under way.
    if (broken.has(socket)) return;
    broken.add(socket);
    hangUp(error, socket, lastAnswers.get(socket));
  });
  await once(server.listen(port, hostname), 'listening');
}

/** Of a request that has none for fetch. It is read while the request is served: of a connection that is not, no end is known. */
async function dropBody(incoming: IncomingMessage): Promise<void> {
  let bytes = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > droppedBytesMax) incoming.socket.destroy();
  }
}

/** The requests of one connection. */
interface Line {
  last: Promise<void>;
  length: number;
}

/** Node starts all requests at once that a client has sent behind each other. Here one follows the other. */
function serveInTurn(line: Line, serve: () => Promise<void>): void {
  line.length += 1;
  line.last = line.last.then(serve).finally(() => {
    line.length -= 1;
  });
}

/** Of a body whose request is answered: it is read and dropped, and cut off where it goes on. */
function dropRest({ body }: Request, incoming: IncomingMessage): void {
  body?.cancel().catch(() => {}); // locked: someone reads it to its end
  setTimeout(() => incoming.complete || incoming.socket.destroy(), lingerMs);
}

/**
 * What came is no request. By itself Node says so in place of the answers to what came before on the connection, with
 * views that these have spent.
 *
 * last  the newest answer of the connection.
 */
function hangUp({ code }: NodeJS.ErrnoException, socket: Duplex, last: ServerResponse | undefined): void {
  const end = (text = '') => {
    if (socket.writable) socket.end(text, () => socket.destroy());
    else socket.destroy();
  };
  const text = refusals[code ?? ''] ?? refusal('400 Bad Request');
  if (!last || last.writableFinished || last.destroyed) end(text);
  else if (last.req.complete) last.once('close', () => end(text));
  else {
    // It is its own body that can't be read, and it has an answer to that.
    last.once('close', () => end());
    last.req.emit(brokenBody);
  }
}

/** An event of its own: destroyed, a request takes the connection with it. */
const brokenBody = Symbol('broken body');

function refusal(status: string): string {
  const headers = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${headers.join('')}cache-control: no-store\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`;
}

const refusals: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: refusal('408 Request Timeout'),
  HPE_HEADER_OVERFLOW: refusal('431 Request Header Fields Too Large'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: refusal('413 Payload Too Large'),
};

/** @returns undefined where what was sent is no URL, or has a method that fetch does not know. */
function toRequest(incoming: IncomingMessage): Request | undefined {
  const { url = '', method = 'GET', headers, rawHeaders } = incoming;
  const { host } = headers;
  if (!url.startsWith('/') || !host) return undefined;
  const isSent = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  const hasBody = isSent && method !== 'GET' && method !== 'HEAD'; // fetch knows of none for these
  try {
    return new Request(`http://${host}${url}`, {
      method,
      headers: pairs(rawHeaders),
      ...(hasBody && { body: bodyOf(incoming), duplex: 'half' }),
    } as RequestInit);
  } catch {
    return undefined;
  }
}

/** Given up, it is read to its end and dropped: cut off, the client would never see its answer. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming.iterator({ destroyOnReturn: false });
  return new ReadableStream({
    start(controller) {
      incoming.once(brokenBody, () => controller.error(new TypeError('broken body')));
    },
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return?.();
      incoming.resume();
    },
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const { status, statusText, headers, body } = response;
  // It fails once more after the pipeline has, where the server behind breaks off what the client no longer takes.
  const stream = body && Readable.fromWeb(body as NodeStream).on('error', () => {});
  try {
    for (const [name, value] of headers) {
      if (name !== 'set-cookie') outgoing.setHeader(name, value);
    }
    const cookies = headers.getSetCookie();
    if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
    outgoing.writeHead(status, statusText);
    if (stream) await pipeline(stream, outgoing);
    else outgoing.end();
  } catch (error) {
    // A client that has left already is no end to pipe to: then the pipeline leaves the stream as it is, and open.
    stream?.destroy();
    throw error;
  }
}
