/** Under a sub-path of a host whose root is another's, behind a proxy that passes the path on as it is. */
import assert from 'node:assert/strict';
import { createServer, request as openRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { peek, share } from 'sharelink';
import { startExampleHosts } from '../../tools/example-hosts.ts';
import { createShare, openShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { readByScript, testInChromium, useBrowser } from './browser.ts';
import { button, passwordField, revealed, says, show } from './steps.ts';

const basePath = '/tools/secrets';
const settings = JSON.stringify({ name: 'Example Corp' });
const openPage = useBrowser();

/** Its service worker has the whole host: it would answer for the server. */
const otherApp: ReadonlyMap<string, { type: string; text: string }> = new Map([
  ['/app', { type: 'text/html', text: '<!doctype html><title>Another app</title>' }],
  [
    '/service-worker.js',
    {
      type: 'text/javascript',
      text: `addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.url.includes('/api/')) event.respondWith(new Response('from the service worker', { status: 503 }));
});`,
    },
  ],
]);

interface Host {
  readonly origin: string;
  /** Paths that were asked of the other app. */
  readonly elsewhere: string[];
  stop(): void;
}

/** @param path where the worker has what is asked for below the sub-path. */
async function startHost(worker: TestWorker, path: (asked: string) => string): Promise<Host> {
  const elsewhere: string[] = [];
  const server: Server = createServer((request, response) => {
    const { url = '', method, headers } = request;
    const other = otherApp.get(url);
    if (other) {
      response.writeHead(200, { 'content-type': other.type }).end(other.text);
      return;
    }
    if (!url.startsWith(`${basePath}/`)) {
      if (url !== '/favicon.ico') elsewhere.push(url);
      response.writeHead(404, { 'content-type': 'text/html' }).end('another app');
      return;
    }
    const onward = openRequest(worker.origin + path(url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    elsewhere,
    stop: () => void server.close().closeAllConnections(),
  };
}

suite('under a sub-path', () => {
  let worker: TestWorker;
  let host: Host;
  let server: string;
  before(async () => {
    worker = await startEmbedded({ BASE_PATH: basePath, NO_SCRIPT_FORM: 'on', PAGE_SETTINGS: settings });
    host = await startHost(worker, (asked) => asked);
    server = host.origin + basePath;
  });
  after(async () => {
    host.stop();
    await worker.stop();
    assert.deepEqual(host.elsewhere, []);
  });

  test('a sealed link that the package makes opens on the page', async () => {
    const shared = await share({ server, value: 'swordfish', password: 'correct horse' });
    assert.ok('link' in shared);
    assert.ok(shared.link.startsWith(`${server}/shared/sealed/`));
    const { page, problems } = await openPage();
    await page.goto(shared.link);
    await passwordField(page).fill('wrong');
    await show(page);
    await says(page, 'The password is wrong.');
    await passwordField(page).fill('correct horse');
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    await page.locator('[aria-expanded]').waitFor();
    assert.match(String(await page.locator('.brand').textContent()), /Example Corp/);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('a plain link with a password opens, by its short path too', async () => {
    for (const route of ['shared/secret', 's']) {
      const id = await createShare(server, { password: 'correct horse' });
      const { page, problems } = await openPage();
      await page.goto(`${server}/${route}/${id}`);
      await passwordField(page).fill('correct horse');
      await show(page);
      assert.equal(await revealed(page), 'swordfish');
      assert.deepEqual(problems, []);
      await page.close();
    }
  });

  test('a link that is pasted on the page opens, in words of another language', async () => {
    const id = await createShare(server);
    const { page, problems } = await openPage({ locale: 'de' });
    await page.goto(`${server}/s`);
    await page.locator('input, textarea').first().fill(`Hier: ${server}/shared/secret/${id} bitte`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Geheimnis anzeigen' }).waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('a service worker of the host’s other app has no part in it', async () => {
    const { page, problems } = await openPage();
    await page.goto(`${host.origin}/app`);
    await page.evaluate(async () => {
      const controlled = new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve);
      });
      await navigator.serviceWorker.register('/service-worker.js');
      await controlled;
    });
    await page.goto(`${server}/s/${await createShare(server, { maxViews: 3 })}`);
    await says(page, 'Opens 3 more times');
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('the share page makes links of its sub-path, and deletes what it has made', async () => {
    const { page, problems } = await openPage();
    await page.goto(`${server}/s`);
    await page.getByRole('link', { name: 'Send a secret' }).click();
    assert.equal(page.url(), `${server}/share`);
    await page.getByLabel('Secret').fill('swordfish');
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.locator('.qr svg').waitFor();
    const link = String(await page.getByLabel('Link', { exact: true }).textContent());
    assert.ok(link.startsWith(`${server}/shared/sealed/`), link);
    assert.equal((await peek(link)).kind, 'available');
    await button(page, 'Delete now').click();
    await page.locator('.danger:not([aria-disabled])').click();
    await page.getByRole('heading', { name: 'The secret is deleted' }).waitFor();
    assert.equal((await peek(link)).kind, 'not_found');
    assert.deepEqual(problems, []);
    await page.close();
  });

  testInChromium(readByScript, 'a plain link opens without JavaScript', async () => {
    const id = await createShare(server);
    const { page, problems } = await openPage({ javaScriptEnabled: false });
    await page.goto(`${server}/s/${id}`);
    await page.getByRole('link', { name: 'Open it without JavaScript' }).click();
    assert.equal(page.url(), `${server}/shared/secret/${id}/form`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Reveal secret' }).click();
    assert.equal(await page.locator('pre').textContent(), 'swordfish');
    assert.deepEqual(problems, []);
    await page.close();
  });
});

suite('under a sub-path that a proxy takes off, and no setting names', () => {
  let worker: TestWorker;
  let host: Host;
  before(async () => {
    worker = await startEmbedded();
    host = await startHost(worker, (asked) => asked.slice(basePath.length));
  });
  after(async () => {
    host.stop();
    await worker.stop();
  });

  test('the page says that its files did not load, and that no view was used', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const { page } = await openPage();
    await page.goto(`${host.origin}${basePath}/s/${id}`);
    const told = page.getByText(/files of this page did not load\. No view was used\..*BASE_PATH/);
    await told.waitFor();
    await page.goto(`${host.origin}${basePath}/share`);
    await page.getByText(/files of this page did not load\..*BASE_PATH/).waitFor();
    assert.equal((await openShare(worker.origin, id)).status, 200);
    await page.close();
  });

  test('where they load, nothing of that is shown, without JavaScript neither', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await openPage({ javaScriptEnabled });
      await page.goto(`${worker.origin}/s`);
      await page.locator('h1:visible').first().waitFor();
      assert.equal(await page.getByText('did not load').locator('visible=true').count(), 0);
      await page.close();
    }
  });
});

test('an app’s element and a page on a static host ask a worker that is under a sub-path', async (t) => {
  const hosts = await startExampleHosts();
  const worker = await startEmbedded({ BASE_PATH: basePath, CORS_ORIGINS: `${hosts.app}, ${hosts.pages}` });
  t.after(() => Promise.all([hosts.stop(), worker.stop()]));
  const server = worker.origin + basePath;
  await hosts.show(server);
  const { page, problems } = await openPage();
  await page.goto(hosts.app);
  await page.getByLabel('Share link', { exact: true }).fill(`${server}/s/${await createShare(server)}`);
  await page.getByRole('button', { name: 'Use this link' }).click();
  await show(page);
  assert.equal(await revealed(page), 'swordfish');
  const shared = await share({ server, page: hosts.pages, value: 'sealed' });
  assert.ok('link' in shared && shared.link.startsWith(`${hosts.pages}/shared/sealed/`));
  await page.goto(shared.link);
  await show(page);
  assert.equal(await revealed(page), 'sealed');
  assert.deepEqual(problems, []);
  await page.close();
});
