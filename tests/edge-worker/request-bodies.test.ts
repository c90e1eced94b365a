import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { LongBodies } from '../../edge-worker/src/http/long-bodies.ts';
import { type Answer, accessPath, ask, createPath, createShare, openShare, peekPath, postJson } from './client.ts';
import { eventually } from './store-files.ts';
import { startEmbedded, type TestWorker } from './workerd.ts';

let worker: TestWorker;
let id: string;
before(async () => {
  worker = await startEmbedded();
  id = await createShare(worker.origin, { maxViews: 1, password: 'hunter2' });
});
after(() => worker.stop());

const access = (body: unknown) => openShare(worker.origin, id, body);
const create = (body: unknown) => postJson(worker.origin + createPath, body);

/** The part of a 422 that clients go by: code and path of each issue. */
function issuesOf({ status, json }: Answer): string[] {
  assert.equal(status, 422);
  assert.equal(json.error, 'ValidationFailure');
  const issues = json.message as { code: string; path: string[]; message: string }[];
  for (const { message } of issues) assert.notEqual(message, '');
  return issues.map(({ code, path }) => `${code} ${path.join('.')}`.trim());
}

suite('an access body', () => {
  const refused: [name: string, body: unknown, issues: string[]][] = [
    ['text that is not JSON', 'password', ['invalid_json']],
    ['JSON that is cut off', '{"password":"hunter2"', ['invalid_json']],
    ['two values', '{}{}', ['invalid_json']],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), ['invalid_json']],
    ['a lone surrogate', '{"password":"\\ud800"}', ['invalid_json']],
    ['nesting without end', '['.repeat(100_000), ['invalid_json']],
    ['nothing', '', ['invalid_type']],
    ['null', 'null', ['invalid_type']],
    ['an array', [], ['invalid_type']],
    ['a string', '"x"', ['invalid_type']],
    ['a number', '1', ['invalid_type']],
    ['a password that is null', { password: null }, ['invalid_type password']],
    ['a password that is a number', { password: 1 }, ['invalid_type password']],
    ['a password that is an array', { password: ['hunter2'] }, ['invalid_type password']],
    ['a password that is an object', { password: {} }, ['invalid_type password']],
    ['a password of 4 097 bytes', { password: 'x'.repeat(4097) }, ['too_big password']],
    ['a password of 100 kB', { password: 'x'.repeat(100_000) }, ['too_big password']],
  ];
  for (const [name, body, issues] of refused) {
    test(`with ${name} is refused by name`, async () => {
      const answer = await access(body);
      assert.deepEqual(issuesOf(answer), issues);
      assert.equal(answer.text.includes('hunter2'), false);
    });
  }

  test('that is absent altogether is refused in the same way', async () => {
    assert.deepEqual(issuesOf(await ask(worker.origin + accessPath(id), { method: 'POST' })), ['invalid_type']);
  });

  test('of another type is refused', async () => {
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/vnd.api+json', 'application/jsonp'];
    for (const type of types) {
      const headers = { 'content-type': type };
      const answer = await ask(worker.origin + accessPath(id), { method: 'POST', headers, body: '{}' });
      assert.equal(answer.status, 415, type);
      assert.deepEqual(Object.keys(answer.json), ['reqId', 'statusCode', 'message', 'error']);
    }
  });

  test('of more than 128 KiB is refused, so that few bytes of it are kept until its end comes', async () => {
    for (const bytes of [129 * 1024, 3 * 1024 * 1024]) {
      const answer = await access(' '.repeat(bytes));
      assert.equal(answer.status, 413, String(bytes));
      assert.deepEqual(Object.keys(answer.json), ['reqId', 'statusCode', 'message', 'error']);
    }
    const acknowledged = await postJson(`${worker.origin}${peekPath(id)}/acknowledge`, ' '.repeat(129 * 1024));
    assert.equal(acknowledged.status, 413);
  });

  test('none of all these has spent the view', async () => {
    const opened = await ask(worker.origin + accessPath(id), {
      method: 'POST',
      headers: { 'content-type': 'Application/JSON ; charset=utf-8' },
      body: '{"email":"x@y","password":"bad","password":"hunter2"}',
    });
    assert.equal(opened.json.secretValue, 'swordfish');
  });
});

