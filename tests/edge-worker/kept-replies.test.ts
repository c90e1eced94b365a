/** How much is kept of many shares, by a clock that the test sets. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeptReplies } from '../../edge-worker/src/replies/kept-replies.ts';
import { openMemorySql } from '../../edge-worker/src/runtimes/memory-sql.ts';

const bytesMax = 1_000_000;
const replyBytes = 10_000;

const nameOf = (share: string, key: number) => ({ record: `${share} ${key}`, replyKey: 'key' });

test('what is kept of however many shares takes a bounded number of bytes, and one that has few of them loses none', () => {
  const sql = openMemorySql();
  const replies = new KeptReplies(sql, 8192, bytesMax);
  let nowMs = 0;
  const keep = (share: string, key: number) => {
    nowMs += 1;
    const reply = { sealed: new Uint8Array(replyBytes), ackHash: 'ack' };
    replies.putKept(nameOf(share, key), { share, site: 'site' }, reply, nowMs);
  };
  const stateOf = (share: string, key: number) => replies.find(nameOf(share, key), nowMs)?.state;
  for (let key = 0; key < 3; key += 1) keep('reader', key);
  for (let share = 0; share < 20; share += 1) {
    for (let key = 0; key < 16; key += 1) keep(`flood ${share}`, key);
  }
  for (let key = 0; key < 3; key += 1) assert.equal(stateOf('reader', key), 'kept', String(key));
  assert.deepEqual([stateOf('flood 0', 0), stateOf('flood 0', 15)], ['gone', 'kept']);
  const [kept] = sql.exec<{ bytes: number }>('SELECT sum(length(sealed)) AS bytes FROM reply').toArray();
  assert.ok(kept && kept.bytes <= bytesMax * (1 + 1 / 16) + replyBytes, String(kept?.bytes));
});

test('many short replies are counted with what their rows take', () => {
  const sql = openMemorySql();
  const replies = new KeptReplies(sql, 8192, bytesMax);
  for (let i = 0; i < 3000; i += 1) {
    const reader = { share: `share ${i}`, site: `site ${i % 40}` };
    replies.putKept(nameOf(reader.share, 0), reader, { sealed: new Uint8Array(200), ackHash: 'ack' }, i);
  }
  const [kept] = sql.exec<{ count: number }>("SELECT count(*) AS count FROM reply WHERE state = 'kept'").toArray();
  assert.ok(kept && kept.count * (640 + 200) <= bytesMax * (1 + 1 / 16) + 840, String(kept?.count));
});

test('who floods shares of their own from a few networks takes no reply of another network', () => {
  const sql = openMemorySql();
  const replies = new KeptReplies(sql, 8192, bytesMax);
  const stateOf = (share: string) => replies.find(nameOf(share, 0), 0)?.state;
  const keep = (share: string, site: string, nowMs: number) =>
    replies.putKept(nameOf(share, 0), { share, site }, { sealed: new Uint8Array(replyBytes), ackHash: 'ack' }, nowMs);
  for (const share of ['mine', 'another of mine', 'a third']) keep(share, 'reader', 0);
  for (let i = 0; i < 400; i += 1) keep(`flood ${i}`, `stranger ${i % 4}`, 1 + i);
  assert.deepEqual(['mine', 'another of mine', 'a third'].map(stateOf), ['kept', 'kept', 'kept']);
  assert.deepEqual([stateOf('flood 0'), stateOf('flood 399')], ['gone', 'kept']);
});
