/** Node.js has no server that takes a Request and gives a Response: this is one. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { pairs } from './node-fetch.ts';
import type { Standalone } from './standalone.ts';

/** Rejects where the address cannot be had. */
export async function listen({ hostname, port, fetch }: Standalone): Promise<void> {
  const server = createServer(async (incoming, outgoing) => {
    // Either end can go at any time, also when nothing here reads or writes; without a listener that ends the process.
    incoming.on('error', () => {});
    outgoing.on('error', () => {});
    const request = toRequest(incoming);
    if (!request) {
      outgoing.writeHead(400, { connection: 'close' }).end();
      return;
    }
    const { remoteAddress: address = '', remotePort = 0 } = incoming.socket;
    const clientGone = new AbortController();
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) clientGone.abort();
    });
    const response = await fetch(request, { address, port: remotePort }, clientGone.signal);
    await send(response, outgoing).catch(() => outgoing.destroy());
  });
  await once(server.listen(port, hostname), 'listening');
}

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
