/** Nothing secret stays in WebAssembly memory after a call of the package's API. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Core, loadCore, type PasswordPreset } from 'sharelink';
import { deriveKeys, keyOf } from './share.ts';
import { casesOf, type Named } from './vectors.ts';

type SealedCase = Named<{
  flags: PasswordPreset;
  password: string | null;
  id: string;
  link_secret_hex: string;
  fragment: string;
  argon2id_hex: string;
  master_hex: string;
  encryption_key_hex: string;
  access_proof: string;
  nonce_hex: string;
  kind: number;
  content_hex: string;
  secretValue: string;
}>;
const cases = casesOf<SealedCase>('sealed-link-v1').filter(({ flags }) => flags !== 3);
const server = 'https://share.example';
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

/** Loads the package's core as anyone does, and keeps hold of the memory that its module exports. */
async function loadWithMemory(): Promise<{ core: Core; memory: WebAssembly.Memory }> {
  const { instantiate } = WebAssembly;
  let memory: WebAssembly.Memory | undefined;
  WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const instance = await instantiate(module, imports);
    memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  }) as typeof instantiate;
  const core = await loadCore();
  WebAssembly.instantiate = instantiate;
  assert.ok(memory);
  return { core, memory };
}
const { core, memory } = await loadWithMemory();

/** Fails where one of the secrets is anywhere in memory. Shorter ones than 6 bytes could be there by chance. */
function assertNowhere(secrets: Record<string, Uint8Array | string>, call: string): void {
  const all = Buffer.from(memory.buffer);
  for (const [what, secret] of Object.entries(secrets)) {
    if (secret.length >= 6) assert.equal(all.indexOf(secret), -1, `${what} stays after ${call}`);
  }
}

function secretsOf(c: SealedCase): Record<string, Uint8Array | string> {
  return {
    fragment: c.fragment.slice(9),
    'start of the link secret': bytes(c.link_secret_hex).subarray(0, 16),
    'end of the link secret': bytes(c.link_secret_hex).subarray(16),
    'stretched password': bytes(c.argon2id_hex),
    master: bytes(c.master_hex).subarray(0, 16),
    'encryption key': bytes(c.encryption_key_hex).subarray(0, 16),
    proof: c.access_proof,
    content: bytes(c.content_hex).subarray(0, 32),
    password: c.password ?? '',
  };
}

for (const c of cases) {
  test(`sealed: ${c.name}`, async () => {
    const secrets = secretsOf(c);
    const link = `${server}/shared/sealed/${c.id}#${c.fragment}`;
    const password = c.password ?? undefined;

    const key = keyOf(core, link);
    assertNowhere(secrets, 'parseLink');
    const keys = await deriveKeys(core, { key, password });
    assert.ok(keys.kind === 'keys');
    assertNowhere(secrets, 'deriveKeys');
    assert.equal(core.buildSealedAccess({ server, id: c.id }, keys).kind, 'request');
    assertNowhere(secrets, 'buildSealedAccess');
    const body = new TextEncoder().encode(JSON.stringify({ id: c.id, secretValue: c.secretValue }));
    assert.match(core.parseSealedResponse(keys, { status: 200, headers: [], body }).kind, /^granted/);
    assertNowhere(secrets, 'parseSealedResponse');

    core.buildSealedLink(server, c.id, bytes(c.link_secret_hex), c.flags);
    assertNowhere(secrets, 'buildSealedLink');
    if (c.kind !== 0) return;
    const value = Buffer.from(c.content_hex, 'hex').toString();
    const envelope = core.sealEnvelope(keys, bytes(c.nonce_hex), { value }, 10_000);
    assert.deepEqual(envelope, { kind: 'envelope', value: c.secretValue });
    assertNowhere(secrets, 'sealEnvelope');
    assert.equal(
      core.buildSealedCreate(server, keys, envelope, { expiresIn: '1h', maxViews: 'unlimited' }).kind,
      'request',
    );
    assertNowhere(secrets, 'buildSealedCreate');
  });
}

test('plain: value, password and token', () => {
  const secrets = { value: 'a value to be kept', password: 'a password to be kept', token: 'a-token-to-be-kept' };
  const { value, ...options } = secrets;
  const share = { server, id: cases[0]?.id ?? '' };
  assert.equal(core.buildAccess(share, options).kind, 'request');
  assertNowhere(secrets, 'buildAccess');
  assert.equal(core.buildCreate(server, { value, expiresIn: '1h', maxViews: 'unlimited', ...options }).kind, 'request');
  assertNowhere(secrets, 'buildCreate');
  const body = new TextEncoder().encode(JSON.stringify({ secretValue: value }));
  assert.equal(core.parseResponse('access', { status: 200, headers: [], body }).kind, 'granted');
  assertNowhere(secrets, 'parseResponse');
});

test('a search of this kind finds what is there', () => {
  assert.throws(() => assertNowhere({ 'an error code': 'link_damaged' }, 'loading'));
  assert.throws(() => assertNowhere({ 'the end of memory': Buffer.from(memory.buffer).subarray(-16) }, 'loading'));
});
