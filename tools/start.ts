// Starts sharelink on loopback with a store in .sharelink/ and one example secret: node tools/start.ts

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { peek, share } from 'sharelink';
import { startWorkerd } from './workerd.ts';

const home = join(dirname(import.meta.dirname), '.sharelink');
const firstPort = 8787;
const example = 'It works: this text was stored by sharelink and opened by your browser.';

/** The content of a file of the store's folder that only this user may read; written first where it is missing. */
function keep(name: string, create: () => string): string {
  const path = join(home, name);
  if (!existsSync(path)) writeFileSync(path, create(), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function freePort(): Promise<number> {
  for (let port = firstPort; port < firstPort + 100; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${firstPort} to ${firstPort + 99}`);
}

/** @returns the example's link: of an earlier start where it can still be opened (a look spends no view). */
async function exampleLink(server: string): Promise<string> {
  const path = join(home, 'example');
  if (existsSync(path)) {
    const link = `${server}/shared/secret/${readFileSync(path, 'utf8').trim()}`;
    if ((await peek(link)).kind === 'available') return link;
  }
  const shared = await share({ server, value: example, expiresIn: '7d', maxViews: 5, sealed: false });
  if (shared.kind !== 'created') throw new Error(`the example secret could not be stored: ${shared.kind}`);
  writeFileSync(path, shared.id, { mode: 0o600 });
  return shared.link;
}

mkdirSync(home, { recursive: true, mode: 0o700 });
const worker = await startWorkerd({
  storeDir: join(home, 'store'),
  settings: {
    BACKEND: 'embedded',
    CREATE: 'open',
    STORE_KEY: keep('store-key', () => randomBytes(32).toString('base64url')),
  },
  port: await freePort(),
  onOutput: (text) => process.stderr.write(text),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => worker.stop());

const health = await fetch(`${worker.origin}/healthz`);
if (!health.ok) {
  await worker.stop();
  throw new Error('the worker refuses its settings; see above');
}

console.log(`
sharelink runs on ${worker.origin}

Open this link to see an example secret (stored for 7 days, can be opened 5 times):

  ${await exampleLink(worker.origin)}

Secrets are kept in .sharelink/ in this folder; only this machine can reach them.
Press Ctrl-C to stop.
`);

const end = await worker.exited;
process.exitCode = typeof end === 'number' ? end : 0;
