/** Stands between a browser and the worker on loopback, and loses what a test wants lost. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What happens to an access: `hold_reply`: its answer stays on the way; `drop_request`: it never arrives. */
export type Loss = 'none' | 'hold_reply' | 'cut_reply_once' | 'drop_request';

export interface LosingProxy {
  readonly origin: string;
  loss: Loss;
  stop(): Promise<void>;
}

export async function startLosingProxy(target: string): Promise<LosingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const worker = connect(Number(port), hostname);
    let isAccess = false;
    for (const [socket, other] of [
      [client, worker],
      [worker, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    client.on('data', (data) => {
      if (/^[A-Z]+ \//.test(data.toString('latin1'))) isAccess = /^POST \S+\/access /.test(data.toString('latin1'));
      if (!isAccess || proxy.loss !== 'drop_request') worker.write(data);
    });
    worker.on('data', (data) => {
      if (isAccess && proxy.loss === 'hold_reply') return;
      if (isAccess && proxy.loss === 'cut_reply_once') {
        proxy.loss = 'none';
        client.resetAndDestroy();
        return;
      }
      client.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: LosingProxy = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loss: 'none',
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return proxy;
}
