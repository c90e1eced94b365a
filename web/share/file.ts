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
    zipFiles(files: readonly NamedFile[]): ReturnType<typeof zipFiles>;
  }>;
}

export type ChosenFile = Required<Pick<Draft, 'file'>> & Pick<Draft, 'several'>;

/**
 * Reads files, several as one. A film that was dropped by mistake stays out of memory.
 *
 * returns  why not, where they cannot be shared at all.
 */
export async function readFiles(list: FileList, parts: FileParts): Promise<ChosenFile | EntryProblem> {
  const [file] = list;
  if (!file) return 'file_unreadable';
  if (list.length > 1) return readSeveral([...list], parts);
  const name = await nameOf(file, parts);
  const type = await typeOf({ name, type: file.type }, parts);
  const problem = tooLarge({ name, type }, file.size, parts);
  if (problem) return problem;
  return readAll([file], parts).then(
    ([read]) => (read ? { file: { ...read, type } } : 'file_unreadable'),
    () => 'file_unreadable',
  );
}

/** Several files without one of them; the last one is a file like any other. */
export async function withoutOne(several: readonly NamedFile[], index: number, parts: FileParts) {
  const left = several.filter((_, i) => i !== index);
  const [file] = left;
  if (file && left.length === 1) return { file: { ...file, type: await typeOf({ ...file, type: '' }, parts) } };
  const { zipFiles } = await parts.loadZip();
  return { file: zipFiles(left), several: left };
}

/** For show only: a file without one can be shared. What is no ASCII would be refused. */
async function typeOf({ name, type }: Pick<File, 'name' | 'type'>, { loadZip }: FileParts): Promise<string> {
  if (/^[ -~]{1,127}$/.test(type)) return type;
  return loadZip().then(
    ({ mediaTypeOf }) => mediaTypeOf(name),
    () => '',
  );
}

async function readSeveral(chosen: readonly File[], parts: FileParts): Promise<ChosenFile | EntryProblem> {
  const { zipType, zipName, zipFiles } = await parts.loadZip();
  const zip = { name: zipName(chosen.length), type: zipType };
  const bytes = chosen.reduce((sum, { size }) => sum + size, 0);
  const problem = tooLarge(zip, bytes, parts);
  if (problem) return problem;
  try {
    const several = await readAll(chosen, parts);
    const file = zipFiles(several);
    return tooLarge(zip, file.bytes.length, parts) ?? { file, several };
  } catch {
    return 'file_unreadable'; // a folder, or a file that has gone
  }
}

function readAll(files: readonly File[], parts: FileParts): Promise<NamedFile[]> {
  return Promise.all(
    files.map(async (file) => ({
      name: await nameOf(file, parts),
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
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
