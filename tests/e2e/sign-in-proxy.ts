/** Stands in front of the worker on loopback, and of an app, and lets nobody through who has not signed in. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { contentTypes } from '../../tools/page-headers.ts';
import { passOn } from './scripted-server.ts';

/** What who has no session gets: what proxies of this kind are seen to answer. */
export const doors = {
  'a redirect to its own page': (response: ServerResponse) => response.writeHead(302, { location: '/sign-in' }).end(),
  'a redirect to another origin': (response: ServerResponse) =>
    response.writeHead(307, { location: 'https://accounts.example/authorize?client_id=1' }).end(),
  'a page under 401': (response: ServerResponse) => response.writeHead(401, html).end('<h1>Sign in</h1>'),
  'a page under 403': (response: ServerResponse) => response.writeHead(403, html).end('<h1>Sign in</h1>'),
  'a page under 200': (response: ServerResponse) => response.writeHead(200, html).end(form),
  'a question of the browser’s own': (response: ServerResponse) =>
    response.writeHead(401, { 'www-authenticate': 'Basic realm="team"' }).end(),
} satisfies Record<string, (response: ServerResponse) => void>;

export type Door = keyof typeof doors;

const html = { 'content-type': 'text/html; charset=utf-8' };
const form = '<!doctype html><title>Sign in</title><form method="post"><input type="password"></form>';
const root = new URL('../../', import.meta.url);

export const cookie = { name: 'session', value: 'b7e1' } as const;
export const credentials = { username: 'ada', password: 'lovelace' } as const;
const authorization = `Basic ${btoa(`${credentials.username}:${credentials.password}`)}`;

export interface SignInProxy {
  readonly origin: string;
  door: Door;
  /** The path that no session is known at any more. */
  endsSessionAt: string | undefined;
  /** What came with a session and was passed on: method and path. */
  readonly passed: string[];
  /** What was not. */
  readonly turnedAway: string[];
  stop(): Promise<void>;
}

export async function startSignInProxy(worker: string): Promise<SignInProxy> {
  const server = createServer((incoming, response) => {
    const { method, url = '' } = incoming;
    const hasSession = isSignedIn(incoming) && url !== proxy.endsSessionAt;
    (hasSession ? proxy.passed : proxy.turnedAway).push(`${method} ${url}`);
    if (!hasSession) doors[proxy.door](response);
    else if (url.startsWith('/app/')) sendApp(url, response);
    else passOn(worker + url, incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: SignInProxy = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    door: 'a redirect to its own page',
    endsSessionAt: undefined,
    passed: [],
    turnedAway: [],
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return proxy;
}

function isSignedIn({ headers }: IncomingMessage): boolean {
  const cookies = (headers.cookie ?? '').split('; ');
  return cookies.includes(`${cookie.name}=${cookie.value}`) || headers.authorization === authorization;
}

/** The package's files, and a page with the element. */
function sendApp(url: string, response: ServerResponse): void {
  const name = url.slice('/app/'.length);
  if (name === '') {
    const script = '<script type="module" src="./sharelink.element.js"></script>';
    response
      .writeHead(200, html)
      .end(`<!doctype html><link rel="icon" href="data:,">${script}<shared-secret></shared-secret>`);
    return;
  }
  const file = new URL(`dist/${name}`, root);
  if (!existsSync(file)) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': contentTypes[extname(name)] }).end(readFileSync(file));
}
