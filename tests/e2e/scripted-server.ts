/** Stands in front of the worker on loopback, and answers what a test wants answered differently. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedAnswer {
  readonly status?: number;
  readonly json?: object;
  /** In place of JSON. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** No answer at all: it never comes, or the connection breaks off. */
  readonly fault?: 'hang' | 'cut';
}

export interface ScriptedServer {
  readonly origin: string;
  /** By the path that is asked for. What is in none is the worker's to answer. */
  readonly answers: Map<RegExp, ScriptedAnswer>;
  stop(): Promise<void>;
}

export async function startScriptedServer(worker: string): Promise<ScriptedServer> {
  const answers: ScriptedServer['answers'] = new Map();
  const server = createServer((incoming, response) => {
    const path = incoming.url ?? '';
    const scripted = [...answers].find(([pattern]) => pattern.test(path))?.[1];
    if (scripted) answer(scripted, response);
    else passOn(worker + path, incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(
  { status = 200, json = {}, text = JSON.stringify(json), headers, fault }: ScriptedAnswer,
  response: ServerResponse,
): void {
  if (fault === 'hang') return;
  if (fault === 'cut') response.socket?.resetAndDestroy();
  else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

/** With the host that was asked for, which the worker names its links and its policy by. */
export function passOn(url: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = incoming;
  const outgoing = request(url, { method, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
