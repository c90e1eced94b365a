/** What is to be shared: an argument, a file, standard input or what is typed. Never much more is read than can be stored. */
import { fstatSync, type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import { mediaTypeOf } from '../package/files/media-type.ts';
import { type NamedFile, storableName, zipFiles, zipName } from '../package/files/zip.ts';
import { loadCore, type NewContent } from '../package/hosts/node.ts';
import { failBefore, usageError } from './failures.ts';
import { decodeText, type InputLimit, readFile, readStandardInput } from './input.ts';
import { note } from './output.ts';
import { askTwice } from './password.ts';
import type { Settings } from './settings.ts';
import { sizeText } from './sizes.ts';

export const hint = 'See: sharelink share --help';
/** So much more is read, so that it can be told by how much it is over. */
const overBytesMax = 64 * 1024;

/** How long a secret may be. */
export interface Room {
  /** Absent of a plain share: its server judges it. */
  readonly valueCharsMax?: number;
  /** What helps where it is too long. */
  hint(bytes: number): string;
}

export function checkContent({ args, terminal }: Settings): void {
  const [operand] = args.operands;
  const given = operand !== undefined;
  if (operand === '-') throw usageError('Standard input is read where no secret is given: leave out the -.', hint);
  if (operand === '') throw usageError('The argument is empty: there is no secret.', hint);
  if (given && args.has('file')) throw usageError('There are two secrets: a file and an argument.', hint);
  if (args.has('plain') && args.values('file').length > 1) {
    throw usageError('A plain share holds text, no files: several need a sealed one.', hint);
  }
  if (args.has('plain') && args.has('name')) {
    throw usageError('A plain share holds text, no file: --name needs a sealed one.', hint);
  }
  if (!given && !args.has('file') && process.stdin.isTTY && !terminal()) {
    throw usageError('There is no secret.', `Pipe it in, or use --file. ${hint}`);
  }
}

export async function readContent(settings: Settings, room: Room): Promise<NewContent> {
  const { args, signal } = settings;
  const name = args.value('name');
  const [operand] = args.operands;
  if (operand !== undefined) {
    noteOperand(settings, operand);
    return toContent(Buffer.from(operand), name);
  }
  const paths = args.values('file');
  if (paths.length > 1) return readSeveral(paths, settings, room);
  const [path] = paths;
  if (path !== undefined) {
    const isPlain = args.has('plain');
    if (isPlain) note('A plain share holds text, no file: the name of the file is not shared.');
    const fileName = isPlain ? undefined : (name ?? (await nameFor(path)));
    const bytes = await readWithin(path, signal, room, fileName);
    if (fileName !== undefined && name === undefined) noteName(path, fileName);
    return toContent(bytes, fileName);
  }
  const limit = await limitOf(room, name);
  if (!process.stdin.isTTY) {
    const bytes = await readStandardInput(signal, limit);
    if (bytes.length === 0) throw usageError('Standard input is empty: there is no secret.', hint);
    return toContent(bytes, name);
  }
  const terminal = settings.terminal();
  if (!terminal) throw usageError('There is no secret.', `Pipe it in, or use --file. ${hint}`);
  if (limit.roomBytes !== undefined) terminal.say(`Up to ${sizeText(limit.roomBytes)}.`);
  return toContent(Buffer.from(await askTwice(terminal, 'Secret', ' Several lines need a pipe or --file.')), name);
}

/** An argument is a text, whatever else it may have been meant for. */
function noteOperand({ args }: Settings, operand: string): void {
  note('The secret is in the shell’s history and in the list of processes now. Standard input or --file keep it out.');
  if (statOf(() => statSync(operand))?.isFile()) {
    note('There is a file of that name: did you mean --file? What is shared is the argument itself.');
  }
  // What it holds is not known: a loop of a shell leaves its own input to each command within.
  const input = args.has('password-stdin') ? undefined : statOf(() => fstatSync(0));
  if (input?.isFIFO() || (input?.isFile() && input.size > 0)) {
    note('Standard input is not read: the argument is what is shared.');
  }
}

function statOf(stat: () => Stats): Stats | undefined {
  try {
    return stat();
  } catch {
    return undefined; // too long for a name, out of reach, or closed
  }
}

async function nameFor(path: string): Promise<string> {
  return storableName(basename(path), (await loadCore()).safeFileName);
}

function noteName(path: string, name: string): void {
  if (name !== basename(path)) note(`The file is shared as “${name}”: its own name is not safe to save under.`);
}

/** Several files are shared as one. */
async function readSeveral(paths: readonly string[], { args, signal }: Settings, room: Room): Promise<NewContent> {
  const name = args.value('name') ?? zipName(paths.length);
  const limit = await limitOf(room, name);
  const files: NamedFile[] = [];
  let sum = paths.map(fileBytes).reduce((bytes, each) => bytes + each, 0);
  for (const path of paths) {
    if (limit.roomBytes !== undefined && sum > limit.roomBytes) {
      throw await failBefore(limit.code, { ...limit.more, bytesOver: sum - limit.roomBytes });
    }
    const bytes = await readFile(path, signal, limit);
    sum += bytes.length - fileBytes(path);
    const fileName = await nameFor(path);
    noteName(path, fileName);
    files.push({ name: fileName, bytes: new Uint8Array(bytes) });
  }
  const { safeFileName } = await loadCore();
  return { file: { ...zipFiles(files, safeFileName), name } };
}

/** 0 where only reading it tells. */
function fileBytes(path: string): number {
  const found = statOf(() => statSync(path));
  return found?.isFile() ? found.size : 0;
}

async function readWithin(path: string, signal: AbortSignal, room: Room, name: string | undefined): Promise<Buffer> {
  const limit = await limitOf(room, name);
  const over = limit.roomBytes === undefined ? 0 : fileBytes(path) - limit.roomBytes;
  if (over > 0) throw await failBefore(limit.code, { ...limit.more, bytesOver: over });
  return readFile(path, signal, limit);
}

/** @param name of a file; undefined: it is a text. */
export async function limitOf(
  { valueCharsMax, hint }: Room,
  name: string | undefined,
): Promise<InputLimit & { roomBytes?: number }> {
  const code = 'value_too_long';
  if (valueCharsMax === undefined) return { code };
  const bytes = new Uint8Array();
  const empty: NewContent = name === undefined ? { value: '' } : { file: { name, type: mediaTypeOf(name), bytes } };
  const roomBytes = Math.max(0, (await loadCore()).bytesLeft(empty, valueCharsMax));
  return { code, roomBytes, bytesMax: roomBytes + overBytesMax, more: { hint: hint(roomBytes) } };
}

async function toContent(bytes: Buffer, name: string | undefined): Promise<NewContent> {
  if (name !== undefined) return { file: { name, type: mediaTypeOf(name), bytes: new Uint8Array(bytes) } };
  const value = decodeText(bytes);
  if (value === undefined) throw await failBefore('value_invalid');
  return { value };
}
