import assert from 'node:assert/strict';
import { request } from 'node:http';
import { suite, type TestContext, test } from 'node:test';
import { createPath, postJson } from './client.ts';
import { type Settings, startEmbedded, type TestWorker } from './workerd.ts';

const body = { secretValue: 'swordfish', expiresIn: '1h' };

async function start(t: TestContext, settings: Settings): Promise<TestWorker> {
  const worker = await startEmbedded(settings);
  t.after(() => worker.stop());
  return worker;
}

/** @returns the status of a create that names another host than the one it is sent to. */
function createAsHost(origin: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(origin + createPath, {
      method: 'POST',
      headers: { host, 'content-type': 'application/json' },
    });
    outgoing.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(body));
  });
}

suite('who may create', () => {
  test('anyone, where the setting says so', async (t) => {
    const { origin } = await start(t, { CREATE: 'open', HOSTS: '*' });
    assert.equal((await postJson(origin + createPath, body)).status, 200);
    assert.equal(await createAsHost(origin, 'secrets.example'), 200);
  });

  test('nobody, where it says so', async (t) => {
    const { origin } = await start(t, { CREATE: 'off' });
    const answer = await postJson(origin + createPath, body);
    assert.equal(answer.status, 403);
    assert.equal(answer.json.error, 'ForbiddenError');
    assert.equal(answer.json.message, 'You may not create secrets here');
  });

  test('without a setting, only who reaches the worker by a loopback name', async (t) => {
    const { origin } = await start(t, { HOSTS: '*' });
    for (const host of ['127.0.0.1', 'localhost', 'localhost:8787', '127.8.8.8', '[::1]:1']) {
      assert.equal(await createAsHost(origin, host), 200, host);
    }
    const others = [
      'secrets.example',
      'us.infisical.com',
      'eu.infisical.com',
      '127.0.0.1.example',
      '10.0.0.1',
      '0.0.0.0',
    ];
    for (const host of others) assert.equal(await createAsHost(origin, host), 403, host);
  });

  test('only who has the token, where one is set', async (t) => {
    const token = 'correct-horse-battery-staple';
    const { origin } = await start(t, { CREATE: 'token', CREATE_TOKEN: token });
    const create = (headers = {}) => postJson(origin + createPath, body, headers);
    const missing = await create();
    assert.equal(missing.status, 401);
    assert.equal(missing.json.error, 'UnauthorizedError');
    assert.equal(missing.json.message, 'Authentication required to create a secret');
    const wrong = ['Bearer', 'Bearer ', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, token, `Basic ${token}`];
    for (const authorization of wrong) {
      const refused = await create({ authorization });
      assert.equal(refused.status, 403, authorization);
      assert.equal(refused.json.error, 'TokenError');
      assert.equal(refused.text.includes(token), false);
    }
    assert.equal((await create({ authorization: `Bearer ${token}` })).status, 200);
  });

  test('the token is asked for before the body is read', async (t) => {
    const { origin } = await start(t, { CREATE: 'token', CREATE_TOKEN: 'correct-horse-battery-staple' });
    assert.equal((await postJson(origin + createPath, '{')).status, 401);
  });
});
