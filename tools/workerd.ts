// Runs the built worker on this machine: one workerd process, for ./start and the tests.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import binary from 'workerd';

const ownConfig = join(dirname(import.meta.dirname), 'dist/worker/config.capnp');
const stopWaitMs = 2000;

export interface WorkerdOptions {
  /** Default: the worker's own. */
  readonly config?: string;
  /** Where shares are kept; the worker's own configuration needs it. */
  readonly storeDir?: string;
  /** The worker's settings; nothing else of the environment reaches it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Default: any free one. */
  readonly port?: number;
  /** Gets what the process prints. */
  readonly onOutput: (text: string) => void;
}

export interface Workerd {
  readonly origin: string;
  readonly pid: number;
  /** The code or signal that the process ended with. */
  readonly exited: Promise<number | NodeJS.Signals>;
  /** Ends the process and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Listens on 127.0.0.1 only. The process ends with this one. @throws where it ends before it listens. */
export async function startWorkerd(options: WorkerdOptions): Promise<Workerd> {
  const { config = ownConfig, storeDir, settings, port = 0, onOutput } = options;
  if (storeDir !== undefined) mkdirSync(storeDir, { recursive: true, mode: 0o700 });
  const store = storeDir === undefined ? [] : [`--directory-path=store=${storeDir}`];
  const child = spawn(
    binary.default,
    ['serve', config, `--socket-addr=http=127.0.0.1:${port}`, ...store, '--control-fd=3'],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: settings },
  );
  child.stdout?.setEncoding('utf8').on('data', onOutput);
  child.stderr?.setEncoding('utf8').on('data', onOutput);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit').then(([code, signal]) => {
    process.off('exit', kill);
    return (code ?? signal) as number | NodeJS.Signals;
  });
  const listening = await Promise.race([listeningPort(child), exited]);
  if (typeof listening !== 'object') throw new Error(`workerd ended (${listening}) before it could listen`);
  return {
    origin: `http://127.0.0.1:${listening.port}`,
    pid: child.pid ?? 0,
    exited,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const timer = setTimeout(kill, stopWaitMs); // open connections hold a gentle end up
      await exited;
      clearTimeout(timer);
    },
  };
}

/** workerd reports each socket as a line of JSON on the control descriptor. */
async function listeningPort(child: ChildProcess): Promise<{ port: number }> {
  const control = child.stdio[3] as Readable;
  let text = '';
  for await (const chunk of control.setEncoding('utf8')) {
    text += chunk;
    if (text.includes('\n')) return JSON.parse(text.slice(0, text.indexOf('\n')));
  }
  return new Promise(() => {}); // closed without a word: the process is ending, and `exited` tells
}
