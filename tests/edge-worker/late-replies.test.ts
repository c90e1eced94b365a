/** Requests for a reply that come late, twice, with other keys, or to a server that keeps nothing. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { type Available, peek, reveal } from 'sharelink';
import { accessPath, ask, createShare, openShare, peekShare, postJson } from './client.ts';
import { acknowledge, type Keys, newKeys, openSealed, openWithKeys } from './proof.ts';
import { type AnswerWith, json, startUpstream, type Upstream } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

const granted = { expiresAfterViews: 3, lastViewedAt: null, secretValue: 'swordfish' };
const newId = () => randomBytes(32).toString('base64url');

let upstream: Upstream;
let proxying: TestWorker;
let embedded: TestWorker;
before(async () => {
  upstream = await startUpstream();
  proxying = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin, PROXIES: '127.0.0.1' });
  embedded = await startEmbedded({ PROXIES: '127.0.0.1' });
});
after(async () => {
  await proxying.stop();
  await embedded.stop();
  await upstream.stop();
});

const places: [name: string, start: (maxViews?: number) => Promise<{ origin: string; id: string }>][] = [
  [
    'in the embedded store',
    async (maxViews = 2) => ({ origin: embedded.origin, id: await createShare(embedded.origin, { maxViews }) }),
  ],
  [
    'in front of a server',
    async () => {
      const id = newId();
      upstream.reset(json(200, { ...granted, id }));
      return { origin: proxying.origin, id };
    },
  ],
];

for (const [name, start] of places) {
  suite(`a kept reply ${name}`, () => {
    test('comes again, the same bytes, until it is acknowledged; then it is gone', async () => {
      const { origin, id } = await start();
      const keys = newKeys();
      const first = await openSealed(origin, id, keys);
      const second = await openSealed(origin, id, keys);
      assert.deepEqual([first.value, second], ['swordfish', first]);
      assert.equal((await acknowledge(origin, id, keys, first.ack)).status, 204);
      for (let i = 0; i < 2; i++) {
        const late = await openWithKeys(origin, id, keys);
        assert.deepEqual([late.status, late.json.error], [410, 'reply_gone']);
      }
      assert.equal((await acknowledge(origin, id, keys, first.ack)).status, 204);
    });

    test('is not erased by a forged acknowledgement, by one of another key, or by one for another share', async () => {
      const { origin, id } = await start();
      const keys = newKeys();
      const { ack } = await openSealed(origin, id, keys);
      const forged = randomBytes(16).toString('base64url');
      assert.equal((await acknowledge(origin, id, keys, forged)).status, 204);
      assert.equal((await acknowledge(origin, id, newKeys(), ack)).status, 204);
      assert.equal((await acknowledge(origin, newId(), keys, ack)).status, 204);
      for (const body of [{}, { ack: 5 }, { ack: `${ack}=` }, '{', '']) {
        const { status } = await postJson(
          `${origin}${accessPath(id).replace('access', 'acknowledge')}`,
          body,
          keys as never,
        );
        assert.equal(status, 400);
      }
      assert.equal((await openSealed(origin, id, keys)).value, 'swordfish');
    });

    test('is refused to who has another reply key, in one spelling of the id as in another', async () => {
      const { origin, id } = await start();
      const keys = newKeys();
      const others = { ...newKeys(), 'idempotency-key': keys['idempotency-key'] };
      await openSealed(origin, id, keys);
      for (const spelling of [id, `${id}=`]) assert.equal((await openWithKeys(origin, spelling, others)).status, 422);
      assert.equal((await openSealed(origin, `${id}%3D`, keys)).value, 'swordfish');
      assert.equal((await openSealed(origin, id, keys)).value, 'swordfish');
    });

    test('needs both keys, canonical; else nothing is asked', async () => {
      const { origin, id } = await start(1);
      const { 'idempotency-key': key, 'sharelink-reply-key': replyKey } = newKeys();
      const wrong: Partial<Keys>[] = [
        { 'idempotency-key': key },
        { 'sharelink-reply-key': replyKey },
        { 'idempotency-key': key.slice(1), 'sharelink-reply-key': replyKey },
        { 'idempotency-key': key, 'sharelink-reply-key': `${replyKey}=` },
        { 'idempotency-key': key, 'sharelink-reply-key': `"${replyKey}"` },
        { 'idempotency-key': key.replace(/.{3}"$/, '+/A"'), 'sharelink-reply-key': replyKey },
      ];
      for (const keys of wrong) assert.equal((await openWithKeys(origin, id, keys)).status, 400, JSON.stringify(keys));
      assert.equal((await openShare(origin, id)).status, 200);
      if (origin === proxying.origin) assert.equal(upstream.seen.length, 1);
    });

    test('comes to the same token only', async () => {
      const { origin, id } = await start(1);
      const keys = newKeys();
      const as = (token: string) => openWithKeys(origin, id, keys, { headers: { authorization: `Bearer ${token}` } });
      assert.equal((await as('token')).status, 200);
      assert.equal((await as('token')).status, 200);
      // The embedded store knows no tokens: there the keys alone say who asks.
      assert.equal((await as('other')).status, origin === proxying.origin ? 422 : 200);
      if (origin === proxying.origin) assert.equal(upstream.seen.length, 1);
    });

    test('does not come to a second network, where five wrong guesses from the first slow nobody else down', async () => {
      const password = 'hunter2';
      const { origin, id } = await startWithPassword(name, password);
      const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
      const guess = (address: string, guessed: string) =>
        openWithKeys(origin, id, newKeys(), { body: { password: guessed }, ...from(address) });
      for (let i = 0; i < 5; i++) assert.equal((await guess('192.0.2.1', `wrong ${i}`)).status, 401);
      const slowed = await guess('192.0.2.1', password);
      assert.equal(slowed.status, 429);
      assert.ok(Number(slowed.headers.get('retry-after')) >= 1);
      assert.equal((await guess('2001:db8::1', password)).status, 200);
    });
  });
}

async function startWithPassword(name: string, password: string): Promise<{ origin: string; id: string }> {
  if (name === 'in the embedded store') {
    return { origin: embedded.origin, id: await createShare(embedded.origin, { maxViews: 1, password }) };
  }
  const id = newId();
  const refusal = { statusCode: 401, message: 'Invalid credentials', error: 'UnauthorizedError' };
  upstream.reset((response, request) => {
    const isRight = JSON.parse(String(request.body)).password === password;
    json(isRight ? 200 : 401, isRight ? { ...granted, id } : refusal)(response, request);
  });
  return { origin: proxying.origin, id };
}

suite('retries while the first try is under way', () => {
  /** @returns how to let the server answer. */
  function holdAnswers(answer: AnswerWith): () => void {
    let release: () => void = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    upstream.reset(async (response, request) => {
      await released;
      answer(response, request);
    });
    return release;
  }

  const answers: [name: string, answer: (id: string) => AnswerWith, status: number][] = [
    ['grants', (id) => json(200, { ...granted, id }), 200],
    ['has nothing left', () => json(404, { error: 'NotFound', message: 'The shared secret has expired' }), 404],
    ['asks to wait', () => json(429, { error: 'RateLimitExceeded' }, { 'retry-after': '42' }), 429],
    ['fails', () => json(500, {}), 504],
  ];
  for (const [name, answer, status] of answers) {
    test(`get the answer of a server that ${name}, which is asked once; of other reply keys none`, async () => {
      const id = newId();
      const keys = newKeys();
      const release = holdAnswers(answer(id));
      // More than may wait for one id: a retry takes no place of its own.
      const tries = Array.from({ length: 30 }, () => openWithKeys(proxying.origin, id, keys));
      const other = await openWithKeys(proxying.origin, id, {
        ...newKeys(),
        'idempotency-key': keys['idempotency-key'],
      });
      assert.equal(other.status, 422);
      release();
      assert.deepEqual(new Set((await Promise.all(tries)).map((each) => each.status)), new Set([status]));
      assert.equal(upstream.seen.length, 1);
    });
  }
});

