/** Connections that break: no reply is lost, and no view. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Available, type Granted, peek, reveal } from 'sharelink';
import { Random, seed } from '../package/random.ts';
import { accessPath, createShare, openShare, peekShare } from './client.ts';
import { type Cut, type CuttingProxy, startCuttingProxy } from './cutting-proxy.ts';
import { type Infisical, startInfisical } from './infisical.ts';
import { forEach, type Keys, newKeys, openWithKeys, shareOf, tell } from './proof.ts';
import { eventually, sealedReplies, sealedValues } from './store-files.ts';
import { json, startUpstream, type Upstream } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

const random = new Random(seed);
const isAccess = (firstBytes: Buffer) => /^POST \S+\/access /.test(firstBytes.toString('latin1'));

/** Longer than the head of an answer and most of its body. */
const replyBytes = 900;
const requestBytes = 500;

function randomCut(): Cut {
  const kind = random.below(10);
  if (kind < 2) return { of: 'request', afterBytes: random.below(requestBytes) };
  return { of: 'reply', afterBytes: kind < 4 ? 0 : random.below(replyBytes) };
}

/** Cuts every access the first time, and some of the retries; never so many that a client gives up. */
function cutAccesses(proxy: CuttingProxy): void {
  const tries = new Map<string, number>();
  proxy.cut = (firstBytes) => {
    if (!isAccess(firstBytes)) return undefined;
    const key = /idempotency-key: *(\S+)/i.exec(firstBytes.toString('latin1'))?.[1] ?? '';
    const tried = (tries.get(key) ?? 0) + 1;
    tries.set(key, tried);
    return tried === 1 || (tried === 2 && random.below(4) === 0) ? randomCut() : undefined;
  };
}

/** What the client got sealed, as it came over the wire: its end is in no other reply. */
function recordSealed(sealed: Buffer[]): typeof fetch {
  return async (input, init) => {
    // A connection of its own for each request, as one that breaks is replaced.
    const headers = new Headers(init?.headers);
    headers.set('connection', 'close');
    const response = await fetch(input, { ...init, headers });
    if (response.headers.get('content-type') !== 'application/vnd.sharelink.reply') return response;
    const body = Buffer.from(await response.arrayBuffer());
    sealed.push(body.subarray(-32));
    return new Response(body, response);
  };
}

async function open(origin: string, id: string, { sealed = [], token }: { sealed?: Buffer[]; token?: string } = {}) {
  const link = `${origin}/shared/secret/${id}`;
  const options = { fetch: recordSealed(sealed), token };
  const peeked = (await peek(link, options)) as Available;
  assert.equal(peeked.kind, 'available');
  return reveal(link, { ...options, peeked, timeoutMs: 5000 });
}

suite('with the embedded store', () => {
  let worker: TestWorker;
  let proxy: CuttingProxy;
  before(async () => {
    worker = await startEmbedded({ LIFETIME_MIN: '1s', STORE_BYTES_MAX: String(2 ** 30) });
    proxy = await startCuttingProxy(() => worker.origin);
  });
  after(async () => {
    await proxy.stop();
    await worker.stop();
  });

  test('every value of a one-view secret arrives though its connection is cut, and nothing of it is left', async (t) => {
    const count = shareOf(1000);
    const sealed: Buffer[] = [];
    cutAccesses(proxy);
    await forEach(count, 8, async (i) => {
      const secretValue = `value ${i} ${'x'.repeat(random.below(200))}`;
      const id = await createShare(worker.origin, { secretValue, maxViews: 1 });
      const outcome = await open(proxy.origin, id, { sealed });
      assert.equal((outcome as Granted).secretValue, secretValue, `${outcome.kind}, SHARELINK_SEED=${seed}`);
      assert.equal((await openShare(worker.origin, id)).status, 404, 'no view is left');
    });
    assert.ok(sealed.length >= count);
    assert.ok(proxy.cuts() > count / 2, `${proxy.cuts()} cuts`);
    // The acknowledgements are on their way; then no row holds a reply or a value any more.
    await eventually(() => sealedReplies(worker.storeDir).length === 0);
    assert.deepEqual(sealedValues(worker.storeDir), []);
    tell(t, `${count} accesses, ${proxy.cuts()} connections cut, ${count} values arrived, 0 views too many`);
  });

  test('no more views are spent than values arrive', async () => {
    const count = shareOf(100);
    const views = 2 * count;
    cutAccesses(proxy);
    const id = await createShare(worker.origin, { maxViews: views });
    // At most sixteen replies are kept for one id: each is fetched before the next few.
    await forEach(count, 4, async () => {
      assert.equal((await open(proxy.origin, id)).kind, 'granted', `SHARELINK_SEED=${seed}`);
    });
    assert.equal((await peekShare(worker.origin, id)).json.expiresAfterViews, views - count);
  });

  test('the longest values arrive though their connections are cut', async () => {
    const secretValue = 'x'.repeat(1_400_000);
    const id = await createShare(worker.origin, { secretValue, maxViews: 3 });
    for (let view = 0; view < 3; view += 1) {
      let tries = 0;
      proxy.cut = (firstBytes) => {
        tries += Number(isAccess(firstBytes));
        return isAccess(firstBytes) && tries === 1 ? { of: 'reply', afterBytes: 1_000_000 } : undefined;
      };
      const outcome = await open(proxy.origin, id);
      assert.ok((outcome as Granted).secretValue === secretValue, outcome.kind);
      assert.equal(tries, 2);
    }
    assert.equal((await openShare(worker.origin, id)).status, 404, 'no view is left');
  });

  test('a reply that never arrives is gone from the store with its share, and nobody gets it then', async () => {
    const lost: { id: string; keys: Keys; sealed: Buffer }[] = [];
    for (let i = 0; i < 5; i++) {
      const id = await createShare(worker.origin, { expiresIn: '3s', maxViews: 1 });
      const keys = newKeys();
      const headers = { ...keys, 'content-type': 'application/json' };
      const response = await fetch(worker.origin + accessPath(id), { method: 'POST', headers, body: '{}' });
      lost.push({ id, keys, sealed: Buffer.from(await response.arrayBuffer()).subarray(-32) });
    }
    const stored = () => sealedReplies(worker.storeDir);
    assert.ok(lost.every(({ sealed }) => stored().some((reply) => reply.equals(sealed))));
    await eventually(() => !lost.some(({ sealed }) => stored().some((reply) => reply.equals(sealed))));
    for (const { id, keys } of lost) {
      assert.equal((await openWithKeys(worker.origin, id, keys)).status, 410);
      assert.match(String((await openShare(worker.origin, id)).json.message), /expired/);
    }
  });
});

