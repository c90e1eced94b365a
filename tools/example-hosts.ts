/** The hosts of examples/ on loopback: an app with the element, and the page on a static host. Both ask one worker. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { sourceOf } from '../web/kit/content-security-policy.ts';
import { buildPage } from './build-page.ts';
import { contentTypes } from './page-headers.ts';

const root = dirname(import.meta.dirname);

interface Served {
  readonly body: string | Buffer;
  readonly headers: OutgoingHttpHeaders;
}

export interface ExampleHosts {
  /** Shows examples/ at its root. */
  readonly app: string;
  /** Shows the page on a static host. */
  readonly pages: string;
  /** @param worker the address that both ask; it lists them in CORS_ORIGINS. */
  show(worker: string): Promise<void>;
  stop(): Promise<void>;
}

/** @param morePages further pages of the app, by path. */
export async function startExampleHosts(morePages: Readonly<Record<string, string>> = {}): Promise<ExampleHosts> {
  const outDir = mkdtempSync(join(tmpdir(), 'sharelink-static-'));
  let worker = '';
  const app = await startHost((path) => findInApp(path, morePages, { worker, pages: pages.origin }));
  const pages = await startHost((path) => findPage(path, outDir));
  return {
    app: app.origin,
    pages: pages.origin,
    async show(address) {
      worker = address;
      await buildPage({ outDir, server: address });
    },
    async stop() {
      await Promise.all([app.stop(), pages.stop()]);
      rmSync(outDir, { recursive: true });
    },
  };
}

async function startHost(find: (path: string) => Served | undefined) {
  const server = createServer(({ url = '' }, response) => {
    const found = find(url.split('?', 1)[0] ?? '');
    response.writeHead(found ? 200 : 404, found?.headers).end(found?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

/** Files of examples/, with the addresses of this machine, and the package's as sharelink/. */
function findInApp(
  path: string,
  morePages: Readonly<Record<string, string>>,
  { worker, pages }: { readonly worker: string; readonly pages: string },
): Served | undefined {
  const named = (text: string) =>
    text
      .replaceAll('https://share.example.com;', `${sourceOf(worker)};`) // in a policy
      .replaceAll('https://share.example.com', worker)
      .replaceAll('https://static.example.com', pages);
  const headers = {
    'content-type': contentTypes[extname(path) || '.html'],
    'content-security-policy': appPolicy(worker),
  };
  const page = morePages[path];
  if (page !== undefined) return { headers, body: named(page) };
  const [, inPackage] = path.match(/^\/sharelink\/(.+)/) ?? [];
  const file = inPackage ? join('dist', inPackage) : join('examples', path === '/' ? 'index.html' : path);
  if (/(^|\/)\.\.(\/|$)/.test(path) || !existsSync(join(root, file))) return undefined;
  const body = readFileSync(join(root, file));
  return { headers, body: inPackage ? body : named(body.toString()) };
}

function findPage(path: string, outDir: string): Served {
  const file = /^\/shared\/static\/[\w.-]+$/.test(path) && existsSync(join(outDir, path)) ? path : '/index.html';
  const headers = JSON.parse(readFileSync(join(outDir, 'headers.json'), 'utf8'))[extname(file)];
  return { headers, body: readFileSync(join(outDir, file)) };
}

/** As docs/element.md has it. */
function appPolicy(worker: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ${sourceOf(worker)}`,
    'img-src data: blob:',
    "require-trusted-types-for 'script'",
    'trusted-types sharelink-thread',
  ].join('; ');
}
