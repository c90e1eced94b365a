/** Looks at the embedded store from outside: as files. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const waitMaxMs = 10_000;

export function listFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Whether the text, or these bytes, stand anywhere in the files, SQLite's logs and free pages included. */
export function filesHold(dir: string, text: string | Buffer): boolean {
  return readFiles(dir).some((content) => content.includes(text));
}

/** SQLite removes its logs while they are read. */
export function readFiles(dir: string): Buffer[] {
  return listFiles(dir).flatMap((path) => {
    try {
      return [readFileSync(path)];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
}

/** The end of each value that the store keeps, as it is sealed: no two have that in common. */
export function sealedValues(dir: string): Buffer[] {
  const copies = mkdtempSync(join(tmpdir(), 'sharelink-store-'));
  try {
    cpSync(dir, copies, { recursive: true });
    return listFiles(copies)
      .filter((path) => path.endsWith('.sqlite'))
      .flatMap(sealedValuesIn);
  } finally {
    rmSync(copies, { recursive: true });
  }
}

function sealedValuesIn(path: string): Buffer[] {
  const database = new DatabaseSync(path);
  try {
    const hasValues = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = '_cf_KV'").all().length > 0;
    const query = "SELECT value FROM _cf_KV WHERE key = 'value'";
    const rows = hasValues ? database.prepare(query).all() : [];
    return rows.map(({ value }) => Buffer.from((value as Uint8Array).slice(-32)));
  } finally {
    database.close();
  }
}

/** Ends when the condition holds. @throws where it does not within ten seconds. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + waitMaxMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the condition did not come true in time');
    await sleep(20);
  }
}
