/** Nothing secret stays in WebAssembly memory after a sealed share was opened. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import type { RawCore } from '../../wasm/core.ts';

const root = dirname(dirname(import.meta.dirname));
const cases: Record<string, string>[] = JSON.parse(readFileSync(`${root}/tests/vectors/sealed-link-v1.json`, 'utf8'));
const bytes = (text: string) => new TextEncoder().encode(text);

async function instantiate(): Promise<{ raw: RawCore; memory: WebAssembly.Memory }> {
  assert.ok(existsSync(`${root}/build/wasm/core.wasm`));
  const { default: createModule } = await import(`${root}/build/wasm/core.mjs`);
  const module = new WebAssembly.Module(readFileSync(`${root}/build/wasm/core.wasm`));
  let memory: WebAssembly.Memory | undefined;
  const raw: RawCore = await createModule({
    instantiateWasm(imports: WebAssembly.Imports, done: (i: WebAssembly.Instance, m: WebAssembly.Module) => void) {
      const instance = new WebAssembly.Instance(module, imports);
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      done(instance, module);
      return instance.exports;
    },
  });
  assert.ok(memory);
  return { raw, memory };
}

function secretsOf(c: Record<string, string>): Record<string, Buffer> {
  const hex = (name: string) => Buffer.from(c[name] ?? '', 'hex');
  const secrets: Record<string, Buffer> = {
    fragment: Buffer.from(c.fragment?.slice(9) ?? ''),
    'start of the link secret': hex('link_secret_hex').subarray(0, 16),
    'end of the link secret': hex('link_secret_hex').subarray(16),
    'stretched password': hex('argon2id_hex'),
    master: hex('master_hex').subarray(0, 16),
    'encryption key': hex('encryption_key_hex').subarray(0, 16),
    proof: Buffer.from(c.access_proof ?? ''),
    content: hex('content_hex').subarray(0, 32),
    password: Buffer.from(c.password ?? ''),
  };
  return Object.fromEntries(Object.entries(secrets).filter(([, secret]) => secret.length >= 6));
}

test('neither link, password, keys, proof nor content stay in memory', async () => {
  const { raw, memory } = await instantiate();
  for (const c of cases.filter(({ flags }) => Number(flags) !== 3)) {
    const link = bytes(`https://share.example/shared/sealed/${c.id}#${c.fragment}`);
    const keys = raw.deriveKeys(link, bytes((c.password ?? '').normalize('NFC')));
    assert.ok(keys.kind === 'keys');
    raw.buildSealedAccess(bytes('https://share.example'), bytes(String(c.id)), keys.keys, bytes(''));
    const body = bytes(JSON.stringify({ id: c.id, secretValue: c.secretValue }));
    assert.match(raw.parseSealedResponse(link, keys.keys, 200, bytes(''), body).kind, /^granted/);
    raw.wipeStack();
    for (const [what, secret] of Object.entries(secretsOf(c))) {
      assert.equal(Buffer.from(memory.buffer).indexOf(secret), -1, `${c.name}: ${what}`);
    }
    assertNoBlockStays(c.argon2id_hex ?? '', Buffer.from(memory.buffer), String(c.name));
  }
});

/** Any of Argon2's last blocks would give the stretched password again. They are random: none may be left. */
function assertNoBlockStays(stretched: string, memory: Buffer, name: string): void {
  if (stretched === '') return;
  let words = 0;
  for (let at = 0; at + 8 <= memory.length; at += 8) if (memory.readBigUInt64LE(at) !== 0n) words += 1;
  // Argon2 filled 19 MiB at least: where it stayed, millions of words would not be zero.
  assert.ok(words < 100_000, `${name}: ${words} words of memory are not zero`);
}

test('a search of this kind finds what is there', async () => {
  const { memory } = await instantiate();
  const planted = Buffer.from('planted: 0123456789');
  planted.copy(Buffer.from(memory.buffer), memory.buffer.byteLength - 4096);
  assert.notEqual(Buffer.from(memory.buffer).indexOf(planted), -1);
});
