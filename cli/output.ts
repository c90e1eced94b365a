/** Where text and secrets go: standard output, standard error, a new file. */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { devNull } from 'node:os';
import { CommandFailure, codeOf } from './failures.ts';

/** The longest secret that a server stores. */
const reservedBytes = 1_400_000;
const unwritable = new Set(['EBADF', 'EIO', 'ENOSPC', 'ENXIO', 'EPIPE']);

/** Control characters, line ends and tabs aside, and those that turn the direction of what follows. */
const unsafe = /(?!\r\n|[\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Makes text safe for a terminal: nothing in it moves the cursor, clears the screen or changes its order. */
export function escapeControls(text: string): string {
  return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A file, as a sentence that begins with it names it; what may be a link, an id or a token in the wrong place they do not repeat. */
export function fileNamed(path: string): string {
  return path === '' || /#|:\/\/|[\w+%=-]{32}/.test(path) ? 'The file' : `The file “${escapeControls(path)}”`;
}

/** One line of JSON; what is escaped for the terminal is still the same JSON. */
export function jsonLine(value: unknown): string {
  return `${escapeControls(JSON.stringify(value))}\n`;
}

/** A line on standard error, safe for a terminal. */
export function note(text: string): void {
  process.stderr.write(`sharelink: ${escapeControls(text)}\n`);
}

/** Writes all of it to standard output. @throws CommandFailure `output_lost`, where the reader has gone. */
export async function writeOut(content: string | Uint8Array, viewSpent: 'no' | 'yes'): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(content, (error) => (error ? reject(lost(error, viewSpent)) : resolve()));
  });
}

const outputPath = '/proc/self/fd/1';
/** What may have to be written. */
const roomBytes = { secret: reservedBytes, link: 4096 };

/** Whether the file system of standard output has less room than that; one that does not tell has enough. */
function isFull(bytes: number): boolean {
  try {
    const { blocks, bsize, bavail, bfree } = statfsSync(outputPath);
    const free = process.getuid?.() === 0 ? bfree : bavail;
    return blocks > 0 && free * bsize < bytes;
  } catch {
    return false;
  }
}

/** What helps where standard output takes nothing. */
const elsewhere = { secret: 'Use --output FILE.', link: 'Write it to a file: >link.txt.' };

/**
 * Finds out before a view is spent, or a share made, whether standard output can take it. A shell's own pipe (`|`)
 * tells of a reader that has gone only when something is written: there, `output_lost` comes too late.
 */
export function checkStandardOutput(what: keyof typeof elsewhere): void {
  // Fails on a device that is full and on a socket without a reader; a pipe takes it always.
  let code = codeOfThrown(() => void writeSync(1, new Uint8Array()));
  // A named pipe without a reader cannot be opened a second time.
  const { O_WRONLY, O_NONBLOCK } = constants;
  const output = fstatSync(1);
  if (process.platform === 'linux' && output.isFIFO()) {
    code ??= codeOfThrown(() => closeSync(openSync(outputPath, O_WRONLY | O_NONBLOCK)));
  }
  // A file system that is full takes no bytes of a file without a word.
  if (process.platform === 'linux' && output.isFile() && isFull(roomBytes[what])) code ??= 'ENOSPC';
  if (code === undefined || !unwritable.has(code)) return;
  throw new CommandFailure('output_refused', {
    what: `Nothing can be written to standard output (${code}).`,
    next: elsewhere[what],
  });
}

/**
 * Finds out as early whether it would go nowhere unasked. In place of a standard output that is
 * closed Node.js opens the null device, for reading too; a shell's `>/dev/null`, which is meant, for writing only.
 */
export function checkNotDiscarded(what: keyof typeof elsewhere): void {
  const nullDevice = statSync(devNull, { throwIfNoEntry: false });
  const output = fstatSync(1);
  if (!nullDevice?.isCharacterDevice() || !output.isCharacterDevice() || output.rdev !== nullDevice.rdev) return;
  if (codeOfThrown(() => void readSync(1, new Uint8Array(1))) !== undefined) return;
  throw new CommandFailure('output_refused', {
    what: `Standard output is closed or leads nowhere: the ${what} would be lost.`,
    next: elsewhere[what],
  });
}

function lost(error: unknown, viewSpent: 'no' | 'yes'): CommandFailure {
  return new CommandFailure(
    'output_lost',
    { what: `The output could not be written (${codeOf(error)}).`, next: 'See that its reader stays until the end.' },
    viewSpent,
  );
}

function codeOfThrown(call: () => void): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

export interface OutputFile {
  /** Writes the content and keeps the file. */
  keep(bytes: Uint8Array, viewSpent: 'no' | 'yes'): void;
  /** Removes the file, where it was not kept. */
  discard(): void;
  /** Removes it, kept or not. */
  remove(): void;
}

/**
 * Creates a file that nobody else can read, before a view is spent, with room for the secret.
 *
 * forFolder  what helps where the path is a folder.
 * throws     CommandFailure `output_refused` where there is something at that path, a symbolic link too, or no room.
 */
export function createOutputFile(path: string, roomBytes = reservedBytes, forFolder = 'Name a new file.'): OutputFile {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;
  let fd: number;
  try {
    fd = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  } catch (error) {
    throw refused(path, error, forFolder);
  }
  const { ino } = fstatSync(fd);
  let open = true;
  // Only what was made here: someone may have put another file in its place.
  const remove = () => {
    const code = codeOfThrown(() => {
      if (lstatSync(path, { throwIfNoEntry: false })?.ino === ino) unlinkSync(path);
    });
    if (code !== undefined) note(`${fileNamed(path)} cannot be removed (${code}).`);
  };
  const discard = () => {
    if (!open) return;
    open = false;
    closeSync(fd);
    remove();
  };
  try {
    fchmodSync(fd, 0o600);
    writeAll(fd, new Uint8Array(roomBytes));
    fsyncSync(fd);
  } catch (error) {
    discard();
    throw refused(path, error, forFolder);
  }
  process.once('exit', discard);
  return {
    keep(bytes, viewSpent) {
      try {
        writeAll(fd, bytes);
        ftruncateSync(fd, bytes.length);
        fsyncSync(fd);
      } catch (error) {
        discard();
        throw lost(error, viewSpent);
      }
      open = false;
      closeSync(fd);
    },
    discard,
    remove,
  };
}

/** Writes from the start of the file. */
function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at, at);
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // a symbolic link to itself, or to where nobody may look
  }
}

function refused(path: string, error: unknown, forFolder: string): CommandFailure {
  const code = codeOf(error);
  if (code === 'EEXIST' && isDirectory(path)) {
    const what = `${fileNamed(path)} cannot be created: it is a folder.`;
    return new CommandFailure('output_refused', { what, next: forFolder });
  }
  return new CommandFailure('output_refused', {
    what:
      code === 'EEXIST'
        ? `${fileNamed(path)} is there already, and stays as it is.`
        : `${fileNamed(path)} cannot be created (${code}).`,
    next: 'Name a new file, in a folder that you can write to.',
  });
}
