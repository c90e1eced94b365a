/** Hosts of an app and of the static page, on loopback, and the worker that both ask. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { buildPage } from '../../tools/build-page.ts';
import { contentTypes } from '../../tools/page-headers.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';

const root = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');

interface Served {
  readonly body: string | Buffer;
  readonly headers: OutgoingHttpHeaders;
}

export interface AppWorld {
  /** Shows examples/ at its root, the README's snippet at /readme.html. */
  readonly app: string;
  /** Origin of the static page, which asks the worker. */
  readonly pages: string;
  readonly worker: TestWorker;
  stop(): Promise<void>;
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

/** As docs/element.md has it. */
function appPolicy(worker: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ${worker}`,
    'img-src data:',
    "require-trusted-types-for 'script'",
    'trusted-types sharelink-thread',
  ].join('; ');
}

export async function startAppWorld(): Promise<AppWorld> {
  const outDir = mkdtempSync(join(tmpdir(), 'sharelink-static-'));
  const origins = { app: '', pages: '', worker: '' };
  const named = (text: string) =>
    text
      .replaceAll('https://share.example.com', origins.worker)
      .replaceAll('https://static.example.com', origins.pages);

  const app = await startHost((path) => {
    const headers = {
      'content-type': contentTypes[extname(path) || '.html'],
      'content-security-policy': appPolicy(origins.worker),
    };
    if (path === '/readme.html') return { headers, body: named(readmeSnippet()) };
    const [, inPackage] = path.match(/^\/sharelink\/(.+)/) ?? [];
    const file = new URL(inPackage ? `dist/${inPackage}` : `examples${path === '/' ? '/index.html' : path}`, root);
    if (!existsSync(file)) return undefined;
    return { headers, body: inPackage ? readFileSync(file) : named(readFileSync(file, 'utf8')) };
  });

  const pages = await startHost((path) => {
    const file = path.startsWith('/shared/static/') ? path : '/index.html';
    const headers = JSON.parse(readFileSync(join(outDir, 'headers.json'), 'utf8'))[extname(file)];
    return { headers, body: readFileSync(join(outDir, file)) };
  });

  const worker = await startEmbedded({ CORS_ORIGINS: `${app.origin}, ${pages.origin}` });
  Object.assign(origins, { app: app.origin, pages: pages.origin, worker: worker.origin });
  await buildPage({ outDir, server: worker.origin });
  return {
    app: app.origin,
    pages: pages.origin,
    worker,
    async stop() {
      await Promise.all([app.stop(), pages.stop(), worker.stop()]);
      rmSync(outDir, { recursive: true });
    },
  };
}

function readmeSnippet(): string {
  const [, snippet] = readme.match(/^```html\n([\s\S]*?)^```$/m) ?? [];
  if (!snippet) throw new Error('the README shows no element');
  return `<!doctype html><html><title>An app</title><link rel="icon" href="data:,"><main>${snippet}</main></html>`;
}
