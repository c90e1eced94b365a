/** A stranger must not be able to use up the descriptors of a machine: workerd ends when it cannot accept a connection. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorkerd } from '../../tools/workerd.ts';
import { accessPath, ask, createPath, createShare, openShare, peekShare } from './client.ts';
import { everyRuntime, startOn } from './every-runtime.ts';
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

/** @returns what came until the other side hung up; undefined: it does not, though a byte comes every second if it drips. */
function untilClosed(origin: string, head: string, goesOn: 'silent' | 'dripping'): Promise<string | undefined> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname).on('error', () => {});
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
    });
    socket.write(head);
    const drips = setInterval(() => goesOn === 'dripping' && socket.write('x'), 1000);
    const end = (answer: string | undefined) => {
      clearInterval(drips);
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(end, 25_000, undefined);
    socket.on('end', () => end(received));
    socket.on('close', () => end(received));
  });
}

suite('a connection whose body never ends is over after the answer', () => {
  const id = randomBytes(32).toString('base64url');
  const requests: [method: string, path: string, status: number][] = [
    ['POST', accessPath(id), 408],
    ['PUT', accessPath(id), 405],
    ['GET', `/shared/secret/${id}`, 200],
    ['POST', '/api/v1/auth', 403],
  ];
  const bodies = ['content-length: 100000\r\n\r\n{', 'transfer-encoding: chunked\r\n\r\n186A0\r\n{'];
  // Deno offers no way to close one.
  for (const runtime of everyRuntime.filter((each) => each !== 'Deno')) {
    test(runtime, async (t) => {
      // It answers before it has the body.
      const upstream = createServer((_request, response) => response.writeHead(403).end('no'));
      await once(upstream.listen(0, '127.0.0.1'), 'listening');
      t.after(() => {
        upstream.close();
        upstream.closeAllConnections();
      });
      const { port } = upstream.address() as AddressInfo;
      const worker = await startOn(runtime, { UPSTREAM: `http://127.0.0.1:${port}` });
      t.after(() => worker.stop());
      const cases = requests.flatMap((request) =>
        bodies.flatMap((body) =>
          (['silent', 'dripping'] as const).map((goesOn) => [...request, body, goesOn] as const),
        ),
      );
      await Promise.all(
        cases.map(async ([method, path, status, body, goesOn]) => {
          const head = `${method} ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n${body}`;
          const answer = await untilClosed(worker.origin, head, goesOn);
          const name = `${method} ${status} ${body.slice(0, 8)} ${goesOn}`;
          assert.deepEqual(answer === undefined ? 'open' : statusesOf(answer), [status], name);
        }),
      );
    });
  }
});
