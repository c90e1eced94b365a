import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, type TestContext, test } from 'node:test';
import { loadCore, peek, reveal, share } from 'sharelink';
import { type Loopback, serve } from './loopback.ts';
import { deriveKeys, keyOf } from './share.ts';

interface SealedCase {
  name: string;
  flags: number;
  password: string | null;
  id: string;
  fragment: string;
  kind: number;
  content_hex: string;
  secretValue: string;
}
const vectors = new URL('../vectors/sealed-link-v1.json', import.meta.url);
const cases: SealedCase[] = JSON.parse(readFileSync(vectors, 'utf8'));

/** A stock Infisical as far as sharing goes, with sharelink's page in front where `page` says so. */
async function startStore(t: TestContext, page = true): Promise<Loopback & { stored: Map<string, StoredBody> }> {
  const stored = new Map<string, StoredBody>();
  const server = await serve(t, (response, { method, path, body }) => {
    const answer = (status: number, json: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', ...(page && { 'sharelink-page': '1' }) });
      response.end(JSON.stringify(json));
    };
    if (path.endsWith('/public')) {
      const id = Buffer.alloc(32, stored.size + 1).toString('base64url');
      stored.set(id, JSON.parse(String(body)));
      return answer(200, { id });
    }
    const id = path.split('/')[4] ?? '';
    const share = stored.get(id);
    if (!share) return answer(404, { error: 'NotFound', message: `Shared secret with ID '${id}' not found` });
    if (method === 'GET') return answer(200, { id, expiresAt: '2100-01-01T00:00:00.000Z', isPasswordProtected: true });
    if (share.password !== undefined && JSON.parse(String(body)).password !== share.password) {
      return answer(401, { error: 'UnauthorizedError', message: 'Invalid credentials' });
    }
    return answer(200, { id, expiresAfterViews: 1, secretValue: share.secretValue });
  });
  return { ...server, stored };
}
interface StoredBody {
  secretValue: string;
  password?: string;
}

async function sealWithPassword({ origin }: Loopback) {
  const shared = await share({ server: origin, value: 'v', password: 'p', expiresIn: '1h', maxViews: 'unlimited' });
  assert.ok('link' in shared);
  return shared;
}

