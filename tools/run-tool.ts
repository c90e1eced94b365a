import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

const root = dirname(import.meta.dirname);

/** Runs a tool of the project. What it says on success is not shown; its failure ends the build. */
export function runTool(tool: string, ...args: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(tool, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${stdout ?? ''}${stderr ?? ''}build: ${tool} failed${error ? `: ${error.message}` : ''}`);
  process.exit(1);
}
