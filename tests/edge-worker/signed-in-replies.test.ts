/** A kept reply belongs to who was signed in when it was asked for. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { suite, test } from 'node:test';
import { ask, peekPath } from './client.ts';
import { useFront } from './front.ts';
import { bytesOf, newKeys, openWithKeys } from './proof.ts';
import { id, racyShare, token } from './racy-share.ts';
import { json } from './upstream.ts';

suite('a kept reply of a signed-in reader', () => {
  const { upstream, worker } = useFront();

  const open = (keys: ReturnType<typeof newKeys>, authorization?: string) =>
    openWithKeys(worker.origin, id, keys, authorization === undefined ? {} : { headers: { authorization } });

  test('comes again with the same token, and never with another or none', async () => {
    const { asks } = racyShare(upstream, 5);
    const keys = newKeys();
    assert.equal((await open(keys, `Bearer ${token}`)).headers.get('content-type'), 'application/vnd.sharelink.reply');
    assert.equal((await open(keys, `Bearer ${token}`)).status, 200);
    for (const other of [`Bearer ${token}x`, undefined, 'Basic eDp5']) {
      assert.equal((await open(keys, other)).status, 422, other);
    }
    assert.equal(asks(), 1);
    assert.equal(bytesOf(keys).length, 48);
  });

  test('is not joined by another token while it is on its way', async () => {
    const { asks } = racyShare(upstream, 5);
    const keys = newKeys();
    const statuses = await Promise.all(
      [token, token, `${token}x`, ''].map(async (each) => (await open(keys, each && `Bearer ${each}`)).status),
    );
    assert.deepEqual(statuses, [200, 200, 422, 422]);
    assert.equal(asks(), 1);
  });

  test('is given to a new token of the same session, and to none of another', async () => {
    const { asks } = racyShare(upstream, 5);
    const keys = newKeys();
    const tokenOf = (claims: object) =>
      `Bearer eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
    const session = { userId: randomUUID(), tokenVersionId: randomUUID() };
    for (const iat of [1, 2]) assert.equal((await open(keys, tokenOf({ ...session, iat }))).status, 200);
    for (const other of [{ userId: randomUUID() }, { tokenVersionId: randomUUID() }]) {
      assert.equal((await open(keys, tokenOf({ ...session, ...other }))).status, 422);
    }
    assert.equal(asks(), 1);
  });

  test('is not hidden by the refusal that came without a token', async () => {
    const keys = newKeys();
    const message = 'Authentication required to view this secret';
    upstream.reset(json(401, { statusCode: 401, error: 'UnauthorizedError', message }));
    assert.equal((await open(keys)).status, 401);
    racyShare(upstream, 5);
    assert.equal((await open(keys, `Bearer ${token}`)).status, 200);
  });

  test('ends with the share, where a look says that there is none any more', async () => {
    racyShare(upstream, 5);
    const keys = newKeys();
    assert.equal((await open(keys)).status, 200);
    upstream.reset(
      json(404, { statusCode: 404, error: 'NotFound', message: 'The shared secret has reached its view limit' }),
    );
    await ask(worker.origin + peekPath(id));
    assert.equal((await open(keys)).status, 200, 'a share that is used up is still to be fetched');
    upstream.reset(
      json(404, { statusCode: 404, error: 'NotFound', message: `Shared secret with ID '${id}' not found` }),
    );
    await ask(worker.origin + peekPath(id));
    assert.equal((await open(keys)).status, 410);
    assert.equal(upstream.seen.length, 1);
  });

  test('ends with the share, once its deletion has gone through the worker and the server has granted it', async () => {
    const remove = (status: number, path = peekPath(id)) => {
      upstream.reset(json(status, status === 200 ? { id } : { statusCode: status, error: 'Forbidden', message: '' }));
      return ask(worker.origin + path, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    };
    for (const path of [
      peekPath(id),
      `${peekPath(id)}/`,
      `/api/v1/secret-sharing/${id}`,
      `/api/v1/secret-sharing/shared/${id}`,
    ]) {
      racyShare(upstream, 5);
      const keys = newKeys();
      assert.equal((await open(keys)).status, 200);
      assert.equal((await remove(403, path)).status, 403);
      assert.equal((await open(keys)).status, 200, 'nothing was deleted');
      upstream.reset((response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<form>Sign in</form>'),
      );
      await ask(worker.origin + path, { method: 'DELETE' });
      upstream.reset((response) => response.writeHead(204).end());
      await ask(worker.origin + path, { method: 'DELETE' });
      assert.equal((await open(keys)).status, 200, 'nor by a page, or by an answer that says nothing');
      assert.equal((await remove(200, path)).status, 200);
      assert.equal((await open(keys)).status, 410, path);
      assert.equal(upstream.seen.length, 1);
    }
  });
});