suite('a create body', () => {
  const refused: [name: string, body: unknown, issues: string[]][] = [
    ['nothing', '', ['invalid_type']],
    ['no fields', {}, ['invalid_type secretValue', 'invalid_type expiresIn']],
    ['no value', { expiresIn: '1h' }, ['invalid_type secretValue']],
    ['a value that is null', { secretValue: null, expiresIn: '1h' }, ['invalid_type secretValue']],
    ['1 400 001 characters', { secretValue: 'x'.repeat(1_400_001), expiresIn: '1h' }, ['too_big secretValue']],
    ['a longer reply than is kept', { secretValue: '\n'.repeat(400_000), expiresIn: '1h' }, ['too_big secretValue']],
    ['three megabytes', { secretValue: 'x'.repeat(3 * 1024 * 1024), expiresIn: '1h' }, ['too_big secretValue']],
    [
      '473 000 characters of two units',
      { secretValue: '🐟'.repeat(473_000), expiresIn: '1h' },
      ['too_big secretValue'],
    ],
    ['no lifetime', { secretValue: 'v' }, ['invalid_type expiresIn']],
    ['a lifetime that is a number', { secretValue: 'v', expiresIn: 60 }, ['invalid_type expiresIn']],
    ['less than five minutes', { secretValue: 'v', expiresIn: '4m' }, ['custom expiresIn']],
    ['a negative lifetime', { secretValue: 'v', expiresIn: '-1h' }, ['custom expiresIn']],
    ['more than thirty days', { secretValue: 'v', expiresIn: '31d' }, ['custom expiresIn']],
    ['no duration', { secretValue: 'v', expiresIn: 'soon' }, ['custom expiresIn']],
    ['an empty duration', { secretValue: 'v', expiresIn: '' }, ['custom expiresIn']],
    ['no views', { secretValue: 'v', expiresIn: '1h', maxViews: 0 }, ['too_small maxViews']],
    ['half a view', { secretValue: 'v', expiresIn: '1h', maxViews: 1.5 }, ['invalid_type maxViews']],
    ['views as text', { secretValue: 'v', expiresIn: '1h', maxViews: '1' }, ['invalid_type maxViews']],
    ['2 147 483 648 views', { secretValue: 'v', expiresIn: '1h', maxViews: 2147483648 }, ['too_big maxViews']],
  ];
  for (const [name, body, issues] of refused) {
    test(`with ${name} is refused by name`, async () => assert.deepEqual(issuesOf(await create(body)), issues));
  }

  test('with the longest value and password is taken, each character escaped', async () => {
    const escaped = (count: number) => '\\u0001'.repeat(count);
    const body = `{"secretValue":"${escaped(10_000)}","password":"${escaped(4096)}","expiresIn":"1h"}`;
    assert.equal((await create(body)).status, 200);
  });

  test('with every kind of duration is taken', async () => {
    for (const expiresIn of ['5m', '30d', '1w', '2 hours', '3600000', '1.5d']) {
      assert.equal((await create({ secretValue: 'v', expiresIn, maxViews: 2147483647 })).status, 200, expiresIn);
    }
  });
});

suite('a value', () => {
  const values: [name: string, value: string][] = [
    ['empty', ''],
    ['with NUL', 'a\0b\0'],
    ['with line ends of every kind', 'a\r\nb\nc\rd\u2028e'],
    ['with a byte order mark', '\ufeffx'],
    ['with emoji', '🐟👩‍👩‍👧e\u0301'],
    ['that is HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>&amp;"\''],
    ['that is JSON', '{"secretValue":"\\u0000"}'],
    ['of 10 000 characters', '🐟'.repeat(5000)],
    ['with every control character', String.fromCharCode(...Array.from({ length: 0xa0 }, (_, i) => i))],
  ];
  for (const [name, value] of values) {
    test(`${name} comes back as it was`, async () => {
      const created = await createShare(worker.origin, { secretValue: value });
      assert.equal((await openShare(worker.origin, created)).json.secretValue, value);
    });
  }

  test('of a megabyte is taken, whatever its characters take', async () => {
    for (const value of ['x'.repeat(1_400_000), 'ф'.repeat(900_000)]) {
      const created = await createShare(worker.origin, { secretValue: value });
      assert.equal((await openShare(worker.origin, created)).json.secretValue === value, true);
    }
  });

  test('has as many characters as the operator allows', async (t) => {
    const small = await startEmbedded({ VALUE_CHARS_MAX: '10000' });
    t.after(() => small.stop());
    await createShare(small.origin, { secretValue: '🐟'.repeat(5000) });
    for (const secretValue of ['x'.repeat(10_001), '🐟'.repeat(5001), 'x'.repeat(1024 * 1024)]) {
      const answer = await postJson(small.origin + createPath, { secretValue, expiresIn: '1h' });
      assert.deepEqual(issuesOf(answer), ['too_big secretValue']);
    }
  });
});

suite('bodies that do not end', () => {
  const head = (bytes: number) =>
    ['POST /api/v1/shared-secrets/public HTTP/1.1', 'host: localhost', 'content-type: application/json'].join('\r\n') +
    `\r\ncontent-length: ${bytes}\r\n\r\n`;

  test('take up no more than thirty-two places, and a short one needs none', async (t) => {
    const { hostname, port } = new URL(worker.origin);
    const sockets = Array.from({ length: 33 }, () => connect(Number(port), hostname));
    t.after(() => sockets.forEach((socket) => void socket.destroy()));
    const refused = sockets.map(async (socket) => String((await once(socket, 'data'))[0]));
    for (const socket of sockets) socket.write(`${head(2_000_000)}{`);
    // The one that is answered found every place taken: nothing else has asked for one until then.
    assert.match(await Promise.any(refused), /^HTTP\/1\.1 503 /);
    const long = { secretValue: 'x'.repeat(200_000), expiresIn: '1h' };
    const statusOfLong = async () => (await create(long)).status;
    assert.equal(await statusOfLong(), 503);
    assert.equal((await create(long)).headers.get('retry-after'), '2');
    assert.equal((await create({ secretValue: 'v', expiresIn: '1h' })).status, 200);
    for (const socket of sockets) socket.destroy();
    await eventually(async () => (await statusOfLong()) === 200);
  });

  test('of one network take up two, however slowly each of them comes', () => {
    const bodies = new LongBodies();
    const leaves = Array.from({ length: 32 }, () => bodies.enter('one')).filter((leave) => leave !== undefined);
    assert.equal(leaves.length, 2);
    leaves[0]?.();
    assert.ok(bodies.enter('one'));
    assert.equal(bodies.enter('one'), undefined);
    assert.ok(bodies.enter('another'));
  });
});
