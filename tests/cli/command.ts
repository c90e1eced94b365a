/** Runs the built command as a shell would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

const root = dirname(dirname(import.meta.dirname));
/** The package runs on older Nodes than these tests. */
export const node = process.env.SHARELINK_TEST_NODE ?? process.execPath;
export const bin = join(root, 'dist/cli/sharelink.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface RunOptions {
  /** What standard input holds; without it, nothing. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** A descriptor for standard output, which then is not read. */
  readonly stdout?: number;
  readonly onStart?: (child: ChildProcess) => void;
}

/** Runs `sharelink` in a session of its own: there is no terminal to ask on. */
export async function sharelink(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { input = '', env = {}, cwd, stdout: stdoutFd, onStart } = options;
  const child = spawn(node, [bin, ...args], {
    detached: true,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', stdoutFd ?? 'pipe', 'pipe'],
    ...(cwd && { cwd }),
  });
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin?.on('error', () => {}); // it may end without having read
  child.stdin?.end(input);
  onStart?.(child);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, stdout: Buffer.concat(stdout), stderr };
}

/** Runs `sharelink` as a shell does that redirects its standard output. */
export async function redirected(redirection: string, ...args: string[]): Promise<Omit<Ended, 'stdout'>> {
  const child = spawn('sh', ['-c', `"$@" ${redirection}`, 'sh', node, bin, ...args], {
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = await once(child, 'close');
  return { code, stderr };
}

/** A folder that ends with the test. */
export function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'sharelink-cli-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
