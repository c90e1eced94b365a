/** Deletes shares through the package, as their creators and readers do. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { peek, remove, reveal, share } from 'sharelink';
import { startEmbedded, type TestWorker } from './workerd.ts';

let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const wrongToken = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';

async function make(options: { allowDelete?: boolean } = {}): Promise<{ link: string; deleteToken: string }> {
  const made = await share({ value: 'swordfish', expiresIn: '1h', maxViews: 9, server: worker.origin, ...options });
  assert.ok(made.kind === 'created' && made.deleteToken !== undefined, made.kind);
  return { link: made.link, deleteToken: made.deleteToken };
}

suite('a share is deleted', () => {
  test('by its creator', async () => {
    const { link, deleteToken } = await make();
    assert.equal((await remove(link, deleteToken)).kind, 'removed');
    assert.equal((await peek(link)).kind, 'not_found');
    assert.equal((await reveal(link)).kind, 'not_found');
    assert.equal((await remove(link, deleteToken)).kind, 'not_found');
  });

  test('by its reader, where the creator allowed that', async () => {
    const { link } = await make({ allowDelete: true });
    const opened = await reveal(link);
    assert.ok(opened.kind === 'granted' && opened.deleteToken !== undefined);
    assert.equal((await remove(link, opened.deleteToken)).kind, 'removed');
    assert.equal((await peek(link)).kind, 'not_found');
  });

  test('with the reply that is kept of it', async () => {
    const { link, deleteToken } = await make();
    const peeked = await peek(link);
    assert.ok(peeked.kind === 'available' && peeked.keepsReplies);
    const replyKeys = crypto.getRandomValues(new Uint8Array(48));
    assert.equal((await reveal(link, { peeked, replyKeys })).kind, 'granted');
    assert.equal((await remove(link, deleteToken)).kind, 'removed');
    assert.equal((await reveal(link, { peeked, replyKeys })).kind, 'not_found');
  });
});

suite('a share is not deleted', () => {
  test('by its reader, where the creator did not allow that', async () => {
    const { link } = await make();
    const opened = await reveal(link);
    assert.ok(opened.kind === 'granted');
    assert.equal(opened.deleteToken, undefined);
  });

  test('by another token, one of another share, or none', async () => {
    const { link } = await make();
    const other = await make();
    assert.equal((await remove(link, wrongToken)).kind, 'token_rejected');
    assert.equal((await remove(link, other.deleteToken)).kind, 'token_rejected');
    assert.equal((await remove(link, '')).kind, 'token_invalid');
    // What was mistyped is a token all the same.
    const path = new URL(link).pathname.replace(/^.*\//, '/api/v1/shared-secrets/');
    const missing = await fetch(worker.origin + path, { method: 'DELETE' });
    const { message } = (await missing.json()) as { message: string };
    assert.deepEqual([missing.status, message], [401, 'Authentication required to delete this secret']);
    for (const typed of [other.deleteToken.slice(1), `${other.deleteToken}x`, 'bad']) {
      assert.equal((await remove(link, typed)).kind, 'token_rejected', typed.length.toString());
    }
    assert.equal((await peek(link)).kind, 'available');
  });
});

test('shares stay open to older store keys, and new ones take the newest', async (t) => {
  const [older, newer] = [7, 8].map((byte) => Buffer.alloc(32, byte).toString('base64url')) as [string, string];
  const first = await startEmbedded({ STORE_KEY: older });
  t.after(() => first.stop());
  const options = { value: 'swordfish', expiresIn: '1h', maxViews: 2, server: first.origin } as const;
  const old = await share(options);
  assert.ok(old.kind === 'created');
  await first.crashAndRestart({ STORE_KEY: `${newer},${older}` });
  const at = (link: string) => link.replace(/^http:..[^/]+/, first.origin);
  assert.equal((await reveal(at(old.link))).kind, 'granted');
  const young = await share({ ...options, server: first.origin });
  assert.ok(young.kind === 'created');
  await first.crashAndRestart({ STORE_KEY: newer });
  assert.equal((await reveal(at(old.link))).kind, 'not_found');
  assert.equal((await reveal(at(young.link))).kind, 'granted');
});
