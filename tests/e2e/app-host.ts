/** Hosts of an app and of the static page, on loopback, and the worker that both ask. */
import { readFileSync } from 'node:fs';
import { startExampleHosts } from '../../tools/example-hosts.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

export interface AppWorld {
  /** Shows examples/ at its root, the README's snippet at /readme.html. */
  readonly app: string;
  /** Origin of the static page, which asks the worker. */
  readonly pages: string;
  readonly worker: TestWorker;
  stop(): Promise<void>;
}

export async function startAppWorld(): Promise<AppWorld> {
  const hosts = await startExampleHosts({ '/readme.html': readmeSnippet() });
  const worker = await startEmbedded({ CORS_ORIGINS: `${hosts.app}, ${hosts.pages}` });
  await hosts.show(worker.origin);
  return {
    app: hosts.app,
    pages: hosts.pages,
    worker,
    async stop() {
      await Promise.all([hosts.stop(), worker.stop()]);
    },
  };
}

function readmeSnippet(): string {
  const [, snippet] = readme.match(/^```html\n([\s\S]*?)^```$/m) ?? [];
  if (!snippet) throw new Error('the README shows no element');
  return `<!doctype html><html><title>An app</title><link rel="icon" href="data:,"><main>${snippet}</main></html>`;
}
