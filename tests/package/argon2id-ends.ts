/** What Argon2id, version 1.3 with p = 1, does before and after it fills its memory, with @noble/hashes: RFC 9106, section 3.2. */
import { blake2b } from '@noble/hashes/blake2.js';
import { stretchIn } from '../../package/core/argon2id.ts';

export interface Asked {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly memoryKib: number;
  readonly passes: number;
}

const hashBytes = 32;
const blockBytes = 1024;

const le32 = (value: number) => new Uint8Array(Uint32Array.of(value).buffer);
const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** H' of the RFC. */
function longHash(input: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  let part = blake2b(join(le32(size), input), { dkLen: Math.min(64, size) });
  const parts: Uint8Array[] = [];
  for (let left = size; left > 64; left -= 32) {
    parts.push(part.subarray(0, 32));
    part = blake2b(part, { dkLen: Math.min(64, left - 32) });
  }
  return join(...parts, part);
}

export function firstBlocksOf({ password, salt, memoryKib, passes }: Asked): Uint8Array<ArrayBuffer> {
  const numbers = [1, hashBytes, memoryKib, passes, 0x13, 2].map(le32);
  const begin = blake2b(join(...numbers, le32(password.length), password, le32(salt.length), salt, le32(0), le32(0)), {
    dkLen: 64,
  });
  return join(...[0, 1].map((at) => longHash(join(begin, le32(at), le32(0)), blockBytes)));
}

/** @returns the hash of 32 bytes, with the memory filled by a module; none where memory cannot be had. */
export async function hashWith(module: WebAssembly.Module, asked: Asked): Promise<Uint8Array<ArrayBuffer>> {
  const { memoryKib, passes } = asked;
  const lastBlock = await stretchIn(module, { kind: 'stretch', firstBlocks: firstBlocksOf(asked), memoryKib, passes });
  return lastBlock.length === 0 ? lastBlock : longHash(lastBlock, hashBytes);
}
