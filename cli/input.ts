/** What comes in through standard input or a file. */
import { constants, createReadStream, openSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { addAbortSignal, type Readable } from 'node:stream';
import { isatty, ReadStream } from 'node:tty';
import type { ErrorCode } from '../package/hosts/node.ts';
import { CommandFailure, codeOf, failBefore, type HintedFailure, ShareFailure } from './failures.ts';
import { fileNamed } from './output.ts';

/** Far above what any server stores. */
const inputBytesMax = 16 * 1024 * 1024;

/** What is said of more than so many bytes. */
export interface InputLimit {
  readonly code: ErrorCode;
  readonly bytesMax?: number;
  readonly more?: Pick<HintedFailure, 'hint'>;
}

/** @throws ShareFailure beyond the limit, `cancelled`; CommandFailure `input_unreadable`. */
async function readAll(
  stream: Readable,
  name: string,
  signal: AbortSignal,
  { code, bytesMax = inputBytesMax, more }: InputLimit,
  next = 'Name a file that you can read, or use standard input.',
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of addAbortSignal(signal, stream)) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > bytesMax) throw await failBefore(code, more);
    }
  } catch (error) {
    if (error instanceof ShareFailure) throw error;
    if (signal.aborted) throw await failBefore('cancelled');
    throw new CommandFailure('input_unreadable', {
      what: codeOf(error) === 'ENOENT' ? `${name} is not there.` : `${name} cannot be read (${codeOf(error)}).`,
      next,
    });
  }
  return Buffer.concat(chunks);
}

export function readStandardInput(signal: AbortSignal, limit: InputLimit): Promise<Buffer> {
  return readAll(process.stdin, 'Standard input', signal, limit);
}

export function readFile(path: string, signal: AbortSignal, limit: InputLimit): Promise<Buffer> {
  // So Node.js reads an argument that is no UTF-8: no path that it knows leads there.
  const next = path.includes('\ufffd')
    ? 'A name that is not UTF-8 cannot be given: use standard input. To share it: sharelink share --name NAME <FILE.'
    : undefined;
  return readAll(openFile(path), fileNamed(path), signal, limit, next);
}

/** A named pipe that nobody writes to, or a terminal, would hold a thread, and with it the end of this process. */
function openFile(path: string): Readable {
  const { O_RDONLY, O_NONBLOCK } = constants;
  try {
    const found = statSync(path);
    if (process.platform === 'win32' || !(found.isFIFO() || found.isCharacterDevice())) return createReadStream(path);
    const fd = openSync(path, O_RDONLY | O_NONBLOCK);
    if (found.isFIFO()) return new Socket({ fd, writable: false });
    return isatty(fd) ? new ReadStream(fd) : createReadStream(path, { fd });
  } catch {
    return createReadStream(path); // which says why
  }
}

/** A text file as editors and shells write it: UTF-16 where it says so in its first two bytes, else UTF-8. */
export function decodeFile(bytes: Uint8Array): string | undefined {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be';
  return mark ? new TextDecoder(mark).decode(bytes) : decodeText(bytes);
}

/** Strict: what is not UTF-8 is no text. A leading U+FEFF stays. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
