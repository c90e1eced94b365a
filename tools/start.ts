// Starts sharelink on loopback with a store and one example secret in it: node tools/start.ts [--examples] [folder]

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, relative, resolve } from 'node:path';
import { peek, share } from 'sharelink';
import { startExampleHosts } from './example-hosts.ts';
import { startWorkerd, type Workerd } from './workerd.ts';

const args = process.argv.slice(2);
const [folder = relative('', join(dirname(import.meta.dirname), '.sharelink')) || '.'] = args.filter(
  (arg) => arg !== '--examples',
);
const home = resolve(folder);
const firstPort = 8787;
/** Empty tables, and some shares. */
const roomBytes = 2 * 1024 * 1024;
const example = 'It works: this text was stored by sharelink and opened by your browser.';

/** Only this user may read it, and it is there whole or not at all: half a key would hide the store for good. */
function write(name: string, content: string | Uint8Array): void {
  const beside = join(home, `${name}.new`);
  try {
    writeFileSync(beside, content, { mode: 0o600, flush: true });
    renameSync(beside, join(home, name));
  } finally {
    rmSync(beside, { force: true });
  }
}

/** @returns the content of a file of the store's folder, '' where there is none. */
function read(name: string): string {
  const path = join(home, name);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
}

function storeKey(): string {
  if (read('store-key') === '') write('store-key', randomBytes(32).toString('base64url'));
  return read('store-key');
}

/** The store begins with tables, and workerd's own message says neither where nor what to do. @throws the system's error. */
function checkRoom(): void {
  mkdirSync(join(home, 'store'), { recursive: true, mode: 0o700 });
  write('store/room', new Uint8Array(roomBytes));
  rmSync(join(home, 'store/room'));
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
  const id = read('example');
  if (id !== '') {
    const link = `${server}/shared/secret/${id}`;
    if ((await peek(link)).kind === 'available') return link;
  }
  const shared = await share({ server, value: example, expiresIn: '7d', maxViews: 5, sealed: false });
  if (shared.kind !== 'created') throw new Error(`the example secret could not be stored: ${shared.kind}`);
  write('example', shared.id);
  return shared.link;
}

/** Two processes must not share a store. @returns the origin of the one that has it, where there is one. */
async function runningOrigin(): Promise<string | undefined> {
  const origin = read('origin');
  if (origin === '') return undefined;
  const answers = await fetch(`${origin}/healthz`)
    .then(({ ok }) => ok)
    .catch(() => false);
  return answers ? origin : undefined;
}

/** @param corsOrigins origins whose pages may use the API. */
async function start(corsOrigins: readonly string[]): Promise<Workerd> {
  const worker = await startWorkerd({
    storeDir: join(home, 'store'),
    settings: {
      BACKEND: 'embedded',
      CREATE: 'open',
      ...(corsOrigins.length > 0 && { CORS_ORIGINS: corsOrigins.join(', ') }),
      STORE_KEY: storeKey(),
    },
    port: await freePort(),
    onOutput: (text) => process.stderr.write(text),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => worker.stop());
  if (!(await fetch(`${worker.origin}/healthz`)).ok) throw new Error('the worker refuses its settings; see above');
  return worker;
}

/** @returns what an operator can do about a folder that can't be written; undefined where it was something else. */
function folderAdvice(error: unknown): string | undefined {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (typeof code !== 'string' || typeof syscall !== 'string') return undefined;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  const advice = isFull ? 'make room there' : 'make it a folder that you may write to';
  return `sharelink: the secrets can't be kept in ${folder} (${code}): ${advice}, or name another: ./start FOLDER`;
}

try {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  checkRoom();
} catch (error) {
  const advice = folderAdvice(error);
  if (advice === undefined) throw error;
  console.error(advice);
  process.exit(1);
}
const running = await runningOrigin();
if (running !== undefined) {
  console.log(`\nsharelink already runs on ${running}\n\n  ${await exampleLink(running)}\n`);
  if (args.includes('--examples')) console.log('For the examples end it first: press Ctrl-C where it runs.\n');
  process.exit();
}

const examples = args.includes('--examples') ? await startExampleHosts() : undefined;
const worker = await start(examples ? [examples.app, examples.pages] : []);
await examples?.show(worker.origin);
write('origin', worker.origin);
console.log(`
sharelink runs on ${worker.origin}

Open this link to see an example secret (stored for 7 days, can be opened 5 times):

  ${await exampleLink(worker.origin)}

Share a secret of your own:

  ${worker.origin}/share
${examples ? `\nOpen links in an app with the element (examples/):\n\n  ${examples.app}/\n` : ''}
Secrets are kept in ${folder.replace(/\/+$/, '')}/ and only this machine can reach them.
Press Ctrl-C to stop.
`);

const end = await worker.exited;
await examples?.stop();
rmSync(join(home, 'origin'), { force: true });
process.exitCode = typeof end === 'number' ? end : 0;
