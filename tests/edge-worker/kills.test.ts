/** The process is killed at any moment and started again on what it left behind. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random, seed } from '../package/random.ts';
import { type Answer, accessPath, createPath, createShare, openShare, peekShare, postJson } from './client.ts';
import { newKeys, openWithKeys, shareOf, tell } from './proof.ts';
import { json, startUpstream } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

const random = new Random(seed);
const hint = `SHARELINK_SEED=${seed}`;

/** Kills once a random number of these have ended, or a moment later, and ends when the rest has. */
async function killDuring(worker: TestWorker, work: readonly Promise<unknown>[]): Promise<void> {
  let ended = 0;
  const after = random.below(work.length + 1);
  await new Promise<void>((resolve) => {
    if (after === 0) resolve();
    for (const each of work) {
      each.finally(() => {
        ended += 1;
        if (ended >= after) resolve();
      });
    }
  });
  await sleep(random.below(10));
  await worker.crashAndRestart();
  await Promise.all(work);
}

/** @returns undefined where no whole answer came. */
const ifAnswered = (answer: Promise<Answer>): Promise<Answer | undefined> => answer.catch(() => undefined);

suite('a process that is killed', () => {
  test('while it creates and opens shares loses no create that it has answered, and revives no value', async (t) => {
    const worker = await startEmbedded();
    t.after(() => worker.stop());
    const kills = shareOf(100);
    let created = 0;
    let cut = 0;
    for (let round = 0; round < kills; round++) {
      const answered: string[] = [];
      const opened = { keys: newKeys(), id: await createShare(worker.origin, { maxViews: 1 }) };
      const plain = await createShare(worker.origin, { maxViews: 1 });
      const grants: Record<'keyed' | 'plain', number> = { keyed: 0, plain: 0 };
      const { origin } = worker;
      const share = { secretValue: `kept ${round}`, expiresIn: '1h', maxViews: 1 };
      const creates = Array.from({ length: 6 }, async (_, i) => {
        await sleep(random.below(20));
        const answer = await ifAnswered(postJson(origin + createPath, { ...share, password: i === 0 ? 'pass' : '' }));
        if (answer?.status === 200) answered.push(String(answer.json.id));
        else cut += 1;
      });
      const accesses = [
        ifAnswered(openWithKeys(origin, opened.id, opened.keys)).then((answer) => {
          if (answer?.status === 200) grants.keyed += 1;
        }),
        ifAnswered(openShare(origin, plain)).then((answer) => {
          if (answer?.status === 200) grants.plain += 1;
        }),
      ];
      await killDuring(worker, [...creates, ...accesses]);
      created += answered.length;

      for (const id of answered) assert.equal((await peekShare(worker.origin, id)).status, 200, hint);
      // The same keys get the value, whether the first try spent the view or not, and then nobody gets it any more.
      assert.equal((await openWithKeys(worker.origin, opened.id, opened.keys)).status, 200, hint);
      assert.equal((await openWithKeys(worker.origin, opened.id, opened.keys)).status, 200, hint);
      assert.equal((await openWithKeys(worker.origin, opened.id, newKeys())).status, 404, hint);
      assert.equal((await openShare(worker.origin, opened.id)).status, 404, hint);
      // Without keys it is given at most once.
      if ((await openShare(worker.origin, plain)).status === 200) grants.plain += 1;
      assert.ok(grants.plain <= 1, hint);
      assert.equal((await openShare(worker.origin, plain)).status, 404, hint);
      const [one] = answered;
      if (one === undefined) continue;
      const { json: body } = await openShare(worker.origin, one, { password: 'pass' });
      assert.equal(body.secretValue, share.secretValue, hint);
      assert.equal((await openShare(worker.origin, one, { password: 'pass' })).status, 404, hint);
    }
    assert.ok(created > 0, hint);
    tell(t, `${kills} kills: ${created} creates answered and none lost, ${cut} unanswered, 0 views too many`);
  });

  test('revives no reply that was acknowledged or whose share was deleted', async (t) => {
    const worker = await startEmbedded();
    t.after(() => worker.stop());
    const kills = shareOf(40);
    for (let round = 0; round < kills; round++) {
      const { json: created } = await postJson(worker.origin + createPath, { secretValue: 'v', expiresIn: '1h' });
      const id = String(created.id);
      const headers = { authorization: `Bearer ${created.deleteToken}` };
      const path = accessPath(id).replace('/access', '');
      const { status } = await fetch(worker.origin + path, { method: 'DELETE', headers });
      assert.equal(status, 204);
      const spent = await createShare(worker.origin, { maxViews: 1 });
      assert.equal((await openShare(worker.origin, spent)).status, 200);
      await killDuring(worker, []);
      assert.equal((await peekShare(worker.origin, id)).status, 404, hint);
      assert.equal((await openShare(worker.origin, id)).status, 404, hint);
      assert.equal((await openShare(worker.origin, spent)).status, 404, hint);
    }
  });

  test('between a server’s answer and the stored reply says unknown, and never asks twice under one key', async (t) => {
    const upstream = await startUpstream();
    t.after(() => upstream.stop());
    const worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin });
    t.after(() => worker.stop());
    const kills = shareOf(100);
    const seen = { kept: 0, unknown: 0, neverAsked: 0 };
    for (let round = 0; round < kills; round++) {
      const id = randomBytes(32).toString('base64url');
      const keys = newKeys();
      const grant = json(200, { id, expiresAfterViews: 3, lastViewedAt: null, secretValue: 'v' });
      let kill: () => void = () => {};
      const answered = new Promise<void>((resolve) => {
        kill = resolve;
      });
      upstream.reset((response, request) => {
        grant(response, request);
        kill();
      });
      const access = ifAnswered(openWithKeys(worker.origin, id, keys));
      // As soon as the answer is on its way, when it has arrived, or at any moment.
      const moment = round % 4;
      if (moment < 2) await answered;
      if (moment === 2) await access;
      const delayMs = moment === 3 ? random.below(40) : moment * random.below(8);
      if (delayMs > 0) await sleep(delayMs);
      await worker.crashAndRestart();
      const first = await access;
      const asked = upstream.seen.length;
      const again = await openWithKeys(worker.origin, id, keys);
      if (again.status === 200) seen[asked === 0 ? 'neverAsked' : 'kept'] += 1;
      else {
        // Also where the kill came between the note that the server is asked and the asking itself.
        assert.deepEqual([again.status, again.json.error], [504, 'outcome_unknown'], hint);
        seen.unknown += 1;
      }
      const asks = upstream.seen.length;
      assert.ok(asks === 1 || (asks === 0 && again.status === 504), `asked ${asked} times, then ${asks}, ${hint}`);
      if (first?.status === 200) assert.equal(again.status, 200, `an answer that arrived is kept, ${hint}`);
      assert.equal((await openWithKeys(worker.origin, id, keys)).status, again.status, hint);
      assert.equal(upstream.seen.length, asks, hint);
    }
    tell(
      t,
      `${kills} kills: ${seen.kept} replies kept, ${seen.unknown} unknown, ${seen.neverAsked} not yet asked, 0 asked twice`,
    );
  });
});
