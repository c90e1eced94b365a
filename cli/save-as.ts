/**
 * Where a file goes at a terminal. A share is known to be one only when its view is spent: so it has a place before, and
 * no way of leaving the question loses it.
 */
import { randomBytes } from 'node:crypto';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SharedFile } from '../package/hosts/node.ts';
import { CommandFailure, ShareFailure } from './failures.ts';
import { createOutputFile, escapeControls, note, type OutputFile } from './output.ts';
import type { Terminal } from './terminal.ts';

export interface Place extends OutputFile {
  /** As it is shown. */
  readonly path: string;
}

/**
 * Makes a file in the first of the folders that takes one: the current one, else the home folder, else among the temporary
 * ones. Its name is none that a sender has chosen: some names are read by other programs.
 *
 * @throws CommandFailure `output_refused` where none of them takes one.
 */
export function createPlace(folders: readonly string[] = ['.', homedir(), tmpdir()]): Place {
  const name = `sharelink-${randomBytes(4).toString('hex')}`;
  for (const folder of folders) {
    try {
      return { path: folder === '.' ? `./${name}` : join(folder, name), ...createOutputFile(join(folder, name)) };
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
    }
  }
  throw new CommandFailure('output_refused', {
    what: 'The secret may be a file, and no folder was found that takes one.',
    next: 'Use --output FILE.',
  });
}

/** Keeps the file first, and then asks for a better place. */
export async function saveAs({ name, bytes }: SharedFile, place: Place, terminal?: Terminal): Promise<void> {
  const about = `It is a file of ${bytes.length} bytes; the sender named it “${escapeControls(name)}”.`;
  const kept = `It is saved as ${escapeControls(place.path)}.`;
  place.keep(bytes, 'yes');
  if (!terminal) return note(`${about} ${kept}`);
  terminal.say(`${about} ${kept} Next time: --output FILE.`);
  try {
    while (!(await movedTo(await terminal.ask('Save it as (Enter: leave it there): '), bytes, place, terminal)));
  } catch (error) {
    if (!(error instanceof ShareFailure)) throw error;
    throw new CommandFailure('cancelled', { what: 'You cancelled this.', next: kept }, 'yes');
  }
}

/** @returns false where the answer is no place for it. */
async function movedTo(path: string, bytes: Uint8Array, place: Place, terminal: Terminal): Promise<boolean> {
  if (path === '') return true;
  if (path === '-') {
    terminal.say('- stands for no file. One called so is ./-.');
    return false;
  }
  try {
    createOutputFile(path).keep(bytes, 'yes');
    place.remove();
    return true;
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    terminal.say(error.description.what);
    return false;
  }
}
