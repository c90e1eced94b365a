/** What the proof's tests have in common: their counts, their seeds, accesses with reply keys. */
import { randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import { type Granted, loadCore } from 'sharelink';
import { rounds, seed } from '../package/random.ts';
import { type Answer, accessPath, peekPath, postJson } from './client.ts';

/** @returns how many of the full count, which `npm run proof` has, are tried. */
export const shareOf = (fullCount: number): number => Math.min(fullCount, rounds(Math.ceil(fullCount / 20)));

/** Tells how often something was tried, and how to try the same again. */
export function tell(t: TestContext, what: string): void {
  t.diagnostic(`${what} (SHARELINK_SEED=${seed})`);
}

export interface Keys {
  readonly 'idempotency-key': string;
  readonly 'sharelink-reply-key': string;
}

export function newKeys(): Keys {
  return {
    'idempotency-key': `"${randomBytes(16).toString('base64url')}"`,
    'sharelink-reply-key': randomBytes(32).toString('base64url'),
  };
}

/** @returns the same bytes as the package takes them. */
export function bytesOf(keys: Keys): Uint8Array<ArrayBuffer> {
  const decode = (text: string) => Buffer.from(text.replaceAll('"', ''), 'base64url');
  return new Uint8Array([...decode(keys['idempotency-key']), ...decode(keys['sharelink-reply-key'])]);
}

export function openWithKeys(
  origin: string,
  id: string,
  keys: Partial<Keys>,
  { body = {}, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return postJson(origin + accessPath(id), body, { ...keys, ...headers });
}

const core = await loadCore();

/** @returns the value and the acknowledgement of a sealed reply. */
export async function openSealed(
  origin: string,
  id: string,
  keys: Keys,
  { body = {} }: { body?: unknown } = {},
): Promise<{ value?: string; ack: string; kind: string }> {
  const headers = { ...keys, 'content-type': 'application/json' };
  const response = await fetch(origin + accessPath(id), { method: 'POST', headers, body: JSON.stringify(body) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const answer = { status: response.status, headers: response.headers, body: bytes };
  const { ack = new Uint8Array(), ...outcome } = core.parseKeptResponse({ server: origin, id }, bytesOf(keys), answer);
  const value = outcome.kind === 'granted' ? { value: (outcome as Granted).secretValue } : {};
  return { ...value, ack: Buffer.from(ack).toString('base64url'), kind: outcome.kind };
}

export function acknowledge(origin: string, id: string, keys: Keys, ack: string): Promise<Answer> {
  return postJson(`${origin}${peekPath(id)}/acknowledge`, { ack }, { 'idempotency-key': keys['idempotency-key'] });
}

/** Runs the work for 0, 1, ... count - 1, some at a time. */
export async function forEach(count: number, atOnce: number, work: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const line = async () => {
    while (next < count) {
      const i = next;
      next += 1;
      await work(i);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, line));
}
