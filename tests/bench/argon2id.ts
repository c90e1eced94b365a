/** 64 MiB, t = 3: what a password of a sealed link costs. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { argon2id as nobleArgon2id } from '@noble/hashes/argon2.js';
import setupWasm, { type computeHash } from 'argon2id/lib/setup.js';
import { argon2id as hashWasmArgon2id } from 'hash-wasm';
import sodium from 'libsodium-wrappers-sumo';
import { type Core, stretch } from 'sharelink';
import { stretchIn } from '../../package/core/argon2id.ts';
import { drawSecret } from '../package/second-implementation.ts';
import { type Contender, type Group, printRatios, timeInTurns } from './rounds.ts';

const memoryKib = 65_536;
const password = 'correct horse battery staple';

export async function benchArgon2id(core: Core): Promise<Group> {
  const secret = drawSecret((size) => new Uint8Array(randomBytes(size)));
  const salt = randomBytes(16);
  const hashWasm = { password, salt, parallelism: 1, iterations: 3, memorySize: memoryKib, hashLength: 32 } as const;
  const { crypto_pwhash: pwhash, crypto_pwhash_ALG_ARGON2ID13: alg } = sodium;
  const asked = core.deriveKeys({ secret, preset: 1, password });
  assert.ok(asked.kind === 'stretch');
  const module = await WebAssembly.compile(readFileSync(join(import.meta.dirname, '../../dist/argon2id.wasm')));
  const openpgp = await loadOpenpgp();
  const openpgpSalt = {
    password: new TextEncoder().encode(password),
    salt,
    parallelism: 1,
    passes: 3,
    memorySize: memoryKib,
  };
  const peers = [
    { name: 'libsodium-wrappers-sumo', run: () => pwhash(32, password, salt, 3, memoryKib * 1024, alg) },
    { name: 'hash-wasm', run: () => hashWasmArgon2id({ ...hashWasm, outputType: 'binary' }) },
    { name: 'argon2id, which OpenPGP.js uses', run: () => openpgp({ ...openpgpSalt, tagLength: 32 }) },
    { name: '@noble/hashes', run: () => nobleArgon2id(password, salt, { t: 3, m: memoryKib, p: 1, dkLen: 32 }) },
  ];
  const hashes = await Promise.all(peers.map(async ({ run }) => Buffer.from(await run()).toString('hex')));
  assert.equal(new Set(hashes).size, 1);
  const native = startNative();
  try {
    const timed = await timeInTurns(
      [
        { name: 'sharelink, in place as the others', run: () => stretchIn(module, asked) },
        ...peers,
        { name: 'sharelink, with the start of its thread', run: () => stretch(asked) },
        ...(native ? [native] : []),
      ],
      { roundMs: 0 },
    );
    return printRatios('Argon2id, 64 MiB, t = 3', timed);
  } finally {
    native?.stop();
  }
}

/** With SIMD, as browsers and Node.js have it; so has ours. */
function loadOpenpgp(): Promise<computeHash> {
  const instantiate = (name: string) => (imports: WebAssembly.Imports) =>
    WebAssembly.instantiate(readFileSync(new URL(import.meta.resolve(`argon2id/dist/${name}.wasm`))), imports);
  return setupWasm(instantiate('simd'), instantiate('no-simd'));
}

/** libsodium as this machine's distribution has it, where its headers and a compiler are installed. */
function startNative(): (Contender & { stop(): void }) | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'sharelink-bench-'));
  const program = join(folder, 'native-libsodium');
  const source = join(import.meta.dirname, 'native-libsodium.c');
  const { status } = spawnSync('cc', ['-O2', source, '-lsodium', '-o', program]);
  if (status !== 0) {
    rmSync(folder, { recursive: true });
    console.log('\nNative libsodium is left out: it takes a C compiler and libsodium-dev.');
    return;
  }
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  return {
    name: 'libsodium, native',
    run: answers(child),
    stop() {
      child.kill();
      rmSync(folder, { recursive: true });
    },
  };
}

/** @returns what asks the process with one line and waits for its answer. */
function answers({ stdin, stdout }: ChildProcess): () => Promise<void> {
  if (!stdin || !stdout) throw new Error('the process has no pipes');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return async () => {
    stdin.write('\n');
    if ((await lines.next()).done) throw new Error('native libsodium ended');
  };
}
