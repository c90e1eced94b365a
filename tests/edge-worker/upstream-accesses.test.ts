/** Kept replies in front of a server, by a clock that the test sets. */
import assert from 'node:assert/strict';
import { beforeEach, mock, suite, test } from 'node:test';
import type { Access } from '../../edge-worker/src/backend.ts';
import { openMemorySql } from '../../edge-worker/src/runtimes/memory-sql.ts';
import type { UpstreamAccesses } from '../../edge-worker/src/upstream/upstream-accesses.ts';
import type { Reply, SealedReply } from '../../edge-worker/src/worker-core.ts';
import { loadUpstreamAccesses } from './worker-parts.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const requestId = 'req-AAAAAAAAAAAAAA';
const sender = { credentials: { token: '', organization: '' }, address: '', site: '192.0.2.1', isLocal: false };
const { UpstreamAccesses: Accesses, core } = await loadUpstreamAccesses();
const id = core.parseShareId('BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc') ?? assert.fail();

let accesses: UpstreamAccesses;
let asks: number;
let share: Record<string, unknown>;
/** Of the server's answers. */
let status: number;
/** Whether what was written comes to the disk. */
let isDiskFull: boolean;
let wakeAtMs: number | undefined;
const sql = { current: openMemorySql() };

/** A process that starts on what the one before has left. */
function start(): void {
  const storage = {
    sql: sql.current,
    async sync() {
      if (isDiskFull) throw new Error('database or disk is full');
    },
    wakeAt(timeMs: number) {
      wakeAtMs = timeMs;
    },
  };
  accesses = new Accesses(storage, async ({ id, replyKeys }) => {
    asks += 1;
    const body = new TextEncoder().encode(JSON.stringify({ id, secretValue: 'v', ...share }));
    const headers: [string, string][] = [['content-type', 'application/json']];
    const sealing = replyKeys && { keys: replyKeys.keys, random: new Uint8Array(40) };
    return core.relayAccess({ operation: 'access', id, requestId }, { status, headers, body }, sealing);
  });
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['Date'], now: 0 });
  sql.current = openMemorySql();
  asks = 0;
  status = 200;
  isDiskFull = false;
  share = { expiresAfterViews: 5 };
  start();
});

function someId(number: number): Access['id'] {
  return core.buildStoreId(new Uint8Array(32), new Uint8Array(16).fill(number));
}

function keysOf(key: number): Uint8Array<ArrayBuffer> {
  const keys = new Uint8Array(48);
  new DataView(keys.buffer).setUint32(0, key);
  return keys;
}

/**
 * @param key 0: none is brought.
 * @returns the status; 200 where a sealed reply came.
 */
async function open(key: number, password = '', by: Partial<Access> = {}): Promise<number> {
  const replyKeys = key === 0 ? undefined : { kind: 'reply_keys' as const, keys: keysOf(key) };
  const access: Access = { ...sender, id, password: new TextEncoder().encode(password), replyKeys, requestId, ...by };
  const answer: Reply | SealedReply = await accesses.access(access);
  return answer.kind === 'sealed_reply' ? 200 : answer.status;
}

suite('a reply kept in front of a server', () => {
  test('comes again for ten minutes, is gone for a day, and its alarm erases it', async () => {
    assert.deepEqual([await open(1), await open(1)], [200, 200]);
    assert.equal(wakeAtMs, 10 * minuteMs);
    mock.timers.setTime(10 * minuteMs - 1);
    assert.equal(await open(1), 200);
    mock.timers.setTime(10 * minuteMs);
    assert.equal(await open(1), 410);
    accesses.clean();
    assert.deepEqual(
      sql.current
        .exec('SELECT sealed FROM reply')
        .toArray()
        .map((row) => ({ ...(row as object) })),
      [{ sealed: null }],
    );
    mock.timers.setTime(10 * minuteMs + dayMs - 1);
    assert.equal(await open(1), 410);
    assert.equal(asks, 1);
  });

  test('is erased in time whatever is kept after it, and after a restart', async () => {
    assert.equal(await open(1), 200);
    mock.timers.setTime(5 * minuteMs);
    assert.equal(await open(2), 200);
    assert.equal(wakeAtMs, 10 * minuteMs);
    wakeAtMs = undefined;
    start();
    assert.equal(wakeAtMs, 10 * minuteMs);
    mock.timers.setTime(10 * minuteMs);
    accesses.clean();
    assert.equal(wakeAtMs, 15 * minuteMs);
  });

  test('never outlives its share', async () => {
    share = { expiresAfterViews: 5, expiresAt: new Date(minuteMs).toISOString() };
    assert.equal(await open(1), 200);
    assert.equal(wakeAtMs, minuteMs);
    mock.timers.setTime(minuteMs);
    assert.equal(await open(1), 410);
    assert.equal(asks, 1);
  });

  test('has at most fifteen others beside it: the next is refused before the server is asked', async () => {
    for (let key = 1; key <= 16; key++) assert.equal(await open(key), 200);
    assert.equal(await open(17), 429);
    assert.equal(asks, 16);
    mock.timers.setTime(10 * minuteMs);
    assert.equal(await open(17), 200);
  });

  test('is as large as eight megabytes have room for', async () => {
    share = { expiresAfterViews: 50, secretValue: 'x'.repeat(1_500_000) };
    const statuses: number[] = [];
    for (const keys of [1, 2, 3, 4, 5, 6, 7]) statuses.push(await open(keys));
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429]);
    assert.equal(asks, 5);
  });

  test('beyond six megabytes of one network, whatever the shares, is refused before the server is asked; others are not', async () => {
    share = { expiresAfterViews: 50, secretValue: 'x'.repeat(1_500_000) };
    const openAnother = (key: number, by?: Partial<Access>) => open(key, '', { ...by, id: someId(key) });
    for (let key = 1; key <= 5; key += 1) assert.equal(await openAnother(key), 200);
    assert.deepEqual([await openAnother(6), asks], [429, 5]);
    start(); // it fell asleep
    assert.deepEqual([await openAnother(7), asks], [429, 5]);
    assert.deepEqual([await openAnother(8, { site: '192.0.2.2' }), await openAnother(1), asks], [200, 200, 6]);
    for (let key = 9; key <= 14; key += 1) assert.equal(await openAnother(key, { isLocal: true }), 200);
    mock.timers.setTime(10 * minuteMs);
    assert.equal(await openAnother(7), 200);
  });

  test('that cannot be kept, being too large, is told to be gone and not asked for again', async () => {
    share = { expiresAfterViews: 50, secretValue: 'x'.repeat(2_000_000) };
    assert.deepEqual([await open(1), await open(1), asks], [200, 410, 1]);
  });

  test('is not kept where views are unlimited', async () => {
    share = { expiresAfterViews: null };
    assert.deepEqual([await open(1), await open(1), asks], [200, 200, 2]);
  });
});

