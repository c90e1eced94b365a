/** Keys that live for one request are zeros after it; store-shard.test.ts has the same of the store's shard. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Access, Backend } from '../../edge-worker/src/backend.ts';
import { LongBodies } from '../../edge-worker/src/http/long-bodies.ts';
import { loadKeyHolders, MemoryStorage } from './worker-parts.ts';

const { access, createEmbedded, UpstreamShard, core } = await loadKeyHolders();
const requestId = 'req-AAAAAAAAAAAAAA';
const someKeys = () => new Uint8Array(48).fill(3);
const sender = { credentials: { token: '', organization: '' }, address: '', site: '192.0.2.1', isLocal: false };

function accessTo(id: Access['id'], keys = someKeys()): Access {
  return { ...sender, id, password: new Uint8Array(), replyKeys: { kind: 'reply_keys', keys }, requestId };
}

/** What was handed on, as it was then, and as it is now. */
class Seen {
  readonly #then: number[] = [];
  readonly #now: Uint8Array[] = [];

  add(...all: readonly (Uint8Array | undefined)[]): void {
    for (const bytes of all) {
      if (!bytes) continue;
      this.#then.push(...bytes);
      this.#now.push(bytes);
    }
  }

  assertWiped(bytesCount: number): void {
    assert.equal(this.#then.length, bytesCount);
    assert.ok(this.#then.some((byte) => byte > 0));
    for (const bytes of this.#now) assert.ok(bytes.every((byte) => byte === 0));
  }
}

test('reply keys that a client brought', async () => {
  const seen = new Seen();
  const backend = {
    keepsReplies: 'until_fetched' as const,
    async access({ replyKeys }: Access) {
      seen.add(replyKeys?.keys);
      return core.buildRefusal('not_found', requestId);
    },
  };
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': 'A'.repeat(22),
    'sharelink-reply-key': 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc',
  };
  const request = new Request('http://localhost/', { method: 'POST', headers, body: '{}' });
  const param = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
  const settings = {
    noScriptForm: false,
    log: 'off' as const,
    pageSettings: '',
    forwardClient: 'none' as const,
    basePath: '' as const,
  };
  const client = { address: '', network: '', site: '', isLocal: true, isUnlistedProxy: false };
  const longBodies = new LongBodies();
  const call = {
    request,
    requestId,
    param,
    backend: backend as unknown as Backend,
    client,
    beganAtMs: 0,
    settings,
    longBodies,
  };
  const answer = await access(call);
  assert.equal(answer.outcome, 'not_found');
  seen.assertWiped(48);
});

test("the value key of the embedded store's share, when it is made, opened and deleted", async () => {
  const storeKey = new Uint8Array(32).fill(1);
  const seen = new Seen();
  const shard = {
    async store() {
      return true;
    },
    async open({ valueKey }: { valueKey: Uint8Array }) {
      seen.add(valueKey);
      return core.buildRefusal('expired', requestId);
    },
    async remove(_name: string, _token: string, valueKey: Uint8Array) {
      seen.add(valueKey);
    },
  };
  const config = { kind: 'embedded', storeKeys: [storeKey], create: { kind: 'open' }, valueCharsMax: 10 };
  const backend = createEmbedded(config as never, { getByName: () => shard } as never);
  const id = core.buildStoreId(storeKey, new Uint8Array(16));
  await backend.access(accessTo(id));
  await backend.remove?.(id, 'token', requestId);
  seen.assertWiped(2 * 32);
});

test('reply keys in the shard in front of a server', async () => {
  const pending: Promise<unknown>[] = [];
  const storage = Object.assign(new MemoryStorage(), { sync: async () => {} });
  const ctx = { storage, waitUntil: (promise: Promise<unknown>) => pending.push(promise) };
  const shard = new UpstreamShard(ctx, { BACKEND: 'upstream', UPSTREAM: 'http://127.0.0.1:9', HOSTS: '*' });
  const id = core.parseShareId('BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc') ?? assert.fail();
  const seen = new Seen();
  const sent = accessTo(id);
  seen.add(sent.replyKeys?.keys);
  const answer = await shard.access(sent);
  assert.equal(answer.outcome, 'outcome_unknown');
  await Promise.all(pending);
  seen.assertWiped(48);
});
