/** A stranger must not be able to use up the descriptors of a machine: workerd ends when it cannot accept a connection. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorkerd } from '../../tools/workerd.ts';
import { accessPath, ask, createPath, createShare, openShare, peekShare } from './client.ts';
import { forEach, shareOf } from './proof.ts';
import { converse, statusesOf } from './raw-socket.ts';
import { runtimes, startStandalone } from './standalone.ts';
import { eventually } from './store-files.ts';
import { startEmbedded } from './workerd.ts';

/** workerd itself takes some thirty; each open object of the store three more, each half request two. */
const descriptorsMax = 160;

interface Limited {
  readonly origin: string;
  isAlive(): boolean;
}

/** An embedded store whose process may have few descriptors. */
async function startLimited(t: TestContext): Promise<Limited> {
  const storeDir = mkdtempSync(join(tmpdir(), 'sharelink-store-'));
  const settings = { BACKEND: 'embedded', STORE_KEY: randomBytes(32).toString('base64url'), LIFETIME_MIN: '1s' };
  const workerd = await startWorkerd({ storeDir, settings, onOutput() {} });
  await limitDescriptors(workerd.pid);
  let ended = false;
  workerd.exited.then(() => {
    ended = true;
  });
  t.after(async () => {
    await workerd.stop('SIGKILL');
    rmSync(storeDir, { recursive: true });
  });
  return { origin: workerd.origin, isAlive: () => !ended };
}

async function limitDescriptors(pid: number): Promise<void> {
  const child = spawn('prlimit', [`--pid=${pid}`, `--nofile=${descriptorsMax}:${descriptorsMax}`], {
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  assert.equal(code, 0, 'prlimit');
}

async function assertServes({ origin, isAlive }: Limited): Promise<void> {
  assert.equal(isAlive(), true);
  const id = await createShare(origin);
  assert.equal((await openShare(origin, id)).status, 200);
}

suite(`a process that may have ${descriptorsMax} descriptors survives`, () => {
  test('that as many shares are looked at within a moment', async (t) => {
    const worker = await startLimited(t);
    const count = shareOf(3000);
    const ids: string[] = [];
    await forEach(count, 8, async () => void ids.push(await createShare(worker.origin)));
    await sleep(11_000); // until workerd has let go of what was just used
    await forEach(count, 8, async (i) => {
      assert.equal((await peekShare(worker.origin, ids[i] ?? '')).status, 200);
    });
    await assertServes(worker);
  });

  test('that as many shares expire at the same time', async (t) => {
    const worker = await startLimited(t);
    const count = shareOf(3000);
    const lifetimeMs = 8_000;
    const endsAtMs = Date.now() + lifetimeMs;
    const ids: string[] = [];
    await forEach(count, 8, async () => {
      const left = Math.max(1000, endsAtMs - Date.now());
      ids.push(await createShare(worker.origin, { expiresIn: String(left) }));
    });
    await sleep(Math.max(0, endsAtMs - Date.now()) + 1500);
    await eventually(async () => (await peekShare(worker.origin, ids[0] ?? '')).status === 404);
    await assertServes(worker);
  });

  test('a long body that does not come, which gets 408 no later than a short one', async (t) => {
    const worker = await startEmbedded({ CREATE: 'open' });
    t.after(() => worker.stop());
    const head = `POST ${createPath} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n{`;
    const statuses = statusesOf(
      await converse(worker.origin, { parts: [Buffer.from(head)], ending: 'wait', patienceMs: 25_000 }),
    );
    assert.deepEqual(statuses, [408]);
  });

  test('bodies that are half sent, which get 408 and whose connections end', async (t) => {
    const worker = await startLimited(t);
    const id = await createShare(worker.origin);
    const head = `POST ${accessPath(id)} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`;
    const { hostname, port } = new URL(worker.origin);
    const sockets: Socket[] = [];
    t.after(() => {
      for (const socket of sockets) socket.destroy();
    });
    for (let i = 0; i < 30; i++) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {}).resume();
      socket.write(head);
      sockets.push(socket);
    }
    await assertServes(worker);
    const parts = [Buffer.from(head)];
    const statuses = statusesOf(await converse(worker.origin, { parts, ending: 'wait', patienceMs: 25_000 }));
    assert.deepEqual(statuses, [408]);
    await eventually(() => sockets.every(({ closed, readableEnded }) => closed || readableEnded), 15_000);
    assert.equal((await ask(`${worker.origin}/healthz`)).status, 200);
    assert.equal((await peekShare(worker.origin, id)).json.lastViewedAt, null, 'no view was spent');
    await assertServes(worker);
  });
});

suite('with a hundred descriptors', () => {
  for (const runtime of Object.keys(runtimes) as (keyof typeof runtimes)[]) {
    test(`${runtime} serves on after more connections than that`, async (t) => {
      const settings = { BACKEND: 'upstream', UPSTREAM: 'http://127.0.0.1:9' };
      const app = await startStandalone(runtime, settings, ['prlimit', '--nofile=100']);
      t.after(() => app.stop());
      const { hostname, port } = new URL(app.origin);
      const sockets = Array.from({ length: 300 }, () => {
        const socket = connect(Number(port), hostname).on('error', () => {});
        socket.write('GET /healthz HTTP/1.1\r\n');
        return socket;
      });
      await sleep(1500);
      for (const socket of sockets) socket.destroy();
      const isServed = async () => (await ask(`${app.origin}/healthz`)).status === 200;
      await eventually(() => isServed().catch(() => false));
      assert.equal(app.output(), '');
    });
  }
});
