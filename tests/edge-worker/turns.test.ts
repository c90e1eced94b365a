/** Who may stand in the line of one id, and how often. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { accessPath, ask, peekPath, postJson } from './client.ts';
import { everyRuntime, startOn } from './every-runtime.ts';
import { useFront } from './front.ts';
import { eventually } from './store-files.ts';
import { json } from './upstream.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';

for (const runtime of everyRuntime) {
  suite(`in the line of one id on ${runtime}`, () => {
    const { upstream, worker } = useFront((settings) => startOn(runtime, settings), { PROXIES: '127.0.0.1' });

    const open = (from: string) => postJson(worker.origin + accessPath(id), {}, { 'x-forwarded-for': from });

    test('one network has four places: a reader from elsewhere is served while a stranger asks forty times', async () => {
      let answerAll = () => {};
      const held = new Promise<void>((resolve) => {
        answerAll = resolve;
      });
      upstream.reset(async (response, request) => {
        await held;
        json(200, { id, secretValue: 'v', expiresAfterViews: null })(response, request);
      });
      let answered = 0;
      const strangers = Array.from({ length: 40 }, async (_, i) => {
        const answer = await open(`2001:db8:7:${i}::1`);
        answered += 1;
        return answer;
      });
      await eventually(() => answered === 36);
      const readers = Array.from({ length: 4 }, (_, i) => open(`203.0.113.${i}`));
      answerAll();
      const answers = { strangers: await Promise.all(strangers), readers: await Promise.all(readers) };
      assert.deepEqual(
        answers.readers.map(({ status }) => status),
        [200, 200, 200, 200],
      );
      const busy = answers.strangers.filter(({ status }) => status === 503);
      assert.equal(busy.length, 36);
      for (const { headers, json: body } of busy) {
        assert.equal(body.error, 'server_busy');
        assert.equal(headers.get('retry-after'), '2');
      }
    });

    test('wrong passwords from all of one home count together, and a reader elsewhere is not delayed', async () => {
      upstream.reset(json(401, { statusCode: 401, error: 'UnauthorizedError', message: 'Invalid credentials' }));
      const guess = (from: string, i: number) =>
        postJson(worker.origin + accessPath(id), { password: `wrong ${i}` }, { 'x-forwarded-for': from });
      const statuses: number[] = [];
      for (let i = 0; i < 30; i++)
        statuses.push((await guess(`2001:db8:8:ff${i.toString(16).padStart(2, '0')}::1`, i)).status);
      assert.equal(statuses.filter((status) => status === 401).length, 5);
      upstream.answer = json(200, { id, secretValue: 'v', expiresAfterViews: 3 });
      const reader = await postJson(
        worker.origin + accessPath(id),
        { password: 'right' },
        { 'x-forwarded-for': '203.0.113.99' },
      );
      assert.equal(reader.status, 200);
    });

    test('a sealed share’s link proof is told from its password proof', async () => {
      upstream.reset(json(401, { statusCode: 401, error: 'UnauthorizedError', message: 'Invalid credentials' }));
      const proof = (link: string, password: string) => `${link.repeat(22)}.${password.repeat(43)}`;
      const prove = async (password: string, from: number) =>
        (await postJson(worker.origin + accessPath(id), { password }, { 'x-forwarded-for': `198.51.100.${from}` }))
          .status;
      for (let i = 0; i < 20; i++) assert.equal(await prove(proof('A', 'A'), i), i < 5 ? 401 : 429);
      assert.equal(await prove(proof('Q', 'A'), 30), 401, 'another link proof is another count');
    });

    test('what bcrypt takes for a proof is counted with it, from whatever network', async () => {
      upstream.reset(json(401, { statusCode: 401, error: 'UnauthorizedError', message: 'Invalid credentials' }));
      const proof = (i: number) => `${'w'.repeat(22)}.${Buffer.alloc(32, i).toString('base64url')}`;
      const ends = [
        (text: string) => `\0${text.slice(0, 5)}`,
        (text: string) => `\0${text.slice(0, 5)}, and more`,
        (text: string) => `\0${text}`,
        () => '\0',
        () => ' ',
        () => '',
      ];
      const statuses: number[] = [];
      for (let i = 0; i < 24; i++) {
        const text = proof(i);
        const password = `${text}${ends[i % ends.length]?.(text)}`;
        const from = { 'x-forwarded-for': `198.18.${i}.1` };
        statuses.push((await postJson(worker.origin + accessPath(id), { password }, from)).status);
      }
      assert.deepEqual([statuses.filter((status) => status === 401).length, upstream.seen.length], [5, 5]);
      assert.deepEqual(new Set(statuses.slice(5)), new Set([429]));
    });

    test('looks are not in it', async () => {
      upstream.reset(json(200, { id, expiresAfterViews: 1 }));
      const from = { 'x-forwarded-for': '203.0.113.200' };
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => ask(worker.origin + peekPath(id), { headers: from })),
      );
      assert.ok(answers.every(({ status }) => status === 200));
    });
  });
}