test('an access that was under way when the process ended is unknown, and not made again', async () => {
  const { record, replyKey } = core.nameReply(keysOf(1), id, '', '');
  const asked = "INSERT INTO reply VALUES (?, ?, 'site', ?, 'asked', NULL, NULL, ?)";
  sql.current.exec(asked, record, core.nameShare(id), replyKey, dayMs);
  start();
  assert.deepEqual([await open(1), await open(1), asks], [504, 504, 0]);
  assert.equal(await open(2), 200, 'with other keys it is another access');
});

test('what came of accesses is told for the newest eight thousand, so that no flood of them fills a disk', async () => {
  status = 500;
  for (let key = 1; key <= 9000; key += 1) assert.equal(await open(key), 504);
  const [row] = sql.current.exec<{ count: number }>('SELECT count(*) AS count FROM reply').toArray();
  assert.ok(row && row.count <= 8192 + 256, String(row?.count));
  assert.deepEqual([await open(9000), await open(2000), asks], [504, 504, 9000]);
});

test('an access at an id that the server does not know leaves no row', async () => {
  status = 404;
  for (const invented of ['B', 'C', 'D'].map((letter) => `${letter}${'A'.repeat(42)}`)) {
    share = { statusCode: 404, error: 'NotFound', message: `Shared secret with ID '${invented}' not found` };
    const access = { ...sender, id: core.parseShareId(invented) ?? assert.fail(), requestId };
    const replyKeys = { kind: 'reply_keys' as const, keys: keysOf(7) };
    const answer = await accesses.access({ ...access, password: new TextEncoder().encode('x'), replyKeys });
    assert.equal(answer.kind === 'sealed_reply' || answer.status, 404);
  }
  assert.equal(asks, 3);
  const tables = sql.current.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").toArray();
  assert.ok(tables.length >= 2);
  for (const { name } of tables) {
    assert.deepEqual(sql.current.exec(`SELECT * FROM "${name}"`).toArray(), [], name);
  }
});

test('a wrong password counts in whatever words the server refuses it, and a sign-in that is missing or old does not', async () => {
  status = 401;
  for (const [error, message, isCounted] of [
    ['UnauthorizedError', 'Invalid credentials', true],
    ['Unauthorized', 'That is not the password', true],
    ['UnauthorizedError', 'Authentication required to view this secret', false],
    ['StaleSession', 'Stale session', false],
  ] as const) {
    share = { statusCode: 401, error, message };
    sql.current = openMemorySql();
    start();
    for (let key = 1; key <= 5; key += 1) assert.equal(await open(key, `guess ${key}`), 401, message);
    assert.equal(await open(6, 'guess 6'), isCounted ? 429 : 401, message);
  }
});

test('a password is not tried where a wrong one could not be counted', async () => {
  isDiskFull = true;
  await assert.rejects(open(0, 'guess'));
  assert.equal(asks, 0);
  assert.equal(await open(0), 200, 'without one there is nothing to count');
});

test('a password counts as wrong until its answer is there, and no longer where it was another one', async () => {
  for (let i = 0; i < 20; i += 1) assert.equal(await open(0, 'right'), 200);
  status = 500;
  for (let i = 0; i < 20; i += 1) assert.equal(await open(0, 'lost'), 500);
  status = 401;
  share = { statusCode: 401, error: 'UnauthorizedError', message: 'Invalid credentials' };
  for (let i = 0; i < 5; i += 1) assert.equal(await open(0, 'wrong'), 401);
  assert.equal(await open(0, 'right'), 429);
});
