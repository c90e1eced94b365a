/** Servers on loopback with which no connection comes about, or one that breaks off once the request is there. */
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net';
import type { Authority } from './certificates.ts';
import { unusedOrigin } from './loopback.ts';
import { grantedBody } from './share.ts';

const handshakeFailure = Buffer.from([21, 3, 3, 0, 2, 2, 40]);

export interface FaultyServers {
  /** Origins, by what is wrong. */
  readonly unconnected: Readonly<Record<string, string>>;
  readonly connected: Readonly<Record<string, string>>;
  readonly right: string;
  /** How many requests have come in where none could. */
  strayRequests(): number;
  stop(): void;
}

export async function startFaultyServers(authority: Authority): Promise<FaultyServers> {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  let strays = 0;
  const start = async (server: Server, scheme = 'https') => {
    servers.push(server);
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
    });
    server.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const stray = (options: ServerOptions) =>
    start(
      createHttps(options, (_, response) => {
        strays += 1;
        response.end('{}');
      }),
    );
  const raw = (onHello: (socket: Socket) => void) =>
    start(createTcp((socket) => void socket.once('data', () => onHello(socket))));

  const right = authority.certify();
  const unconnected = {
    'a certificate that has expired': await stray(authority.certify({ to: '20210101000000Z' })),
    'a certificate that is not valid yet': await stray(authority.certify({ from: '20980101000000Z' })),
    'a certificate for another name': await stray(authority.certify({ names: 'DNS:other.example' })),
    'a certificate for clients': await stray(authority.certify({ purpose: 'clientAuth' })),
    'a certificate that signs itself': await stray(authority.certify({ signedBy: 'self' })),
    'plain http on the port': await start(
      createHttp((_, response) => {
        strays += 1;
        response.end('{}');
      }),
    ),
    'an alert in place of a handshake': await raw((socket) => socket.end(handshakeFailure)),
    'a version of TLS that is too old': await stray({
      ...right,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    }),
    'a client certificate that is missing': await stray({
      ...right,
      requestCert: true,
      rejectUnauthorized: true,
      maxVersion: 'TLSv1.2',
    }),
    'an end within the handshake': await raw((socket) => socket.end()),
    'a reset within the handshake': await raw((socket) => socket.resetAndDestroy()),
    'a reset before the handshake': await start(createTcp((socket) => socket.resetAndDestroy())),
    'a name that there is not': 'https://no-such-host.invalid',
    'nobody who listens': (await unusedOrigin()).replace('http:', 'https:'),
  };
  const connected = {
    'an end once the request is there': await start(createHttps(right, ({ socket }) => socket.destroy())),
    'a reset once the request is there': await start(
      createHttps(right, ({ socket }) => socket.destroy()).on('secureConnection', (secure) =>
        secure.once('data', () => reset(secure, sockets)),
      ),
    ),
  };
  return {
    unconnected,
    connected,
    right: await start(createHttps(right, (_, response) => response.end(JSON.stringify(grantedBody('v'))))),
    strayRequests: () => strays,
    stop() {
      for (const server of servers) server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Of the connection beneath: what is encrypted cannot be reset. */
function reset(secure: Socket, sockets: ReadonlySet<Socket>): void {
  for (const socket of sockets) if (socket.remotePort === secure.remotePort) socket.resetAndDestroy();
}
