/** Both modules that stretch passwords, as they ship, beside two other libraries. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { argon2id } from '@noble/hashes/argon2.js';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers-sumo';
import { hashWith } from './argon2id-ends.ts';
import { check, rounds } from './random.ts';
import { littleMemory } from './stretching.ts';
import { bytesOf, casesOf, type Text } from './vectors.ts';

interface Case {
  readonly password: Text;
  readonly salt: string;
  readonly memory_bytes: number;
  readonly passes: number;
  readonly hash: string;
}

const cases = casesOf<Case>('noble_argon2id');
await sodium.ready;
const { crypto_pwhash: pwhash, crypto_pwhash_ALG_ARGON2ID13: alg } = sodium;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('noble_argon2id.json is of @noble/hashes', () => {
  for (const { name, password, salt, memory_bytes, passes, hash } of cases) {
    const cost = { m: memory_bytes / 1024, t: passes, p: 1, dkLen: hash.length / 2 };
    assert.equal(hex(argon2id(bytesOf(password), Buffer.from(salt, 'hex'), cost)), hash, name);
  }
});

for (const name of ['argon2id', 'argon2id-scalar']) {
  const file = readFileSync(join(import.meta.dirname, `../../dist/${name}.wasm`));
  const module = new WebAssembly.Module(file);
  suite(`${name}.wasm`, () => {
    test('imports nothing', () => assert.deepEqual(WebAssembly.Module.imports(module), []));

    test('gives each answer of noble_argon2id.json', async () => {
      // Sharelink asks for whole slices of memory.
      const short = cases.filter(({ hash, memory_bytes }) => hash.length === 64 && memory_bytes % 4096 === 0);
      assert.ok(short.length >= 15);
      for (const { name, password, salt, memory_bytes, passes, hash } of short) {
        const asked = { password: new Uint8Array(bytesOf(password)), salt: new Uint8Array(Buffer.from(salt, 'hex')) };
        const cost = { memoryKib: memory_bytes / 1024, passes };
        assert.equal(hex(await hashWith(module, { ...asked, ...cost })), hash, name);
      }
    });

    test('gives the answers of libsodium-wrappers-sumo', async (t) => {
      const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength });
      // Above 512 KiB a slice takes more addresses than one block of them has.
      const memory = fc
        .oneof(fc.integer({ min: 2, max: 32 }), fc.integer({ min: 125, max: 625 }))
        .map((slices) => slices * 4);
      const property = fc.asyncProperty(
        bytes(0, 1024),
        bytes(16, 16),
        memory,
        fc.integer({ min: 1, max: 4 }),
        async (password, salt, memoryKib, passes) => {
          const asked = { password: Uint8Array.from(password), salt: Uint8Array.from(salt), memoryKib, passes };
          const stretched = await hashWith(module, asked);
          assert.equal(hex(stretched), hex(pwhash(32, password, salt, passes, memoryKib * 1024, alg)));
        },
      );
      await check(t, property, rounds(500));
    });

    test('gives them at each cost that a link can have', async () => {
      const password = Uint8Array.from(Buffer.from('correct horse'));
      const salt = new Uint8Array(16).fill(7);
      for (const [memoryKib, passes] of [
        [65_536, 3],
        [19_456, 2],
        [262_144, 3],
      ] as const) {
        const stretched = await hashWith(module, { password, salt, memoryKib, passes });
        assert.equal(hex(stretched), hex(pwhash(32, password, salt, passes, memoryKib * 1024, alg)));
      }
    });

    test('leaves nothing in its memory', async (t) => {
      const { instantiate } = WebAssembly;
      let memory: WebAssembly.Memory | undefined;
      t.mock.method(WebAssembly, 'instantiate', async (given: WebAssembly.Module) => {
        const instance = await instantiate(given);
        memory = instance.exports.memory as WebAssembly.Memory;
        return instance;
      });
      const password = Uint8Array.from(Buffer.from('a password to be wiped'));
      const asked = { password, salt: new Uint8Array(16), memoryKib: 1024, passes: 1 };
      assert.equal((await hashWith(module, asked)).length, 32);
      assert.ok(memory && memory.buffer.byteLength > 1024 * 1024);
      assert.ok(new BigUint64Array(memory.buffer).every((word) => word === 0n));
    });

    test('gives none where memory ends, and memory is given back', async () => {
      const small = new WebAssembly.Module(littleMemory(file));
      for (const memoryKib of [65_536, 262_144]) {
        const asked = { password: new Uint8Array(8), salt: new Uint8Array(16), memoryKib, passes: 3 };
        assert.equal((await hashWith(small, asked)).length, 0);
      }
      const asked = { password: new Uint8Array(8), salt: new Uint8Array(16), memoryKib: 64, passes: 3 };
      assert.equal((await hashWith(small, asked)).length, 32);
    });
  });
}
