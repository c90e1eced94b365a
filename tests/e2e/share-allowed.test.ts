/** Where the share page is, and what it knows about the server behind it. */
import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { ask } from '../edge-worker/client.ts';
import { json, startUpstream } from '../edge-worker/upstream.ts';
import { type Settings, startEmbedded, startWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';

const openPage = useBrowser();

async function start(t: TestContext, settings: Settings) {
  const worker = await startEmbedded(settings);
  t.after(() => worker.stop());
  return worker;
}

suite('the share page', () => {
  test('is not there where nobody may create', async (t) => {
    const { origin } = await start(t, { CREATE: 'off' });
    for (const path of ['/share', '/share/', '/share/limits']) {
      const { status, json, text } = await ask(origin + path);
      assert.deepEqual([status, json.error], [404, 'Not Found'], path);
      assert.equal(text.includes('<'), false);
    }
  });

  test('has the same headers as the reveal page, and tells the limits of the store', async (t) => {
    const { origin } = await start(t, { CREATE: 'open', VALUE_CHARS_MAX: '500', LIFETIME_MIN: '2d' });
    const [page, reveal, limits] = await Promise.all(
      ['/share', '/', '/share/limits'].map((path) => ask(origin + path)),
    );
    assert.equal(page?.status, 200);
    for (const name of ['content-security-policy', 'cache-control', 'content-type', 'x-frame-options']) {
      assert.equal(page?.headers.get(name), reveal?.headers.get(name));
    }
    assert.deepEqual(limits?.json, {
      valueCharsMax: 500,
      lifetimeMinMs: 172_800_000,
      tokenRequired: false,
      allowsDelete: true,
    });
    assert.equal(limits?.headers.get('cache-control'), 'no-store');
    assert.equal((await ask(`${origin}/share`, { method: 'POST' })).status, 405);
  });

  test('offers what these limits allow', async (t) => {
    const { origin } = await start(t, { CREATE: 'open', VALUE_CHARS_MAX: '500', LIFETIME_MIN: '2d' });
    const { page, problems } = await openPage();
    await page.goto(`${origin}/share`);
    const lifetimes = page.getByLabel('Expires after');
    await lifetimes.waitFor();
    assert.deepEqual(await lifetimes.locator('option').allTextContents(), ['3 days', '7 days', '30 days', 'Other…']);
    assert.equal(await page.locator('#secret-note').textContent(), 'Up to 294 bytes.');
    await page.getByLabel('Secret').fill('x'.repeat(294));
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('asks for the access token where one is needed, and sends it to the server alone', async (t) => {
    const token = 'token-of-sixteen-or-more';
    const { origin } = await start(t, { CREATE: 'token', CREATE_TOKEN: token });
    const { page, problems } = await openPage();
    await page.goto(`${origin}/share`);
    await page.getByLabel('Secret').fill('swordfish');
    await page.getByLabel('Access token', { exact: true }).fill('another-token-of-that-kind');
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.locator('main').getByText('The server does not accept this token.').waitFor();
    assert.equal(await page.getByLabel('Access token', { exact: true }).getAttribute('aria-invalid'), 'true');
    await page.getByLabel('Access token', { exact: true }).fill(token);
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('stores at the Infisical behind the worker, which is sent ciphertext', async (t) => {
    const upstream = await startUpstream();
    const worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin });
    t.after(async () => {
      await worker.stop();
      await upstream.stop();
    });
    const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
    const share = { id, expiresAt: '2030-01-02T03:04:05.000Z', expiresAfterViews: 1, isPasswordProtected: true };
    upstream.reset((response, request) =>
      json(200, request.method === 'POST' ? { id } : { ...share, isAuthorizedUser: true })(response, request),
    );
    const { page, problems } = await openPage({ timezoneId: 'UTC' });
    await page.goto(`${worker.origin}/share`);
    await page.getByLabel('Secret').fill('swordfish');
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.locator('main').getByText('It expires on 2 Jan 2030, 03:04').waitFor();
    const link = String(await page.getByLabel('Link', { exact: true }).textContent());
    assert.ok(link.startsWith(`${worker.origin}/shared/sealed/${id}#`));
    assert.equal(await page.getByRole('button', { name: 'Delete now' }).count(), 0);
    assert.deepEqual(
      upstream.seen.map(({ method, url }) => `${method} ${url}`),
      ['POST /api/v1/shared-secrets/public', `GET /api/v1/shared-secrets/${id}`],
    );
    const body = JSON.parse(String(upstream.seen[0]?.body));
    assert.match(body.secretValue, /^sl1\./);
    assert.deepEqual([body.expiresIn, body.maxViews], ['86400000', 1]);
    assert.equal(/swordfish/.test(JSON.stringify(body)), false);
    assert.deepEqual(problems, []);
    await page.close();
  });
});