suite('a sealed share', () => {
  test('opens out of a text in which another link is refused', async (t) => {
    const server = await startStore(t);
    const shared = await share({ server: server.origin, value: 'v', expiresIn: '1h', maxViews: 'unlimited' });
    assert.ok('link' in shared, shared.kind);
    const text = `> http://infisical.example/s/${'A'.repeat(43)}\n> ${shared.link.slice(0, 50)}\n> ${shared.link.slice(50)}`;
    const opened = await reveal(text);
    assert.equal(opened.kind === 'granted' && opened.secretValue, 'v');
  });

  test('is told to need a password where it was shared with one, whatever its server asks for', async (t) => {
    const server = await startStore(t);
    for (const password of [undefined, 'p']) {
      const shared = await share({ server: server.origin, value: 'v', ...(password && { password }) });
      assert.ok('link' in shared, shared.kind);
      const found = await peek(shared.link);
      assert.equal(found.kind === 'available' && found.passwordRequired, password !== undefined);
    }
  });

  test('comes back as it was, and the server never sees key, password or secret', async (t) => {
    const server = await startStore(t);
    const options = {
      server: server.origin,
      value: 'the secret ☃',
      password: 'Amélie',
      expiresIn: '1h',
      maxViews: 'unlimited' as const,
    };
    const shared = await share(options);
    assert.ok(shared.kind === 'created' && 'link' in shared);
    assert.equal(shared.expiresAt, '2100-01-01T00:00:00.000Z');
    const opened = await reveal(shared.link, { password: 'Ame\u0301lie' });
    assert.equal(opened.kind === 'granted' && opened.secretValue, options.value);

    const seen = server.seen.map(({ path, headers, body }) => path + JSON.stringify(headers) + body).join('\n');
    const key = Buffer.from(new URL(shared.link).hash.slice(5), 'base64url').subarray(4);
    for (const secret of [options.value, options.password, key.toString('base64url'), key.toString('hex')]) {
      assert.ok(!seen.includes(secret));
    }
    assert.ok(!seen.includes(new URL(shared.link).hash.slice(-20)));
  });

  test('can be a file', async (t) => {
    const server = await startStore(t);
    const file = { name: 'résumé.pdf', type: 'application/pdf', bytes: new Uint8Array([0, 128, 255, 0]) };
    const shared = await share({ server: server.origin, file, expiresIn: '1h', maxViews: 'unlimited' });
    assert.ok('link' in shared);
    const opened = await reveal(shared.link);
    assert.deepEqual(opened.kind === 'granted_file' && opened.file, file);
  });

  test('costs no view and tells no password when the password is wrong or missing', async (t) => {
    const server = await startStore(t);
    const shared = await sealWithPassword(server);
    const sent = server.seen.length;
    const missing = await reveal(shared.link);
    assert.deepEqual([missing.kind, missing.viewSpent], ['password_required', 'no']);
    const control = await reveal(shared.link, { password: 'a\u0007' });
    assert.equal(control.kind, 'password_unsupported_here');
    assert.equal(server.seen.length, sent);
    const wrong = await reveal(shared.link, { password: 'a wrong one', token: 'token3' });
    assert.deepEqual([wrong.kind, wrong.viewSpent], ['password_incorrect', 'no']);
    const told = JSON.stringify([missing, control, wrong]);
    for (const secret of [shared.id, server.origin, new URL(shared.link).hash.slice(9), 'a wrong one', 'token3']) {
      assert.ok(!told.includes(secret), told);
    }
    assert.match(String(server.seen.at(-1)?.body), /^\{"password":"[\w-]{22}\.[\w-]{43}"\}$/);
  });

  test('can be given up while its password is stretched, before anything is sent', async (t) => {
    const server = await startStore(t);
    const shared = await sealWithPassword(server);
    const sent = server.seen.length;
    for (const soon of [(abort: () => void) => abort(), queueMicrotask, setImmediate]) {
      const controller = new AbortController();
      const steps: string[] = [];
      const onStep = (step: string) => {
        steps.push(step);
        soon(() => controller.abort());
      };
      const outcome = await reveal(shared.link, { password: 'p', signal: controller.signal, onStep });
      assert.deepEqual([outcome.kind, outcome.viewSpent, ...steps], ['cancelled', 'no', 'deriving']);
    }
    assert.equal(server.seen.length, sent);
  });

  test('is refused before a request where its link was cut anywhere', async (t) => {
    const server = await startStore(t);
    const shared = await share({ server: server.origin, value: 'v', expiresIn: '1h', maxViews: 'unlimited' });
    assert.ok('link' in shared);
    const sent = server.seen.length;
    for (let length = shared.link.indexOf('#'); length < shared.link.length; ++length) {
      const { kind, viewSpent } = await reveal(shared.link.slice(0, length));
      assert.deepEqual([kind, viewSpent], ['link_damaged', 'no'], String(length));
    }
    assert.equal(server.seen.length, sent);
    assert.equal((await reveal(`<${shared.link}>.`)).kind, 'granted');
  });

  test('shows nothing of what is not its envelope', async (t) => {
    const server = await startStore(t);
    const shared = await share({ server: server.origin, value: 'v', expiresIn: '1h', maxViews: 'unlimited' });
    const other = await share({ server: server.origin, value: 'w', expiresIn: '1h', maxViews: 'unlimited' });
    assert.ok('link' in shared && 'link' in other);
    const stored = server.stored.get(shared.id);
    assert.ok(stored);
    const own = stored.secretValue;
    for (const value of [
      'plain text',
      server.stored.get(other.id)?.secretValue ?? '',
      `${own}A`,
      own.slice(0, -4),
      '',
    ]) {
      stored.secretValue = value;
      const outcome = await reveal(shared.link);
      assert.deepEqual([outcome.kind, outcome.viewSpent], ['decrypt_failed', 'yes']);
    }
    stored.password = 'another';
    assert.equal((await reveal(shared.link)).kind, 'link_mismatch');
  });

  test('tells a plain link to it that its end is missing', async (t) => {
    const server = await startStore(t);
    const shared = await share({ server: server.origin, value: 'v', expiresIn: '1h', maxViews: 'unlimited' });
    assert.ok('link' in shared);
    delete server.stored.get(shared.id)?.password;
    const outcome = await reveal(`${server.origin}/shared/secret/${shared.id}`);
    assert.deepEqual([outcome.kind, outcome.viewSpent], ['link_fragment_missing', 'yes']);
  });

  test('is not stored where it is too large, has no page or a bad password or name', async (t) => {
    const server = await startStore(t, false);
    const common = { server: server.origin, page: server.origin, expiresIn: '1h', maxViews: 'unlimited' as const };
    const tooLarge = await share({ ...common, value: 'x'.repeat(7420) });
    assert.deepEqual([tooLarge.kind, 'bytesOver' in tooLarge && tooLarge.bytesOver], ['value_too_long', 1]);
    assert.equal((await share({ ...common, value: 'v', password: '' })).kind, 'password_invalid');
    const file = { name: '../x', type: '', bytes: new Uint8Array() };
    assert.equal((await share({ ...common, file })).kind, 'file_name_invalid');
    assert.deepEqual(
      server.seen.map(({ method, path }) => `${method} ${path}`),
      ['GET /share/limits'],
    );
    assert.equal(
      (await share({ server: server.origin, expiresIn: '1h', maxViews: 'unlimited', value: 'v' })).kind,
      'page_required',
    );
    assert.equal(server.stored.size, 0);
    assert.equal((await share({ ...common, value: 'x'.repeat(7419) })).kind, 'created');
  });
});

suite('the published sealed links open', () => {
  for (const c of cases) {
    test(c.name, async () => {
      const core = await loadCore();
      const link = `https://share.example/shared/sealed/${c.id}#${c.fragment}`;
      const keys = await deriveKeys(core, { key: keyOf(core, link), password: c.password ?? undefined });
      assert.ok(keys.kind === 'keys');
      const body = new TextEncoder().encode(JSON.stringify({ id: c.id, secretValue: c.secretValue }));
      const outcome = core.parseSealedResponse(keys, { status: 200, headers: [], body });
      const content = Buffer.from(c.content_hex, 'hex');
      if (outcome.kind === 'granted') assert.equal(outcome.secretValue, content.toString());
      else assert.ok(outcome.kind === 'granted_file' && content.includes(Buffer.from(outcome.file.bytes)));
      assert.equal(outcome.kind, c.kind === 0 ? 'granted' : 'granted_file');
    });
  }
});
