/** How many requests one client may make. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, accessPath, ask, createPath, createShare, openShare, peekPath, postJson } from './client.ts';
import { eventually } from './store-files.ts';
import { loadRequestLimits } from './worker-parts.ts';
import { startEmbedded, type TestWorker } from './workerd.ts';

const perMinute = 3;
const minuteMs = 60_000;

let worker: TestWorker;
before(async () => {
  const settings = { PROXIES: '127.0.0.1', REQUESTS_PER_MINUTE: String(perMinute), LOG: 'outcomes' };
  worker = await startEmbedded({ ...settings, CREATE: 'open' });
});
after(() => worker.stop());

const clientNamed = (name: string) => ({
  address: '',
  network: name,
  site: name,
  isLocal: false,
  isUnlistedProxy: false,
});

let clients = 0;
/** @returns the headers of a proxy that passes on the requests of one client, who was never here before. */
function newClient(): Record<string, string> {
  clients += 1;
  return { 'x-forwarded-for': `203.0.113.${clients}` };
}

/** The worker's counts begin anew with each minute; what the work asks must all fall into one. */
async function withinOneMinute<Result>(work: () => Promise<Result>): Promise<Result> {
  const leftMs = minuteMs - (Date.now() % minuteMs);
  if (leftMs < 5000) await sleep(leftMs);
  return work();
}

suite('a client that asks too often', () => {
  test('gets 429 and how long to wait, on every route, while others are served', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const { origin } = worker;
    await withinOneMinute(async () => {
      const headers = newClient();
      for (let i = 0; i < perMinute; i++) assert.equal((await ask(`${origin}/healthz`, { headers })).status, 200);
      const answers: Answer[] = [
        await ask(`${origin}/healthz`, { headers }),
        await ask(`${origin}/s/${id}`, { headers }),
        await ask(origin + peekPath(id), { headers }),
        await postJson(origin + accessPath(id), {}, headers),
        await postJson(origin + createPath, { secretValue: 'v', expiresIn: '1h' }, headers),
        await postJson(`${origin}${peekPath(id)}/acknowledge`, {}, headers),
        await ask(origin + peekPath(id), { method: 'DELETE', headers }),
      ];
      for (const answer of answers) {
        assert.equal(answer.status, 429);
        const seconds = Number(answer.headers.get('retry-after'));
        assert.ok(seconds >= 1 && seconds <= 60);
      }
      assert.equal((await ask(origin + peekPath(id), { headers: newClient() })).status, 200);
    });
    assert.equal((await openShare(origin, id)).status, 200, 'no view was spent');
    await eventually(() => worker.output().includes('"access","outcome":"rate_limited","viewSpent":"no"'));
  });

  test('is the same with another address of its IPv6 network, and with what it puts before its own address', async () => {
    const spell = [
      (i: number) => `2001:db8:0:7::${i}`,
      (i: number) => `198.51.100.${i}, 192.0.2.9`,
      () => '::ffff:192.0.2.10',
    ];
    for (const from of spell) {
      const statuses = await withinOneMinute(async () => {
        const seen: number[] = [];
        for (let i = 0; i <= perMinute; i++) {
          seen.push((await ask(`${worker.origin}/healthz`, { headers: { 'x-forwarded-for': from(i) } })).status);
        }
        return seen;
      });
      assert.equal(statuses.at(-1), 429);
    }
  });

  test('is one that nobody can read in what a proxy says', async () => {
    const statuses = await withinOneMinute(async () => {
      const seen: number[] = [];
      for (let i = 0; i <= perMinute; i++) {
        seen.push((await ask(`${worker.origin}/healthz`, { headers: { 'x-forwarded-for': `client-${i}` } })).status);
      }
      return seen;
    });
    assert.equal(statuses.at(-1), 429);
  });

  test('is not this machine, where nothing was forwarded', async () => {
    for (let i = 0; i < 5 * perMinute; i++) assert.equal((await ask(`${worker.origin}/healthz`)).status, 200);
  });

  test('is a proxy that PROXIES does not list, of which the operator is warned once', async (t) => {
    const unlisted = await startEmbedded({ REQUESTS_PER_MINUTE: String(perMinute) });
    t.after(() => unlisted.stop());
    const statuses = await withinOneMinute(async () => {
      const seen: number[] = [];
      for (let i = 0; i <= perMinute; i++) {
        seen.push((await ask(`${unlisted.origin}/healthz`, { headers: newClient() })).status);
      }
      return seen;
    });
    assert.equal(statuses.at(-1), 429);
    await eventually(() => unlisted.output().includes('PROXIES'));
    assert.equal(unlisted.output().match(/PROXIES/g)?.length, 1);
    assert.doesNotMatch(unlisted.output(), /203\.0\.113/);
  });
});

