import type { SharedFile } from '../../package/types.ts';
import type { EntryProblem } from './state.ts';

/**
 * Reads the only one of these files. A film that was dropped by mistake stays out of memory.
 *
 * roomFor  how many bytes a file of this name and type may have.
 * returns  why not, where it cannot be shared at all.
 */
export async function readFile(
  files: FileList,
  roomFor: (file: Pick<SharedFile, 'name' | 'type'>) => number,
): Promise<SharedFile | EntryProblem> {
  const [file] = files;
  if (!file) return 'file_unreadable';
  if (files.length > 1) return 'one_file_only';
  const { name, size } = file;
  // The type is for show only, and what is no ASCII would be refused.
  const type = /^[ -~]{0,127}$/.test(file.type) ? file.type : '';
  const roomBytes = Math.max(0, roomFor({ name, type }));
  if (size > roomBytes) return { kind: 'file_too_large', name, bytes: size, roomBytes };
  try {
    return { name, type, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return 'file_unreadable'; // a folder, or a file that has gone
  }
}
