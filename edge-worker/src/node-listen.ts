/** Node.js has no server that takes a Request and gives a Response: this is one. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Standalone } from './standalone.ts';

/** Rejects where the address cannot be had. */
export async function listen({ hostname, port, fetch }: Standalone): Promise<void> {
  const server = createServer(async (incoming, outgoing) => {
    const request = toRequest(incoming);
    if (!request) {
      outgoing.writeHead(400, { connection: 'close' }).end();
      return;
    }
    const { remoteAddress, remotePort } = incoming.socket;
    const response = await fetch(request, `${remoteAddress}:${remotePort}`);
    await send(response, outgoing).catch(() => outgoing.destroy()); // either end has gone
  });
  await once(server.listen(port, hostname), 'listening');
}

/** @returns undefined where what was sent is no URL, or has a method that fetch does not know. */
function toRequest(incoming: IncomingMessage): Request | undefined {
  const { url = '', method = 'GET', headers, rawHeaders } = incoming;
  const { host = '' } = headers;
  if (!url.startsWith('/') || /[/?#@\\]/.test(host)) return undefined;
  const hasBody = method !== 'GET' && method !== 'HEAD';
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

function pairs(rawHeaders: readonly string[]): [name: string, value: string][] {
  return rawHeaders.flatMap((name, i): [string, string][] => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? '']] : []));
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const { status, statusText, headers, body } = response;
  for (const [name, value] of headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  }
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.writeHead(status, statusText);
  if (body) await pipeline(Readable.fromWeb(body as NodeStream), outgoing);
  else outgoing.end();
}