suite('the package', () => {
  /** A server that loses each answer to an access, and says in a peek whether it keeps replies. */
  async function startLosing(keeps: boolean): Promise<Upstream> {
    const server = await startUpstream();
    server.answer = (response, request) => {
      const id = /shared-secrets\/([\w-]{43})/.exec(request.url)?.[1];
      const sign: Record<string, string> = keeps ? { 'sharelink-reply': '1' } : {};
      if (request.method === 'GET') json(200, { id, isPasswordProtected: false }, sign)(response, request);
      else response.destroy();
    };
    return server;
  }

  const accessesOf = ({ seen }: Upstream) => seen.filter(({ url }) => url.endsWith('/access'));

  test('asks a server without the sign once, and brings it no keys', async (t) => {
    const stock = await startLosing(false);
    t.after(() => stock.stop());
    const link = `${stock.origin}/shared/secret/${newId()}`;
    const peeked = (await peek(link)) as Available;
    const outcome = await reveal(link, { peeked });
    assert.deepEqual([outcome.kind, outcome.viewSpent], ['reply_lost', 'unknown']);
    assert.equal(accessesOf(stock).length, 1);
    assert.equal('sharelink-reply-key' in (accessesOf(stock)[0]?.headers ?? {}), false);
  });

  test('asks one that keeps replies again, with a token too, but not where another server was peeked at', async (t) => {
    const keeping = await startLosing(true);
    const stock = await startLosing(false);
    t.after(() => Promise.all([keeping.stop(), stock.stop()]));
    const id = newId();
    const peeked = (await peek({ server: keeping.origin, id })) as Available;
    await reveal({ server: stock.origin, id }, { peeked });
    assert.equal(accessesOf(stock).length, 1);
    await reveal({ server: keeping.origin, id: newId() }, { peeked });
    assert.equal(accessesOf(keeping).length, 1, 'of another share');
    for (const token of [undefined, 'token']) {
      const before = accessesOf(keeping).length;
      await reveal({ server: keeping.origin, id }, { peeked, token, signal: AbortSignal.timeout(1000) });
      const tries = accessesOf(keeping).slice(before);
      assert.ok(tries.length >= 2);
      assert.equal(new Set(tries.map(({ headers }) => headers['idempotency-key'])).size, 1);
      for (const { headers } of tries) assert.equal(headers.authorization, token && 'Bearer token');
    }
  });
});

test('a lost reply is no second look: the peek tells one view less, however often the reply came', async () => {
  const id = await createShare(embedded.origin, { maxViews: 3 });
  const keys = newKeys();
  for (let i = 0; i < 5; i++) await openWithKeys(embedded.origin, id, keys);
  assert.equal((await peekShare(embedded.origin, id)).json.expiresAfterViews, 2);
  assert.equal((await ask(embedded.origin + accessPath(id))).status, 405);
});
