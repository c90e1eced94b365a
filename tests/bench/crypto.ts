/** The core against JavaScript's other ways to the same answers. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import sodium from 'libsodium-wrappers-sumo';
import { type Core, loadCore } from 'sharelink';
import { benchArgon2id } from './argon2id.ts';
import { benchOpen } from './open.ts';
import { type Group, printRatios, timeInTurns } from './rounds.ts';

export async function benchCrypto(): Promise<Group[]> {
  await sodium.ready;
  const core = await loadCore();
  return [await benchArgon2id(core), ...(await benchOpen(core)), await benchParse(core), await benchBorder(core)];
}

async function benchParse(core: Core): Promise<Group> {
  const id = randomBytes(32).toString('base64url');
  const body = new TextEncoder().encode(
    JSON.stringify({ id, expiresAt: new Date().toISOString(), expiresAfterViews: 3, secretValue: 'x'.repeat(1000) }),
  );
  const headers = [['content-type', 'application/json']] as const;
  const timed = await timeInTurns([
    { name: 'sharelink: a typed outcome', run: () => core.parseResponse('access', { status: 200, headers, body }) },
    { name: 'JSON.parse alone', run: () => JSON.parse(new TextDecoder().decode(body)) },
  ]);
  return printRatios('Reading a plain answer of 1 kB', timed);
}

/** Texts cross as bytes, in one copy each way. */
async function benchBorder(core: Core): Promise<Group> {
  const value = 'x'.repeat(1_000_000);
  const build = () => core.buildCreate('https://share.example', { value, expiresIn: '1h', maxViews: 1 });
  assert.equal(build().kind, 'request');
  const timed = await timeInTurns([
    { name: 'sharelink: a checked request', run: build },
    { name: 'JSON.stringify and TextEncoder', run: () => new TextEncoder().encode(JSON.stringify({ value })) },
  ]);
  return printRatios('A text of 1 MB into the core, and out again as JSON', timed);
}
