/** A TCP proxy on loopback that breaks connections off where a test wants. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * Where one connection is cut.
 *
 * request  after so many bytes of what the client sends: the server never gets it whole.
 * reply    after so many bytes of what the server answers; 0: as soon as there is an answer.
 */
export interface Cut {
  readonly of: 'request' | 'reply';
  readonly afterBytes: number;
}

export interface CuttingProxy {
  readonly origin: string;
  /** Told the first bytes of each connection; says where it is cut, or that it is not. */
  cut: (firstBytes: Buffer) => Cut | undefined;
  /** How many connections were cut. */
  readonly cuts: () => number;
  stop(): Promise<void>;
}

export async function startCuttingProxy(target: () => string): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(new URL(target()).port), '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    let cut: Cut | undefined;
    let isFirst = true;
    const sent = { request: 0, reply: 0 };
    const pass = (of: Cut['of'], from: Socket, to: Socket) => {
      from.on('data', (bytes: Buffer) => {
        if (isFirst) cut = proxy.cut(bytes);
        isFirst = false;
        const left = cut?.of === of ? cut.afterBytes - sent[of] : bytes.length;
        sent[of] += bytes.length;
        if (left >= bytes.length && !(cut?.of === of && left === bytes.length)) {
          to.write(bytes);
          return;
        }
        cuts += 1;
        // What was let through arrives; then both sides see the connection break.
        to.end(bytes.subarray(0, left), () => {
          client.destroy();
          if (of === 'request') upstream.destroy();
          else upstream.resetAndDestroy();
        });
        from.removeAllListeners('data').resume();
      });
      from.on('end', () => to.end());
      from.on('close', () => to.destroy());
    };
    pass('request', client, upstream);
    pass('reply', upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref(); // a test that fails to start must end all the same
  const proxy: CuttingProxy = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => undefined,
    cuts: () => cuts,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return proxy;
}
