/** Runs the built command on a terminal of its own, by util-linux's `script`. */
import { spawn } from 'node:child_process';
import type { TestContext } from 'node:test';
import { bin, node } from './command.ts';

export interface OnTerminal {
  /** All that the terminal has shown. */
  readonly shown: string;
  /** Waits until the terminal shows this text after what was waited for before. */
  sees(text: string): Promise<void>;
  type(keys: string): void;
  /** As a window that is closed, with what runs in it. */
  close(): void;
  /** The exit code, once everything has ended. */
  readonly ended: Promise<number>;
}

const quoted = (argument: string) => `'${argument.replaceAll("'", "'\\''")}'`;

/** What a shell runs on the terminal to run `sharelink`. */
export function commandLine(...args: string[]): string {
  return [node, bin, ...args].map(quoted).join(' ');
}

export function onTerminal(t: TestContext, shellCommand: string, cwd?: string): OnTerminal {
  const child = spawn('script', ['-q', '-e', '-c', shellCommand, '/dev/null'], {
    env: { PATH: process.env.PATH ?? '', SHELL: '/bin/sh', TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(cwd && { cwd }),
  });
  t.after(() => void child.kill('SIGKILL'));
  let shown = '';
  let seen = 0;
  let onShown = () => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    onShown();
  });
  child.stdin.on('error', () => {}); // what is typed after its end
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });
  return {
    get shown() {
      return shown;
    },
    async sees(text) {
      const found = new Promise<void>((resolve) => {
        onShown = () => {
          const at = shown.indexOf(text, seen);
          if (at < 0) return;
          seen = at + text.length;
          onShown = () => {};
          resolve();
        };
        onShown();
      });
      const gone = ended.then((code) => {
        throw new Error(`ended with ${code} before it showed ${JSON.stringify(text)}: ${JSON.stringify(shown)}`);
      });
      gone.catch(() => {});
      await Promise.race([found, gone]);
    },
    type: (keys) => void child.stdin.write(keys),
    close: () => void child.kill('SIGKILL'),
    ended,
  };
}
