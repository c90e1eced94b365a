import type { Failure, SharedFile } from '../../package/types.ts';
import type { EntryProblem } from './state.ts';

/** No server takes as much; a film that was dropped by mistake stays out of memory. */
const readBytesMax = 1024 * 1024;

/** Reads the only one of these files. @returns why not, where it cannot be shared at all. */
export async function readFile(files: FileList): Promise<SharedFile | Failure | EntryProblem> {
  const [file] = files;
  if (!file) return 'file_unreadable';
  if (files.length > 1) return 'one_file_only';
  if (file.size > readBytesMax) return { kind: 'value_too_long', viewSpent: 'no' };
  try {
    // The type is for show only, and what is no ASCII would be refused.
    const type = /^[ -~]{0,127}$/.test(file.type) ? file.type : '';
    return { name: file.name, type, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return 'file_unreadable'; // a folder, or a file that has gone
  }
}
