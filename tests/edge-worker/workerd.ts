/** Runs the built worker for a test file, on a free port of loopback and with a store of its own. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorkerd } from '../../tools/workerd.ts';

export type Settings = Readonly<Record<string, string>>;

export interface TestWorker {
  readonly origin: string;
  readonly pid: number;
  /** Where the shares are kept on disk. */
  readonly storeDir: string;
  /** What the process has printed. */
  output(): string;
  /** Ends the process as a crash would and starts another one on the same store, with other settings where given. */
  crashAndRestart(changed?: Settings): Promise<void>;
  stop(): Promise<void>;
}

// The test runner ends a file that takes too long in this way; the process must take workerd with it.
process.once('SIGTERM', () => process.exit(143));

/** An embedded store, where anyone on loopback may create. */
export function startEmbedded(settings: Settings = {}): Promise<TestWorker> {
  return startWorker({ BACKEND: 'embedded', STORE_KEY: randomBytes(32).toString('base64url'), ...settings });
}

export async function startWorker(settings: Settings): Promise<TestWorker> {
  const storeDir = mkdtempSync(join(tmpdir(), 'sharelink-store-'));
  let output = '';
  const onOutput = (text: string) => {
    output += text;
  };
  let workerd = await startWorkerd({ storeDir, settings, onOutput });
  return {
    get origin() {
      return workerd.origin;
    },
    get pid() {
      return workerd.pid;
    },
    storeDir,
    output: () => output,
    async crashAndRestart(changed = {}) {
      await workerd.stop('SIGKILL');
      workerd = await startWorkerd({ storeDir, settings: { ...settings, ...changed }, onOutput });
    },
    async stop() {
      await workerd.stop('SIGKILL'); // the store goes with it
      rmSync(storeDir, { recursive: true });
    },
  };
}
