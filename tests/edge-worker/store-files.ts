/** Looks at the embedded store from outside: as files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const waitMaxMs = 10_000;

export function listFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Whether the text stands anywhere in the files, SQLite's logs and free pages included. */
export function filesHold(dir: string, text: string): boolean {
  return listFiles(dir).some((path) => readFileSync(path).includes(text));
}

/** Ends when the condition holds. @throws where it does not within ten seconds. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + waitMaxMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the condition did not come true in time');
    await sleep(20);
  }
}
