/** An upstream on loopback that answers, or fails to, as a test wants, and remembers what reached it. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export type AnswerWith = (response: ServerResponse, request: SeenRequest) => void;

export interface Upstream {
  readonly origin: string;
  /** In order of arrival. */
  readonly seen: SeenRequest[];
  /** How it answers from now on. */
  answer: AnswerWith;
  /** Forgets what it has seen and answers anew. */
  reset(answer: AnswerWith): void;
  stop(): Promise<void>;
}

export async function startUpstream(): Promise<Upstream> {
  const seen: SeenRequest[] = [];
  // It ends no connection by itself: a request could be on its way on it.
  const server = createServer({ keepAliveTimeout: 0 }, (incoming, response) => {
    const chunks: Buffer[] = [];
    response.on('error', () => {});
    incoming.on('error', () => {});
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks) };
      seen.push(request);
      upstream.answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const upstream: Upstream = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer: json(404, {}),
    reset(answer) {
      seen.length = 0;
      upstream.answer = answer;
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return upstream;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): AnswerWith {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** @returns an origin on which nobody listens. */
export async function unusedOrigin(): Promise<string> {
  const { origin, stop } = await startUpstream();
  await stop();
  return origin;
}
