/** Runs the app in a process of its own on one of the runtimes without Durable Objects. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { ask } from './client.ts';
import { eventually } from './store-files.ts';
import { unusedOrigin } from './upstream.ts';
import type { Settings } from './workerd.ts';

const root = dirname(dirname(import.meta.dirname));
const folder = join(root, 'dist/standalone');
const bin = (name: string) => join(root, 'node_modules/.bin', name);

export const runtimes = {
  Deno: [
    bin('deno'),
    'run',
    '--no-config',
    '--no-lock',
    '--allow-env',
    '--allow-net=127.0.0.1,[::]',
    '--allow-read=.',
    'deno.js',
  ],
  Bun: [bin('bun'), 'bun.js'],
  'Node.js': [process.execPath, 'node.js'],
} as const;

export interface StandaloneProcess {
  readonly origin: string;
  output(): string;
  stop(): Promise<void>;
}

/** @param under a command that runs the one that it is given. */
export async function startStandalone(
  runtime: keyof typeof runtimes,
  settings: Settings,
  under: readonly string[] = [],
): Promise<StandaloneProcess> {
  const { LISTEN = new URL(await unusedOrigin()).host } = settings;
  const origin = `http://127.0.0.1:${LISTEN.slice(LISTEN.lastIndexOf(':') + 1)}`;
  const child = spawnStandalone([...under, ...runtimes[runtime]], { ...settings, LISTEN });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = once(child, 'exit');
  const kill = () => process.kill(-(child.pid ?? 0), 'SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await ended;
    // What the process has started may hold them open a little longer.
    child.stdout.destroy();
    child.stderr.destroy();
  };
  try {
    await eventually(() => {
      if (child.exitCode !== null) throw new Error(`${runtime} ended: ${output}`);
      return ask(`${origin}/healthz`).then(
        () => true,
        () => false,
      );
    });
  } catch (error) {
    if (child.exitCode === null) await stop();
    throw error;
  }
  return { origin, output: () => output, stop };
}

/** Runs it to its end, which comes at once where it cannot serve. */
export async function refusal(
  command: readonly string[],
  settings: Settings,
): Promise<{ code: number | null; printed: string }> {
  const child = spawnStandalone(command, settings);
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  const [code] = await once(child, 'close');
  return { code, printed: printed.join('') };
}

/** A group of its own, because Deno's command starts another process. */
function spawnStandalone([command = '', ...args]: readonly string[], settings: Settings) {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(command, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, HOME, DENO_NO_UPDATE_CHECK: '1', ...settings },
  });
}
