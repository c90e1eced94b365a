/** `reveal --output DIR/`: what is shared goes into a folder, under its own name; several files apart. */
import { mkdirSync, renameSync } from 'node:fs';
import { extname, join } from 'node:path';
import { filesIn, type NamedFile } from '../package/files/zip.ts';
import { type Granted, type GrantedFile, loadCore } from '../package/hosts/node.ts';
import { CommandFailure, codeOf } from './failures.ts';
import { createOutputFile, escapeControls, fileNamed } from './output.ts';
import { createPlace, type Place } from './save-as.ts';

const textName = 'secret.txt';
/** A ZIP that sharelink made says no time; another one is a file of its sender's, and stays whole. */
const noTime = [0, 0, 0x21, 0];
const timeAt = 10;

export function isFolder(path: string): boolean {
  return path.endsWith('/');
}

/** @throws CommandFailure `output_refused` where there is no such folder, and none can be made, or it takes no file. */
export function createPlaceIn(folder: string): Place {
  try {
    mkdirSync(folder, { mode: 0o700, recursive: true });
  } catch (error) {
    throw new CommandFailure('output_refused', {
      what: `${fileNamed(folder)} cannot be made a folder (${codeOf(error)}).`,
      next: 'Name a folder that you can write to.',
    });
  }
  return createPlace([folder]);
}

/**
 * Keeps all of it in one file first, whatever becomes of the others.
 *
 * returns  the names in the folder.
 * throws   CommandFailure `output_refused` where one of them is there already: then all is in the place.
 */
export async function saveInto(folder: string, opened: Granted | GrantedFile, place: Place): Promise<string[]> {
  const { files, ending } = await partsOf(opened);
  place.keep(opened.kind === 'granted' ? Buffer.from(opened.secretValue) : opened.file.bytes, 'yes');
  for (const { name, bytes } of files) {
    try {
      createOutputFile(join(folder, name), bytes.length).keep(bytes, 'yes');
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      const next = `All that was shared is in ${escapeControls(withEnding(place.path, ending))}.`;
      throw new CommandFailure(error.kind, { what: error.description.what, next }, 'yes');
    }
  }
  place.remove();
  return files.map(({ name }) => name);
}

/** @returns the files, and how the name of all in one ends. */
async function partsOf(opened: Granted | GrantedFile): Promise<{ files: readonly NamedFile[]; ending: string }> {
  if (opened.kind === 'granted') {
    return { files: [{ name: textName, bytes: new Uint8Array(Buffer.from(opened.secretValue)) }], ending: '.txt' };
  }
  const { name, bytes } = opened.file;
  const isMadeHere = noTime.every((byte, i) => bytes[timeAt + i] === byte);
  const apart = isMadeHere ? filesIn(bytes, (await loadCore()).safeFileName) : undefined;
  const files = (apart ?? [{ name, bytes }]).map((file) => ({ ...file, name: harmless(file.name) }));
  return { files, ending: apart ? '.zip' : extname(name) };
}

/** Its name began before it was known what would be in it. @returns where the file is then. */
function withEnding(path: string, ending: string): string {
  try {
    renameSync(path, path + ending);
    return path + ending;
  } catch {
    return path; // it is whole under that name too
  }
}

/** Shells and other programs read what begins with a dot from a person's own folder, and take a hyphen for an option. */
function harmless(name: string): string {
  return /^-|^\.(?!env(\.|$))/.test(name) ? `_${name}` : name;
}
