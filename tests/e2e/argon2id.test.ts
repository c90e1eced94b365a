/** What a page loads to stretch the password of a sealed link, and what becomes of it on its way. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useBrowser } from './browser.ts';
import { openWith, useSealedLinks } from './sealed-link.ts';
import { passwordField, revealed, says, show } from './steps.ts';

const openPage = useBrowser();
const { seal, viewsLeft } = useSealedLinks();

suite('what stretches the password of a sealed link', () => {
  const simd = /\/argon2id-[0-9a-f]+\.wasm$/;
  const parts = (requests: readonly string[]) =>
    requests.flatMap(
      (url) =>
        url
          .match(/\/(argon2id(?:-scalar)?)-[0-9a-f]+(\.\w+)$/)
          ?.slice(1)
          .join('') ?? [],
    );
  const accesses = (requests: readonly string[]) => requests.filter((url) => url.endsWith('/access'));

  test('loads while the password is typed, in the one variant that runs', async () => {
    const { link } = await seal({ password: 'correct horse' });
    const { page, requests, problems } = await openPage();
    const loaded = page.waitForResponse(simd);
    await page.goto(link);
    await loaded;
    assert.deepEqual(parts(requests), ['argon2id.wasm']);
    await passwordField(page).fill('correct horse');
    await show(page);
    assert.equal(await revealed(page), 'sealed: 🔒');
    assert.equal(parts(requests).includes('argon2id-scalar.wasm'), false);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('does not load for a link without', async () => {
    const { link } = await seal({});
    const { page, requests } = await openPage();
    await page.goto(link);
    await show(page);
    assert.equal(await revealed(page), 'sealed: 🔒');
    assert.deepEqual(parts(requests), []);
    await page.close();
  });

  const obstacles: readonly (readonly [what: string, put: (page: Page) => Promise<unknown>])[] = [
    ['blocked', (page) => page.route(simd, (route) => route.abort())],
    [
      'changed on its way',
      (page) =>
        page.route(simd, async (route) => {
          const response = await route.fetch();
          const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
          await route.fulfill({ status: 200, headers, body: Buffer.concat([await response.body(), Buffer.alloc(1)]) });
        }),
    ],
    [
      'of no use, as there is no SIMD',
      (page) =>
        page.addInitScript(() => {
          WebAssembly.validate = () => false;
        }),
    ],
  ];
  for (const [what, put] of obstacles) {
    test(`is the other variant where the first is ${what}`, async () => {
      const { link } = await seal({ password: 'correct horse' });
      const { page, requests } = await openPage();
      await put(page);
      await openWith(page, link, 'correct horse');
      assert.equal(await revealed(page), 'sealed: 🔒');
      assert.ok(parts(requests).includes('argon2id-scalar.wasm'));
      assert.equal(accesses(requests).length, 1);
      await page.close();
    });
  }

  test('is told as missing where it cannot be had, and no view is used', async () => {
    const { link, id } = await seal({ password: 'correct horse' });
    const { page, requests } = await openPage();
    await page.route(/\/argon2id.*\.wasm$/, (route) => route.abort());
    await openWith(page, link, 'correct horse');
    await page.getByRole('heading', { name: 'A part of this page did not load' }).waitFor();
    await says(page, 'No view was used.');
    assert.deepEqual(accesses(requests), []);
    assert.equal(await viewsLeft(id), 1);
    await page.close();
  });

  test('is told as missing where it does not arrive, in either variant', async () => {
    const { link } = await seal({ password: 'correct horse' });
    const { page, requests } = await openPage();
    await page.clock.install();
    await page.route(/\/argon2id.*\.wasm$/, () => {});
    const other = page.waitForRequest(/\/argon2id-scalar/);
    await openWith(page, link, 'correct horse');
    await page.clock.fastForward(11_000);
    await other;
    await page.clock.fastForward(11_000);
    await page.getByRole('heading', { name: 'A part of this page did not load' }).waitFor();
    assert.deepEqual(accesses(requests), []);
    await page.close();
  });

  test('can be cancelled while it loads', async () => {
    const { link, id } = await seal({ password: 'correct horse' });
    const { page, requests } = await openPage();
    await page.route(simd, () => {});
    await openWith(page, link, 'correct horse');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await says(page, 'You cancelled this. No view was used.');
    assert.deepEqual(accesses(requests), []);
    assert.equal(await viewsLeft(id), 1);
    await page.close();
  });
});
