/** Files that a page saves: Chromium tells Playwright of them, the other engines only put them into a folder. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { comes } from './comes.ts';

export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Where Firefox puts files. */
export const firefoxDir = mkdtempSync(join(tmpdir(), 'sharelink-firefox-'));
process.once('exit', () => rmSync(firefoxDir, { recursive: true }));

/** @returns the file that this press saves. */
export async function savedBy(page: Page, press: () => Promise<void>): Promise<SavedFile> {
  if (page.context().browser()?.browserType().name() === 'firefox') {
    await press();
    return savedIn(firefoxDir);
  }
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Waits for the file that comes into the folder, and takes it out. */
export async function savedIn(dir: string): Promise<SavedFile> {
  let names: string[] = [];
  await comes(async () => {
    names = readdirSync(dir);
    // Until a file is whole, WebKit gives it such a name, and Firefox has such a file beside it.
    return names.length > 0 && !names.some((name) => /\.(wkdownload|part)$/.test(name));
  });
  const name = names[0] ?? '';
  const bytes = readFileSync(join(dir, name));
  rmSync(join(dir, name));
  return { name, bytes };
}
