import type { NamedFile, zipFiles } from '../../package/files/zip.ts';
import type { SharedFile } from '../../package/types.ts';
import type { Draft, EntryProblem } from './state.ts';

export interface FileParts {
  /** How many bytes a file of this name and type may have. */
  roomFor(file: Pick<SharedFile, 'name' | 'type'>): number;
  /** The core's. */
  safeFileName(name: string): string;
  /** Loads what makes one file of several, and knows types. */
  loadZip(): Promise<{
    readonly zipType: string;
    mediaTypeOf(name: string): string;
    zipName(count: number): string;
    storableName(name: string): string;
    namedApart<File extends NamedFile>(files: readonly File[]): readonly File[];
    zipFiles(files: readonly NamedFile[]): ReturnType<typeof zipFiles>;
  }>;
}

export type ChosenFile = Required<Pick<Draft, 'file'>> & Pick<Draft, 'several'>;

/** The files that are chosen, each by itself. */
export function filesOf({ file, several }: Pick<Draft, 'file' | 'several'>): readonly SharedFile[] {
  return several ?? (file ? [file] : []);
}

/**
 * Reads files. A film that was dropped by mistake stays out of memory.
 *
 * there    those that are chosen already, and shared with them.
 * returns  why not, where they cannot be shared at all.
 */
export async function readFiles(
  list: readonly File[],
  there: readonly SharedFile[],
  parts: FileParts,
): Promise<readonly SharedFile[] | EntryProblem> {
  const named = await Promise.all(
    list.map(async (file) => {
      const name = await nameOf(file, parts);
      return { name, type: file.type, read: () => file.arrayBuffer(), size: file.size };
    }),
  );
  const bytes = sum(named.map(({ size }) => size)) + sum(there.map((file) => file.bytes.length));
  const problem = tooLarge(await labelOf([...there, ...named], parts), bytes, parts);
  if (problem) return problem;
  try {
    return await Promise.all(
      named.map(async ({ name, type, read }) => ({ name, type, bytes: new Uint8Array(await read()) })),
    );
  } catch {
    return 'file_unreadable'; // a folder, or a file that has gone
  }
}

/** One file of all. The last one that is left of several is a file like any other. */
export async function asOne(files: readonly SharedFile[], parts: FileParts): Promise<ChosenFile | EntryProblem> {
  const [file] = files;
  if (!file) return 'file_unreadable';
  const label = await labelOf(files, parts);
  if (files.length === 1) return { file: { ...file, ...label } };
  const { namedApart, zipFiles } = await parts.loadZip();
  const several = namedApart(files);
  const zip = zipFiles(several);
  return tooLarge(label, zip.bytes.length, parts) ?? { file: zip, several };
}

export function isProblem(found: ChosenFile | readonly SharedFile[] | EntryProblem): found is EntryProblem {
  return typeof found === 'string' || 'roomBytes' in found;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0);
}

/** Name and type of what is shared. */
async function labelOf(files: readonly Pick<SharedFile, 'name' | 'type'>[], parts: FileParts) {
  const [{ name, type } = { name: '', type: '' }] = files;
  if (files.length <= 1) return { name, type: await typeOf({ name, type }, parts) };
  const { zipName, zipType } = await parts.loadZip();
  return { name: zipName(files.length), type: zipType };
}

/** For show only: a file without one can be shared. What is no ASCII would be refused. */
async function typeOf({ name, type }: Pick<File, 'name' | 'type'>, { loadZip }: FileParts): Promise<string> {
  if (/^[ -~]{1,127}$/.test(type)) return type;
  return loadZip().then(
    ({ mediaTypeOf }) => mediaTypeOf(name),
    () => '',
  );
}

/** The name that it will have: on a phone nobody can give it a better one. */
async function nameOf({ name }: File, { safeFileName, loadZip }: FileParts): Promise<string> {
  const safe = safeFileName(name);
  // In no language has it too many bytes then.
  if (safe.length < 86) return safe;
  return loadZip().then(
    ({ storableName }) => storableName(name),
    () => safe,
  );
}

function tooLarge(file: Pick<SharedFile, 'name' | 'type'>, bytes: number, { roomFor }: FileParts) {
  const roomBytes = Math.max(0, roomFor(file));
  return bytes > roomBytes ? { kind: 'file_too_large' as const, name: file.name, bytes, roomBytes } : undefined;
}
