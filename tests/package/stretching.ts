/** The modules that stretch passwords, changed in what a machine or a network can change. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Argon2idName } from '../../package/core/argon2id.ts';

export const readArgon2id = (name: Argon2idName): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(join(import.meta.dirname, `../../dist/${name}.wasm`)));

function replaced(file: Uint8Array, from: readonly number[], to: readonly number[]): Uint8Array<ArrayBuffer> {
  const at = Buffer.from(file).indexOf(Buffer.from(from));
  assert.notEqual(at, -1);
  const changed = Uint8Array.from(file);
  changed.set(to, at);
  return changed;
}

/** It can have 32 pages in place of 4 128: what the memory section says in two bytes each. */
export const littleMemory = (file: Uint8Array): Uint8Array<ArrayBuffer> =>
  replaced(file, [5, 5, 1, 1, 1, 0xa0, 0x20], [5, 5, 1, 1, 1, 0xa0, 0]);

/** It says that its last block is full of zeros. */
export const wrongAnswers: Uint8Array<ArrayBuffer> = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 11, 2, 0x60, 0, 1, 0x7f, 0x60, 2, 0x7f, 0x7f, 1, 0x7f],
  ...[3, 3, 2, 0, 1],
  ...[5, 3, 1, 0, 1],
  ...[7, 26, 3, 6, ...Buffer.from('memory'), 2, 0, 6, ...Buffer.from('blocks'), 0, 0, 4, ...Buffer.from('fill'), 0, 1],
  ...[10, 12, 2, 4, 0, 0x41, 0, 11, 5, 0, 0x41, 0x80, 0x20, 11],
);
