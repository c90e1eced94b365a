/**
 * From the server's answer to the bytes of a sealed secret: JSON, base64url, XChaCha20-Poly1305. Ours also checks commitment
 * and padding and reads UTF-8 strictly; the others do not.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import sodium from 'libsodium-wrappers-sumo';
import type { Core } from 'sharelink';
import { deriveKeys, drawSecret, parseFragment } from '../package/second-implementation.ts';
import { keyOf } from '../package/share.ts';
import { type Group, printRatios, timeInTurns } from './rounds.ts';

const envelopeCharsMax = 1_400_000;
/** The largest makes an answer of 1 MB. */
const valueBytes = [1000, 10_000, 750_000];

export interface SealedAnswer {
  readonly link: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encryptionKey: Uint8Array;
}

export function sealAnswer(core: Core, value: string): SealedAnswer {
  const id = randomBytes(32).toString('base64url');
  const secret = drawSecret((size) => new Uint8Array(randomBytes(size)));
  const envelope = core.sealEnvelope(keysOf(core, { secret, preset: 0 }), randomBytes(24), { value }, envelopeCharsMax);
  assert.ok(envelope.kind === 'envelope');
  const link = core.buildSealedLink('https://share.example', id, secret, 0);
  const body = new TextEncoder().encode(JSON.stringify({ id, secretValue: envelope.value }));
  const { encryption } = deriveKeys(parseFragment(new URL(link).hash.slice(1), id), new Uint8Array());
  return { link, body, encryptionKey: encryption };
}

export async function benchOpen(core: Core): Promise<Group[]> {
  const groups: Group[] = [];
  for (const bytes of valueBytes) groups.push(await benchSize(core, 'x'.repeat(bytes)));
  return groups;
}

async function benchSize(core: Core, value: string): Promise<Group> {
  const { link, body, encryptionKey } = sealAnswer(core, value);
  const keys = keysOf(core, { key: keyOf(core, link) });
  const openOurs = () => core.parseSealedResponse(keys, { status: 200, headers: [], body });
  const ours = openOurs();
  assert.ok(ours.kind === 'granted' && ours.secretValue === value);
  const envelope = () => Buffer.from(JSON.parse(new TextDecoder().decode(body)).secretValue.slice(4), 'base64url');
  const openWith = (decrypt: (sealed: Uint8Array, nonce: Uint8Array, associated: Uint8Array) => Uint8Array) => () => {
    const bytes = envelope();
    return new TextDecoder().decode(decrypt(bytes.subarray(60), bytes.subarray(36, 60), bytes.subarray(0, 36)));
  };
  const { crypto_aead_xchacha20poly1305_ietf_decrypt: decryptSodium } = sodium;
  const openSodium = openWith((sealed, nonce, associated) =>
    decryptSodium(null, sealed, associated, nonce, encryptionKey),
  );
  const openNoble = openWith((sealed, nonce, associated) =>
    xchacha20poly1305(encryptionKey, nonce, associated).decrypt(sealed),
  );
  assert.equal(openSodium().slice(1, 1 + value.length), value);
  const timed = await timeInTurns([
    { name: 'sharelink', run: openOurs },
    { name: 'JSON.parse, libsodium-wrappers-sumo', run: openSodium },
    { name: 'JSON.parse, @noble/ciphers', run: openNoble },
  ]);
  return printRatios(`Opening a sealed answer of ${Number((body.length / 1000).toPrecision(3))} kB`, timed);
}

function keysOf(core: Core, source: Parameters<Core['deriveKeys']>[0]) {
  const keys = core.deriveKeys(source);
  assert.ok(keys.kind === 'keys');
  return keys;
}
