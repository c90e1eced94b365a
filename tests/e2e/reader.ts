import assert from 'node:assert/strict';
import { axeOptions, axeSource } from './accessible.ts';
import { comes } from './comes.ts';
import type { SavedFile } from './saved-file.ts';

/** What a reader does with the page, in any engine: by Playwright in Chromium and Firefox, by WebDriver in WebKitGTK. */
export interface Reader {
  /** Runs a script on each page before the page's own. Absent in WebDriver. */
  prepare?(script: string): Promise<void>;
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /** Presses the button of this name, as soon as it can be pressed. */
  press(button: string): Promise<void>;
  /** Replaces what stands in the field of this label. */
  type(label: string, text: string): Promise<void>;
  key(key: 'Tab' | 'Enter' | 'Paste'): Promise<void>;
  /** Types where the focus is. */
  keys(text: string): Promise<void>;
  /** @returns what the expression is worth in the page. */
  read<T>(expression: string): Promise<T>;
  /** Runs a whole script in the page, past its policy. */
  run(script: string): Promise<void>;
  /** @returns the file that the press of this button saves. */
  save(button: string): Promise<SavedFile>;
  close(): Promise<void>;
}

export type Theme = 'light' | 'dark';

/** Starts an engine whose reader prefers this theme. */
export type StartReader = (theme: Theme) => Promise<Reader>;

/** Waits until the expression is true in the page. */
export async function until(reader: Reader, expression: string): Promise<void> {
  try {
    await comes(() => reader.read<boolean>(`Boolean(${expression})`));
  } catch (cause) {
    throw new Error(`${expression}, while the page says: ${await reader.read('document.body.innerText')}`, { cause });
  }
}

/** Waits until the page says this, where everyone can see it. */
export function says(reader: Reader, sentence: string): Promise<void> {
  return until(reader, `document.querySelector('main')?.innerText.includes(${JSON.stringify(sentence)})`);
}

export async function secretOn(reader: Reader): Promise<string> {
  await until(reader, "(document.querySelector('pre.secret')?.textContent ?? '…') !== '…'");
  return reader.read("document.querySelector('pre.secret').textContent");
}

/** Opens the share, and says yes where the page asks once more. */
export async function show(reader: Reader): Promise<void> {
  await reader.press('Reveal secret');
  // The question takes the button's place within the press.
  if (await reader.read("document.querySelector('.confirm') !== null")) await reader.press('Yes, show it');
}

/** Asks axe. */
export async function assertAccessible(reader: Reader): Promise<void> {
  await reader.run(axeSource);
  const found = await reader.read<{ rules: string[]; passes: number }>(
    `axe.run(${JSON.stringify(axeOptions)}).then(({ violations, passes }) => ({ rules: violations.map(({ id }) => id), passes: passes.length }))`,
  );
  assert.deepEqual(found.rules, []);
  assert.ok(found.passes > 10);
}
