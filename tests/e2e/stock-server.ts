/** The built page on a static host that is a stock server too: no sharelink worker, no kept replies. */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const web = new URL('../../dist/web/', import.meta.url);
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  wasm: 'application/wasm',
};

export interface StockRequest {
  readonly method: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** 1 for the first request on its connection. */
  readonly nthOnSocket: number;
  readonly socket: Socket;
}

export interface StockServer {
  readonly origin: string;
  /** Requests of the API, in order. */
  readonly seen: StockRequest[];
  answer: (response: ServerResponse, request: StockRequest) => void;
  stop(): Promise<void>;
}

export async function startStockServer(): Promise<StockServer> {
  const counts = new Map<Socket, number>();
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    incoming.on('end', () => {
      const { method = '', url = '', headers, socket } = incoming;
      const nthOnSocket = (counts.get(socket) ?? 0) + 1;
      counts.set(socket, nthOnSocket);
      if (!url.startsWith('/api/')) {
        sendPageFile(response, url);
        return;
      }
      const request = { method, body, headers, nthOnSocket, socket };
      stock.seen.push(request);
      stock.answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stock: StockServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    answer: (response) => response.end(),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return stock;
}

function sendPageFile(response: ServerResponse, url: string): void {
  const path = url.startsWith('/shared/static/') ? url.slice(1) : 'index.html';
  response.writeHead(200, { 'content-type': types[path.split('.').at(-1) ?? ''] ?? '' });
  response.end(readFileSync(new URL(path, web)));
}