suite('in front of a server', () => {
  let upstream: Upstream;
  let worker: TestWorker;
  let proxy: CuttingProxy;
  let behind: CuttingProxy;
  before(async () => {
    upstream = await startUpstream();
    behind = await startCuttingProxy(() => upstream.origin);
    worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: behind.origin });
    proxy = await startCuttingProxy(() => worker.origin);
  });
  after(async () => {
    await proxy.stop();
    await worker.stop();
    await behind.stop();
    await upstream.stop();
  });

  /** Grants everything once, as a stock server with one view for each id. */
  function grantOnce(): Map<string, number> {
    const asks = new Map<string, number>();
    upstream.reset((response, request) => {
      const [, id = '', access] = /shared-secrets\/([\w-]{43})(\/access)?$/.exec(request.url) ?? [];
      const share = { id, expiresAfterViews: 1, lastViewedAt: null, isPasswordProtected: false };
      if (access) asks.set(id, (asks.get(id) ?? 0) + 1);
      // A connection of its own for each request, so that a cut is one request's.
      json(200, access ? { ...share, secretValue: `value of ${id}` } : share, { connection: 'close' })(
        response,
        request,
      );
    });
    return asks;
  }

  const newId = () => Buffer.from(random.bytes(32)).toString('base64url');

  test('every value arrives though its client’s connection is cut, and the server is asked once for each', async (t) => {
    const count = shareOf(1000);
    behind.cut = () => undefined;
    cutAccesses(proxy);
    const asks = grantOnce();
    const cutsBefore = proxy.cuts();
    await forEach(count, 8, async () => {
      const id = newId();
      const outcome = await open(proxy.origin, id);
      assert.equal((outcome as Granted).secretValue, `value of ${id}`, `${outcome.kind}, SHARELINK_SEED=${seed}`);
    });
    assert.equal(asks.size, count);
    assert.deepEqual(new Set(asks.values()), new Set([1]));
    const cuts = proxy.cuts() - cutsBefore;
    assert.ok(cuts > count / 2, `${cuts} cuts`);
    tell(t, `${count} accesses, ${cuts} connections cut, ${count} values arrived, 0 second asks`);
  });

  test('a cut between worker and server ends in outcome_unknown, never in a second ask', async (t) => {
    const count = shareOf(200);
    proxy.cut = () => undefined;
    const asks = grantOnce();
    let unknown = 0;
    await forEach(count, 8, async () => {
      const id = newId();
      behind.cut = (firstBytes) => {
        if (!isAccess(firstBytes)) return undefined;
        return random.below(4) === 0
          ? { of: 'request', afterBytes: random.below(120) }
          : { of: 'reply', afterBytes: random.below(150) };
      };
      const outcome = await open(proxy.origin, id);
      assert.deepEqual([outcome.kind, outcome.viewSpent], ['outcome_unknown', 'unknown'], `SHARELINK_SEED=${seed}`);
      unknown += 1;
      assert.ok((asks.get(id) ?? 0) <= 1, `asked ${asks.get(id)} times, SHARELINK_SEED=${seed}`);
    });
    tell(t, `${unknown} cuts towards the server, ${unknown} times outcome_unknown, 0 second asks`);
  });
});

suite('in front of an Infisical, with a member’s token', () => {
  let infisical: Infisical;
  let worker: TestWorker;
  let proxy: CuttingProxy;
  before(async () => {
    infisical = await startInfisical();
    worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: infisical.origin });
    proxy = await startCuttingProxy(() => worker.origin);
  });
  after(async () => {
    await proxy.stop();
    await worker.stop();
    await infisical.stop();
  });

  test('every value arrives though its client’s connection is cut, and no view is used twice', async (t) => {
    const count = shareOf(1000);
    const { accounts, shares, granted } = infisical;
    const membersOf = accounts.addOrganization('Org A');
    const member = accounts.signIn(accounts.addUser('first@example.com', [membersOf]), membersOf);
    const token = accounts.tokenOf(member);
    // As an older server: two accesses at once would both be granted.
    shares.counting = { pauseMs: () => random.below(4), lock: 'none' };
    cutAccesses(proxy);
    await forEach(count, 8, async (i) => {
      const id = shares.add({ membersOf, secretValue: `value ${i}`, maxViews: 3 });
      const outcome = await open(proxy.origin, id, { token });
      assert.equal((outcome as Granted).secretValue, `value ${i}`, `${outcome.kind}, SHARELINK_SEED=${seed}`);
      assert.deepEqual([granted.get(id), shares.viewsLeft(id)], [1, 2]);
    });
    assert.ok(proxy.cuts() > count / 2, `${proxy.cuts()} cuts`);
    assert.equal(accounts.isAlive(member), true);
    tell(
      t,
      `${count} accesses with a token, ${proxy.cuts()} connections cut, ${count} values arrived, 0 views too many`,
    );
  });
});
