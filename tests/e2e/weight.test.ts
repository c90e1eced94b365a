/** What the page weighs: bytes on the wire in an empty browser, until a secret is on show. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useBrowser } from './browser.ts';
import type { World } from './states.ts';
import { passwordField, revealed, show } from './steps.ts';
import { startWorld } from './world.ts';

const openPage = useBrowser();
let world: World & { stop(): Promise<void> };
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

/** HTML and style: with them “Checking your link…” is painted. The hashes in it make it some bytes more or less. */
const paintBytesMax = 3_920;
/** Until the text of a sealed link with a password is on show, with the compiler of Debian 12. */
const openBytesMax = 57_000;
const filesMax = 6;
/** Loaded after that: what only some readers come to or use, and its words. */
const rareBytesMax = 11_600;
/** Until the form of the share page is there, and what its link loads after that: the QR code. */
const formBytesMax = 76_700;
const qrBytesMax = 7_000;

interface File {
  readonly name: string;
  readonly bytes: number;
}

/** Bodies as they were sent, compressed. */
async function filesOf(page: Page): Promise<File[]> {
  const entries = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) => ({
      url: entry.name,
      bytes: (entry as PerformanceResourceTiming).encodedBodySize,
      cached: (entry as PerformanceResourceTiming).transferSize === 0,
    })),
  );
  return (
    entries
      // Files alone: no answers of the server. The thread runs the script that the page has loaded already.
      .filter(
        ({ url, cached }) =>
          url.startsWith('http') && !/\/api\/|\/sharelink\.json$|\/share\/limits$/.test(url) && !cached,
      )
      .map(({ url, bytes }) => ({
        name:
          url
            .match(/static\/([a-z0-9-]+)-\w+(\.\w+)$/)
            ?.slice(1)
            .join('') ?? 'page.html',
        bytes,
      }))
  );
}

const sum = (files: readonly File[]) => files.reduce((total, { bytes }) => total + bytes, 0);

suite('a sealed link with a password, from an empty cache,', () => {
  test('takes no more bytes and files than it did', async (t) => {
    const { page } = await openPage();
    await page.goto(world.links.password);
    await passwordField(page).fill('correct horse');
    await show(page);
    assert.equal(await revealed(page), 'sealed');
    await page.locator('[aria-expanded]').waitFor();
    const all = await filesOf(page);
    const rare = all.filter(({ name }) => /^(rare|tools|content)/.test(name));
    const files = all.filter((file) => !rare.includes(file));
    const paint = files.filter(({ name }) => /\.(html|css)$/.test(name));
    for (const { name, bytes } of all) t.diagnostic(`${name.padEnd(16)} ${String(bytes).padStart(7)} bytes`);
    t.diagnostic(`until the first paint ${sum(paint)}, until the secret is on show ${sum(files)} bytes`);
    assert.deepEqual(files.map(({ name }) => name).sort(), [
      'argon2id.wasm',
      'en.js',
      'main.js',
      'opening.wasm',
      'page.html',
      'style.css',
    ]);
    assert.ok(files.length <= filesMax);
    assert.ok(all.every(({ bytes }) => bytes > 0));
    assert.ok(sum(paint) <= paintBytesMax);
    assert.ok(sum(files) <= openBytesMax);
    assert.equal(rare.length, 4);
    assert.ok(sum(rare) <= rareBytesMax);
    await page.close();
  });
});

test('a link that is made takes no more bytes than it did', async (t) => {
  const { page } = await openPage();
  await page.goto(`${world.origin}/share`);
  await page.getByLabel('Secret').fill('swordfish');
  const form = await filesOf(page);
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.locator('.qr svg').waitFor();
  const all = await filesOf(page);
  for (const { name, bytes } of all) t.diagnostic(`${name.padEnd(16)} ${String(bytes).padStart(7)} bytes`);
  t.diagnostic(`until the form is there ${sum(form)}, with the QR code ${sum(all)} bytes`);
  assert.deepEqual(
    all.filter(({ name }) => !form.some((file) => file.name === name)).map(({ name }) => name),
    ['qr-code.js'],
  );
  assert.ok(sum(form) <= formBytesMax);
  assert.ok(sum(all) - sum(form) <= qrBytesMax);
  await page.close({ runBeforeUnload: false });
});

