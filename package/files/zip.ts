/** Several files in one: a ZIP whose files are stored as they are. Nothing in it is ever unpacked. */
import { unzipSync, zipSync } from 'fflate';
import type { SharedFile } from '../types.ts';

export type NamedFile = Pick<SharedFile, 'name' | 'bytes'>;
/** The core's. */
export type SafeFileName = (name: string) => string;

export const zipType = 'application/zip';
const filesMax = 1000;
const nameBytesMax = 255;
/** By the clock of this machine, so that the bytes are the same anywhere: the earliest that a ZIP can say. */
const noTime = new Date(1980, 0, 1);

export function zipName(count: number): string {
  return `${count} files.zip`;
}

/** The name that a file is shared under: its own where that is safe to save under, and not too long. */
export function storableName(name: string, safeFileName: SafeFileName): string {
  const safe = safeFileName(name);
  // One byte is left, for a name that is a device's without its end.
  return bytesOf(safe) <= nameBytesMax ? safe : safeFileName(shortened(safe, nameBytesMax - 1));
}

/** Each under a name of its own. */
export function zipFiles(files: readonly NamedFile[], safeFileName: SafeFileName): SharedFile {
  const entries = Object.fromEntries(namedApart(files, safeFileName).map(({ name, bytes }) => [name, bytes]));
  return { name: zipName(files.length), type: zipType, bytes: zipSync(entries, { level: 0, mtime: noTime }) };
}

/**
 * Reads what is in a file, under names that are safe to show and to save under.
 *
 * returns  undefined where it is no ZIP, or not one of whole, stored files alone: then it is a file like any other.
 */
export function filesIn(bytes: Uint8Array, safeFileName: SafeFileName): readonly NamedFile[] | undefined {
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)) return undefined;
  const sizes = new Map<string, number>();
  let sum = 0;
  try {
    const found = unzipSync(bytes, {
      filter({ name, size, originalSize, compression }) {
        sum += originalSize;
        const isStored = compression === 0 && size === originalSize && sum <= bytes.length;
        if (!isStored || sizes.has(name) || sizes.size >= filesMax || !isName(name)) throw new Error('no such ZIP');
        sizes.set(name, size);
        return true;
      },
    });
    const files = Object.entries(found).map(([name, content]) => ({ name, bytes: content }));
    const isWhole = files.every((file) => file.bytes.length === sizes.get(file.name));
    return files.length > 0 && files.length === sizes.size && isWhole ? namedApart(files, safeFileName) : undefined;
  } catch {
    return undefined;
  }
}

function isName(name: string): boolean {
  return name !== '' && !name.endsWith('/') && bytesOf(name) <= nameBytesMax;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Of equal names, in any letter case, the later ones get a number. */
export function namedApart<File extends NamedFile>(files: readonly File[], safeFileName: SafeFileName): File[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return files.map((file) => {
    const unique = uniqueName(safeFileName(file.name), taken, counts);
    taken.add(unique.toLowerCase());
    return { ...file, name: unique };
  });
}

/** @param counts by the name without a number: how often it was asked for. A thousand files can have one name. */
function uniqueName(name: string, taken: ReadonlySet<string>, counts: Map<string, number>): string {
  // An object has no member of this name.
  const isFree = (wanted: string) => !taken.has(wanted.toLowerCase()) && wanted !== '__proto__';
  const whole = shortened(name, nameBytesMax);
  if (isFree(whole)) return whole;
  const base = shortened(whole, nameBytesMax - ` (${filesMax})`.length);
  const [, stem = base, extension = ''] = nameParts.exec(base) ?? [];
  const key = base.toLowerCase();
  let count = counts.get(key) ?? 1;
  let unique: string;
  do {
    count += 1;
    unique = `${stem} (${count})${extension}`;
  } while (!isFree(unique));
  counts.set(key, count);
  return unique;
}

const nameParts = /^(.+?)((?:\.\w{1,8})*)$/s;

/** Its stem loses characters; what tells its kind stays. */
function shortened(name: string, bytesMax: number): string {
  if (bytesOf(name) <= bytesMax) return name;
  const [, stem = name, extension = ''] = nameParts.exec(name) ?? [];
  const end = bytesOf(extension) < bytesMax ? extension : '';
  const chars = [...(end === '' ? name : stem)];
  let bytes = bytesOf(chars.join('')) + end.length;
  while (bytes > bytesMax) bytes -= bytesOf(chars.pop() ?? '');
  return chars.join('') + end;
}