suite('the counts', async () => {
  const RequestLimits = await loadRequestLimits();
  const behind = (server: string) => ({ kind: 'upstream' as const, server, timeoutMs: 1000 });
  const cloud = { requestsPerMinute: 300, backend: behind('https://eu.infisical.com') };
  const own = { requestsPerMinute: 300, backend: behind('https://infisical.example') };

  test('begin anew with each minute', async () => {
    const limits = new RequestLimits({ ...own, requestsPerMinute: 1 });
    assert.equal(await limits.waitSeconds(clientNamed('a'), 'peek', 0), undefined);
    assert.equal(await limits.waitSeconds(clientNamed('a'), 'peek', 1000), 59);
    assert.equal(await limits.waitSeconds(clientNamed('b'), 'peek', 1000), undefined);
    assert.equal(await limits.waitSeconds(clientNamed('a'), 'peek', minuteMs), undefined);
  });

  test('of a site are four times those of one network in it', async () => {
    const limits = new RequestLimits({ ...own, requestsPerMinute: 2 });
    const from = (network: string) => ({ ...clientNamed(network), site: 'site' });
    for (let i = 0; i < 8; i++) assert.equal(await limits.waitSeconds(from(`network ${i}`), 'peek', 0), undefined);
    assert.equal(await limits.waitSeconds(from('network 8'), 'peek', 0), 60);
    assert.equal(await limits.waitSeconds(clientNamed('elsewhere'), 'peek', 0), undefined);
  });

  test('in front of Infisical Cloud leave a client a third of what the worker gets, and its page', async () => {
    const limits = new RequestLimits(cloud);
    for (let i = 0; i < 10; i++) assert.equal(await limits.waitSeconds(clientNamed('a'), 'access', 0), undefined);
    assert.equal(await limits.waitSeconds(clientNamed('a'), 'peek', 0), 60);
    assert.equal(await limits.waitSeconds(clientNamed('a'), undefined, 0), undefined);
    assert.equal(await limits.waitSeconds(clientNamed('a'), 'acknowledge', 0), undefined);
    assert.equal(await limits.waitSeconds(clientNamed('b'), 'peek', 0), undefined);
    const elsewhere = new RequestLimits(own);
    for (let i = 0; i < 20; i++) assert.equal(await elsewhere.waitSeconds(clientNamed('a'), 'access', 0), undefined);
  });

  test('in front of Infisical Cloud are those of a whole site: its networks take no more than one does', async () => {
    const limits = new RequestLimits(cloud);
    const from = (network: string) => ({ ...clientNamed(network), site: 'site' });
    for (let i = 0; i < 10; i++) assert.equal(await limits.waitSeconds(from(`network ${i}`), 'access', 0), undefined);
    assert.equal(await limits.waitSeconds(from('network 10'), 'access', 0), 60);
    assert.equal(await limits.waitSeconds(clientNamed('elsewhere'), 'access', 0), undefined);
  });

  test('are the platform’s where it counts, for each client apart', async () => {
    const asked: string[] = [];
    const platform = {
      async limit({ key }: { key: string }) {
        asked.push(key);
        return { success: key !== 'a' };
      },
    };
    const limits = new RequestLimits({ ...own, requestsPerMinute: 1 }, platform);
    assert.equal(await limits.waitSeconds(clientNamed('a'), 'peek', 0), 60);
    for (let i = 0; i < 5; i++) assert.equal(await limits.waitSeconds(clientNamed('b'), 'peek', 0), undefined);
    assert.deepEqual(asked, ['a', 'b', 'b', 'b', 'b', 'b']);
  });
});
