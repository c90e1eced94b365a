/** The Argon2id vectors that the core is checked against are what the library of their name computes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argon2id } from '@noble/hashes/argon2.js';
import { bytesOf, casesOf, type Text } from './vectors.ts';

interface Case {
  readonly password: Text;
  readonly salt: string;
  readonly memory_bytes: number;
  readonly passes: number;
  readonly hash: string;
}

test('noble_argon2id.json is of @noble/hashes', () => {
  for (const { name, password, salt, memory_bytes, passes, hash } of casesOf<Case>('noble_argon2id')) {
    const cost = { m: memory_bytes / 1024, t: passes, p: 1, dkLen: hash.length / 2 };
    assert.equal(Buffer.from(argon2id(bytesOf(password), Buffer.from(salt, 'hex'), cost)).toString('hex'), hash, name);
  }
});
