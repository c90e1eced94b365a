/** Servers on loopback that remember exactly what reached them. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import type { TestContext } from 'node:test';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Counts connections from 1, in the order in which they were opened. */
  readonly connection: number;
}

/** Answers one request, or ends its connection in some other way. */
export type Answer = (response: ServerResponse, request: SeenRequest) => void;

export interface Loopback {
  readonly origin: string;
  readonly seen: SeenRequest[];
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts a server that ends with the test. */
export async function serve(t: TestContext, answer: Answer): Promise<Loopback> {
  const seen: SeenRequest[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    const { connection } = request.socket as unknown as { connection: number };
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '' } = request;
      const entry = { method, path, headers: headersOf(request.rawHeaders), body: Buffer.concat(chunks), connection };
      seen.push(entry);
      answer(response, entry);
    });
  });
  server.on('connection', (socket) => {
    connections += 1;
    Object.assign(socket, { connection: connections });
  });
  const origin = await listen(server);
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin, seen };
}

function headersOf(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = String(raw[i]).toLowerCase();
    if (name in headers) throw new Error(`header sent twice: ${name}`);
    headers[name] = String(raw[i + 1]);
  }
  return headers;
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** @returns an origin on which nobody listens any more. */
export async function unusedOrigin(): Promise<string> {
  const server = createServer();
  const origin = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return origin;
}
