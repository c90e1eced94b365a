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
  return sealedIn(dir, 'value');
}

/** The end of each reply that is kept until its client has it. */
export function sealedReplies(dir: string): Buffer[] {
  return sealedIn(dir, 'reply');
}

function sealedIn(dir: string, table: 'value' | 'reply'): Buffer[] {
  const copies = mkdtempSync(join(tmpdir(), 'sharelink-store-'));
  try {
    cpSync(dir, copies, { recursive: true });
    return listFiles(copies)
      .filter((path) => path.endsWith('.sqlite'))
      .flatMap((path) => sealedInFile(path, table));
  } finally {
    rmSync(copies, { recursive: true });
  }
}

function sealedInFile(path: string, table: 'value' | 'reply'): Buffer[] {
  const database = new DatabaseSync(path);
  try {
    const isThere = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').all(table).length > 0;
    const query = `SELECT sealed FROM ${table} WHERE sealed IS NOT NULL`;
    const rows = isThere ? database.prepare(query).all() : [];
    return rows.map(({ sealed }) => Buffer.from((sealed as Uint8Array).slice(-32)));
  } finally {
    database.close();
  }
}

/** Ends when nothing of the text stands in the store's files any more. */
export async function filesForget(dir: string, text: string | Buffer): Promise<void> {
  // SQLite's log goes when workerd lets go of an object that nobody has asked for ten seconds.
  await eventually(() => !filesHold(dir, text), 40_000);
}

/** Ends when the condition holds. @throws where it does not in time. */
export async function eventually(condition: () => boolean | Promise<boolean>, maxMs = waitMaxMs): Promise<void> {
  const deadline = Date.now() + maxMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the condition did not come true in time');
    await sleep(20);
  }
}
