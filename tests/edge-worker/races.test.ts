/** Many at once, in many spellings: never one more than the limit. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random, seed } from '../package/random.ts';
import { type Answer, accessPath, createShare, openShare, postJson, spellingsOf } from './client.ts';
import { newKeys, shareOf, tell } from './proof.ts';
import { json, startUpstream, type Upstream } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

const random = new Random(seed);
const parallel = 20;
const limits = [1, 5];

/** What a client may say of itself: nothing, what every server ignores, what some ignore, a token. */
const authorizations: readonly Record<string, string>[] = [
  {},
  { authorization: '' },
  { authorization: 'x' },
  { authorization: `Bearer ${'t'.repeat(40)}` },
];

/** Twenty accesses at once, each in one of ten spellings. */
function raceFor(
  worker: TestWorker,
  id: string,
  keyed: boolean,
  headers: Record<string, string> = {},
): Promise<Answer[]> {
  const spellings = spellingsOf(id);
  return Promise.all(
    Array.from({ length: parallel }, (_, i) => {
      const path = accessPath(spellings[i % spellings.length] as string);
      const query = i % 3 === 0 ? '?x=/api/v3/auth/' : '';
      return postJson(worker.origin + path + query, {}, { ...(keyed && newKeys()), ...headers });
    }),
  );
}

const grantedIn = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 200).length;

for (const keyed of [false, true]) {
  suite(`${parallel} accesses at once in ten spellings, ${keyed ? 'with' : 'without'} reply keys,`, () => {
    let embedded: TestWorker;
    let upstream: Upstream;
    let proxying: TestWorker;
    before(async () => {
      embedded = await startEmbedded();
      upstream = await startUpstream();
      proxying = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin });
    });
    after(async () => {
      await embedded.stop();
      await proxying.stop();
      await upstream.stop();
    });

    test('of the embedded store succeed exactly as often as the limit allows', async (t) => {
      const rounds = shareOf(200);
      for (let round = 0; round < rounds; round++) {
        const maxViews = limits[round % limits.length] as number;
        const answers = await raceFor(embedded, await createShare(embedded.origin, { maxViews }), keyed);
        assert.equal(grantedIn(answers), maxViews);
      }
      tell(t, `${rounds} rounds with limits of ${limits.join(' and ')}: never one over`);
    });

    /** Reads its counter, waits, then writes: two at once both find a view left. */
    function startRacyShare(views: number): { asks: () => number; overlaps: () => number } {
      let left = views;
      let asks = 0;
      let inside = 0;
      let overlaps = 0;
      upstream.reset(async (response, request) => {
        const [, id] = /shared-secrets\/([^/]*)\/access$/.exec(request.url) ?? [];
        asks += 1;
        inside += 1;
        if (inside > 1) overlaps += 1;
        const seen = left;
        await sleep(random.below(6));
        if (seen > 0) left = seen - 1;
        inside -= 1;
        const message = 'The shared secret has reached its view limit';
        if (seen > 0)
          json(200, { id, expiresAfterViews: seen, lastViewedAt: null, secretValue: 'v' })(response, request);
        else json(404, { statusCode: 404, error: 'NotFound', message })(response, request);
      });
      return { asks: () => asks, overlaps: () => overlaps };
    }

    test('of a server that races with itself succeed at most as often as the limit allows', async (t) => {
      const rounds = shareOf(200);
      for (let round = 0; round < rounds; round++) {
        const maxViews = limits[round % limits.length] as number;
        const id = Buffer.from(random.bytes(32)).toString('base64url');
        const server = startRacyShare(maxViews);
        const answers = await raceFor(proxying, id, keyed, authorizations[round % authorizations.length]);
        assert.equal(grantedIn(answers), maxViews, `SHARELINK_SEED=${seed}`);
        assert.equal(server.overlaps(), 0);
        const busy = answers.filter(({ status }) => status === 503);
        assert.equal(server.asks() + busy.length, parallel);
        for (const { headers } of busy) assert.ok(Number(headers.get('retry-after')) > 0);
      }
      tell(t, `${rounds} rounds with limits of ${limits.join(' and ')}: never one over, never two at once`);
    });
  });
}

test('without the worker that server gives more than it may: the race is real', async (t) => {
  const upstream = await startUpstream();
  t.after(() => upstream.stop());
  let left = 1;
  upstream.reset(async (response, request) => {
    const seen = left;
    await sleep(20);
    if (seen > 0) left = seen - 1;
    json(seen > 0 ? 200 : 404, {})(response, request);
  });
  const id = Buffer.from(random.bytes(32)).toString('base64url');
  const answers = await Promise.all(Array.from({ length: parallel }, () => openShare(upstream.origin, id)));
  assert.ok(grantedIn(answers) > 1);
});
