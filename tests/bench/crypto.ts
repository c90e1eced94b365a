/** The core against JavaScript's other ways to the same answers. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { argon2id as nobleArgon2id } from '@noble/hashes/argon2.js';
import { argon2id as hashWasmArgon2id } from 'hash-wasm';
import sodium from 'libsodium-wrappers-sumo';
import { type Core, loadCore } from 'sharelink';
import { open } from '../package/second-implementation.ts';
import { printRatios, timeInTurns } from './rounds.ts';

const id = randomBytes(32).toString('base64url');
const server = 'https://share.example';

export async function benchCrypto(): Promise<void> {
  await sodium.ready;
  const core = await loadCore();
  await benchArgon2id(core);
  for (const size of [1000, 7000]) await benchOpen(core, size);
  await benchParse(core);
}

/** 64 MiB, t = 3: what a password of a sealed link costs. */
async function benchArgon2id(core: Core): Promise<void> {
  const secret = drawSecret(core);
  const salt = randomBytes(16);
  const password = 'correct horse battery staple';
  const memoryKib = 65_536;
  const hashWasm = { password, salt, parallelism: 1, iterations: 3, memorySize: memoryKib, hashLength: 32 } as const;
  const { crypto_pwhash: pwhash, crypto_pwhash_ALG_ARGON2ID13: alg } = sodium;
  const timed = await timeInTurns(
    [
      { name: 'sharelink', run: () => core.deriveKeys({ secret, preset: 1, password }) },
      { name: 'libsodium-wrappers-sumo', run: () => pwhash(32, password, salt, 3, memoryKib * 1024, alg) },
      { name: 'hash-wasm', run: () => hashWasmArgon2id({ ...hashWasm, outputType: 'binary' }) },
      { name: '@noble/hashes', run: () => nobleArgon2id(password, salt, { t: 3, m: memoryKib, p: 1, dkLen: 32 }) },
    ],
    { rounds: 5, roundMs: 0 },
  );
  printRatios('Argon2id, 64 MiB, t = 3', timed);
}

/** From the server's answer to the text: JSON, base64url, commitment, XChaCha20-Poly1305, padding. */
async function benchOpen(core: Core, size: number): Promise<void> {
  const secret = drawSecret(core);
  const keys = core.deriveKeys({ secret, preset: 0 });
  assert.ok(keys.kind === 'keys');
  const value = 'x'.repeat(size);
  const envelope = core.sealEnvelope(keys, randomBytes(24), { value }, 1024 * 1024);
  assert.ok(envelope.kind === 'envelope');
  const link = core.buildSealedLink(server, id, secret, 0);
  const body = new TextEncoder().encode(JSON.stringify({ id, secretValue: envelope.value }));
  const openOurs = () => core.parseSealedResponse(link, keys, { status: 200, headers: [], body });
  const openNoble = () => open(link, JSON.parse(new TextDecoder().decode(body)).secretValue);
  const ours = openOurs();
  assert.ok(ours.kind === 'granted' && ours.secretValue === value);
  const timed = await timeInTurns([
    { name: 'sharelink', run: openOurs },
    { name: 'JSON.parse and @noble', run: openNoble },
  ]);
  printRatios(`Opening a sealed answer of ${size} bytes`, timed);
}

async function benchParse(core: Core): Promise<void> {
  const body = new TextEncoder().encode(
    JSON.stringify({ id, expiresAt: new Date().toISOString(), expiresAfterViews: 3, secretValue: 'x'.repeat(1000) }),
  );
  const headers = [['content-type', 'application/json']] as const;
  const timed = await timeInTurns([
    { name: 'sharelink: a typed outcome', run: () => core.parseResponse('access', { status: 200, headers, body }) },
    { name: 'JSON.parse alone', run: () => JSON.parse(new TextDecoder().decode(body)) },
  ]);
  printRatios('Reading a plain answer of 1 kB', timed);
}

function drawSecret(core: Core): Uint8Array {
  const secret = new Uint8Array(randomBytes(32));
  return core.isLinkSecret(secret) ? secret : drawSecret(core);
}
