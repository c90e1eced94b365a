/** What fills the memory of Argon2id, in two modules: with SIMD, and without for where that does not run. */
import type { WithoutSimd } from '../types.ts';
import { blockBytes } from './sizes.ts';
import type { Stretch } from './values.ts';

/** Of a module: the file's name without its end. */
export type Argon2idName = 'argon2id' | 'argon2id-scalar';

export interface Argon2id {
  /** It has given a known answer. */
  readonly module: WebAssembly.Module;
  readonly withoutSimd: WithoutSimd | undefined;
  stretch(asked: Stretch): Promise<Uint8Array<ArrayBuffer>>;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  /** Where the first two blocks are to be put. */
  blocks(): number;
  /** @returns where the last block is; 0 where memory cannot be had. */
  fill(memoryKib: number, passes: number): number;
}

/** A module with one instruction of SIMD: a function that makes a vector and drops it. */
const simdModule = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0],
  ...[3, 2, 1, 0],
  ...[10, 9, 1, 7, 0, 0x41, 0, 0xfd, 15, 26, 11],
);

const known: Stretch = {
  kind: 'stretch',
  firstBlocks: Uint8Array.from({ length: 2 * blockBytes }, (_, index) => index),
  memoryKib: 32,
  passes: 2,
};
/** What the last block begins with. */
const knownEnd = [0x9a, 0x49, 0xfb, 0x4a, 0x09, 0x7a, 0x8e, 0x2a];

/**
 * Fills the memory of a fresh instance, so that it is given back.
 *
 * @returns the last block; no bytes where memory cannot be had.
 */
export async function stretchIn(module: WebAssembly.Module, asked: Stretch): Promise<Uint8Array<ArrayBuffer>> {
  return fillIn(await WebAssembly.instantiate(module), asked);
}

function fillIn(
  { exports }: WebAssembly.Instance,
  { firstBlocks, memoryKib, passes }: Stretch,
): Uint8Array<ArrayBuffer> {
  const { memory, blocks, fill } = exports as unknown as Exports;
  new Uint8Array(memory.buffer).set(firstBlocks, blocks());
  const last = fill(memoryKib, passes);
  const bytes = new Uint8Array(memory.buffer);
  const lastBlock = bytes.slice(last, last && last + blockBytes);
  // One that is dropped is collected nobody knows when; one that is kept is as new.
  bytes.fill(0);
  return lastBlock;
}

export async function isRight(module: WebAssembly.Module): Promise<boolean> {
  const end = await stretchIn(module, known);
  return knownEnd.every((byte, index) => end[index] === byte);
}

const stretchInFresh = (module: WebAssembly.Module) => (asked: Stretch) => stretchIn(module, asked);

/**
 * For a host without threads that is asked again and again: instances that were dropped pile up until they are collected, a
 * gigabyte of them in workerd.
 *
 * @returns what stretches in one instance, which is kept.
 */
export function stretchInKept(module: WebAssembly.Module): Argon2id['stretch'] {
  let instance: Promise<WebAssembly.Instance> | undefined;
  return async (asked) => {
    instance ??= WebAssembly.instantiate(module);
    try {
      return fillIn(await instance, asked);
    } catch (error) {
      instance = undefined; // the next time may find the memory for one
      throw error;
    }
  };
}

/** @throws where neither module loads and is right. */
async function load(
  compile: (name: Argon2idName) => Promise<WebAssembly.Module>,
  stretcher: typeof stretchInKept,
): Promise<Argon2id> {
  const take = (module: WebAssembly.Module, withoutSimd?: WithoutSimd): Argon2id => ({
    module,
    withoutSimd,
    stretch: stretcher(module),
  });
  let withoutSimd: WithoutSimd = 'absent';
  if (WebAssembly.validate(simdModule)) {
    withoutSimd = 'not_loaded';
    try {
      const module = await compile('argon2id');
      withoutSimd = 'wrong';
      if (await isRight(module)) return take(module);
    } catch {
      // The other one says why it was needed.
    }
  }
  const module = await compile('argon2id-scalar');
  if (!(await isRight(module))) throw new Error('argon2id-scalar.wasm gives wrong answers');
  return take(module, withoutSimd);
}

/**
 * @param stretcher of the host, where it has no thread for it.
 * @returns what loads Argon2id once; what failed may succeed the next time.
 */
export function createArgon2idLoader(
  compile: (name: Argon2idName) => Promise<WebAssembly.Module>,
  stretcher: typeof stretchInKept = stretchInFresh,
): () => Promise<Argon2id> {
  let loading: Promise<Argon2id> | undefined;
  return () => {
    loading ??= load(compile, stretcher).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