test('a failure whose words never arrive still says what became of the view', async () => {
  const { page } = await openPage();
  await page.clock.install();
  const asked = Promise.withResolvers<void>();
  await page.route(/\/rare-/, () => asked.resolve());
  await page.goto(`${world.origin}/shared/secret/${'A'.repeat(43)}`);
  await asked.promise;
  await page.clock.fastForward(10_000);
  await page.getByRole('heading', { name: 'A part of this page did not load' }).waitFor();
  await page.getByText('No view was used.').first().waitFor();
  await page.getByRole('button', { name: 'Reload the page' }).waitFor();
  await page.close();
});

test('a link that was opened here does, too', async () => {
  const { page } = await openPage();
  await page.route(/\/rare-/, (route) => route.abort());
  await page.goto(`${world.origin}/shared/secret/${'A'.repeat(43)}#opened`);
  await page.getByText('A view was used.').first().waitFor();
  await page.close();
});

test('a network that is gone is told by what has loaded', async () => {
  const { page } = await openPage();
  await page.route(/\/rare-/, (route) => route.abort());
  await page.goto(world.links.text);
  await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
  await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: false }));
  await show(page);
  await page.getByRole('heading', { name: 'You are offline.' }).waitFor();
  await page.getByText('No view was used.').first().waitFor();
  await page.close();
});

suite('what reads a pasted text', () => {
  const link = () => `Here: ${world.links.text}`;
  const missing = async (part: RegExp) => {
    const { page } = await openPage();
    await page.goto(world.links.text);
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    await page.route(part, (route) => route.abort());
    await page.goto(world.origin);
    await page.getByRole('heading', { name: 'A part of this page did not load' }).waitFor();
    await page.getByText('No view was used.').first().waitFor();
    await page.unroute(part);
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await page.getByLabel('Link', { exact: true }).fill(link());
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    await page.close();
  };
  test('is told as missing where its script does not load', () => missing(/\/whole-core-/));
  test('is told as missing where its module does not load', () => missing(/\/sharelink-[0-9a-f]+\.wasm$/));

  test('is told as missing where it is not there in ten seconds', async () => {
    const { page } = await openPage();
    await page.clock.install();
    const asked = Promise.withResolvers<void>();
    await page.route(/\/whole-core-/, () => asked.resolve());
    await page.goto(world.origin);
    await asked.promise;
    await page.clock.fastForward(10_000);
    await page.getByRole('heading', { name: 'A part of this page did not load' }).waitFor();
    await page.close();
  });

  test('is not used where it was changed on its way', async () => {
    const { page, problems } = await openPage();
    await page.route(/\/sharelink-[0-9a-f]+\.wasm$/, async (route) => {
      const response = await route.fetch();
      const body = Buffer.concat([await response.body(), Buffer.from('\n')]);
      const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
      await route.fulfill({ status: 200, headers, body });
    });
    await page.goto(world.origin);
    await page.getByRole('heading', { name: 'A part of this page did not load' }).waitFor();
    while (!problems.some((problem) => /integrity/.test(problem))) await page.waitForTimeout(50);
    await page.close();
  });

  test('is loaded once', async () => {
    const { page, requests } = await openPage();
    await page.goto(world.origin);
    for (const text of ['no link', 'again none', link()]) {
      await page.getByLabel('Link', { exact: true }).fill(text);
      await page.keyboard.press('Enter');
      if (text !== link()) await page.locator('.problem').waitFor();
    }
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    const loaded = requests.filter((request) => /\/sharelink-[0-9a-f]+\.wasm/.test(JSON.stringify(request)));
    assert.equal(loaded.length, 1);
    await page.close();
  });
});

suite('a part of the page that was changed on its way', () => {
  const parts: readonly (readonly [part: string, pattern: RegExp])[] = [
    ['script', /\/main-[0-9a-f]+\.js$/],
    ['module', /\/opening-[0-9a-f]+\.wasm$/],
    ['style', /\/style-[0-9a-f]+\.css$/],
  ];
  for (const [part, pattern] of parts) {
    test(`is not used: ${part}`, async () => {
      const { page, problems } = await openPage();
      await page.route(pattern, async (route) => {
        const response = await route.fetch();
        const body = Buffer.concat([await response.body(), Buffer.from('\n')]);
        const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
        await route.fulfill({ status: 200, headers, body });
      });
      await page.goto(world.links.password);
      if (part === 'style') await passwordField(page).waitFor();
      else if (part === 'module') await page.getByText('A part of this page did not load').first().waitFor();
      else await page.getByText('This takes longer than usual.').waitFor({ state: 'attached' });
      while (!problems.some((problem) => /integrity/.test(problem))) await page.waitForTimeout(50);
      assert.equal(await page.getByRole('button', { name: 'Reveal secret' }).count(), part === 'style' ? 1 : 0);
      await page.close();
    });
  }
});
