/** What is shown of a file before it is saved: by its bytes, never by what its sender calls it. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { share } from 'sharelink';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { assertAccessible } from './accessible.ts';
import { useBrowser } from './browser.ts';
import { savedBy } from './saved-file.ts';
import { show } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const text = (page: Page) => page.locator('main pre.secret').filter({ hasNotText: /^…$/ });
const picture = (page: Page) => page.locator('main img');

async function openFile(name: string, type: string, bytes: Uint8Array) {
  const file = { name, type, bytes: new Uint8Array(bytes) };
  const shared = await share({ server: worker.origin, file, valueCharsMax: 1_400_000 });
  assert.ok('link' in shared, shared.kind);
  const watched = await openPage();
  await watched.page.addInitScript(() => {
    const { createObjectURL, revokeObjectURL } = URL;
    Object.assign(globalThis, { addresses: new Set() });
    URL.createObjectURL = (blob: Blob) => {
      const address = createObjectURL(blob);
      Reflect.get(globalThis, 'addresses').add(address);
      return address;
    };
    URL.revokeObjectURL = (address) => {
      revokeObjectURL(address);
      Object.assign(globalThis, { isDecided: true });
      Reflect.get(globalThis, 'addresses').delete(address);
    };
  });
  await watched.page.goto(shared.link);
  await show(watched.page);
  await button(watched.page, 'Save the file').waitFor();
  return watched;
}

/** One colour, of as many pixels as you like. */
function png(width: number, height: number): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height));
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="harm=1"><script>harm = 1</script></svg>';

test('an image is on the page whatever its type says, can be hidden, and its address is gone', async () => {
  const { page, problems } = await openFile('a.bin', 'text/html', png(3000, 9000));
  await picture(page).waitFor();
  assert.equal(await picture(page).evaluate((image: HTMLImageElement) => image.naturalWidth), 3000);
  assert.ok(await picture(page).evaluate((image) => image.clientWidth <= document.body.clientWidth));
  assert.ok(await page.locator('main .secret').evaluate((box) => box.clientHeight < box.scrollHeight));
  assert.equal(await page.evaluate(() => Reflect.get(globalThis, 'addresses').size), 0);
  await assertAccessible(page);
  await button(page, 'Hide').click();
  assert.equal(await picture(page).count(), 0);
  await button(page, 'Show again').click();
  await picture(page).waitFor();
  assert.deepEqual(problems, []);
  await page.close();
});

suite('no image', () => {
  const none: [what: string, bytes: Buffer][] = [
    ['bytes that only begin like one', Buffer.concat([png(1, 1).subarray(0, 8), Buffer.alloc(99, 0xff)])],
    ['more pixels than there is room for', png(10_000, 10_000)],
  ];
  for (const [what, bytes] of none) {
    test(`is made of ${what}: the file can be saved as it is`, async () => {
      const { page } = await openFile('a.png', 'image/png', bytes);
      await page.waitForFunction(() => Reflect.get(globalThis, 'isDecided'));
      assert.equal(await page.locator('main :is(img, pre, .content)').count(), 0);
      const saved = await savedBy(page, () => button(page, 'Save the file').click());
      assert.ok(saved.bytes.equals(bytes));
      await page.close();
    });
  }

  test('is made of an SVG with scripts that calls itself one: it is a text', async () => {
    const { page, problems } = await openFile('a.png', 'image/png', Buffer.from(svg));
    await text(page).waitFor();
    assert.equal(await text(page).textContent(), svg);
    assert.equal(await page.locator('main :is(img, script, pre *)').count(), 0);
    assert.equal(await page.evaluate(() => 'harm' in globalThis), false);
    assert.deepEqual(problems, []);
    await page.close();
  });
});

test('a text is in the box of a secret text: as it is, and hidden on a press', async () => {
  const content = '\ufeffA=1\r\n<b>B</b>\n\n';
  const { page, problems } = await openFile('a.env', '', Buffer.from(content));
  await text(page).waitFor();
  assert.equal(await text(page).textContent(), content);
  await assertAccessible(page);
  await button(page, 'Hide').click();
  await page.locator('main').getByText('Hidden. It stays on this page until you leave it.').waitFor();
  const saved = await savedBy(page, () => button(page, 'Save the file').click());
  assert.equal(saved.bytes.toString(), content);
  assert.deepEqual(problems, []);
  await page.close();
});

test('a text can be copied, and is shown in rows where it is a .env', async () => {
  const content = 'USER=alice\nAPI_KEY=sesame\n';
  const { page, problems } = await openFile('a.env', '', Buffer.from(content));
  await page.getByText('.env, 2 entries').waitFor();
  const row = page.locator('table.rows tr', { hasText: 'API_KEY' });
  assert.equal(await row.locator('pre').textContent(), '••••••••');
  await assertAccessible(page);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        async writeText(copied: string) {
          Object.assign(globalThis, { copied });
        },
      },
    });
  });
  await button(page, 'Copy').click();
  await button(page, 'Copied.').waitFor();
  assert.equal(await page.evaluate(() => Reflect.get(globalThis, 'copied')), content);
  await button(page, 'As it is').click();
  assert.equal(await text(page).textContent(), content);
  assert.deepEqual(problems, []);
  await page.close();
});

test('it is hidden after a minute where the page settings say so, once', async () => {
  const hiding = await startEmbedded({ PAGE_SETTINGS: '{"hideAfterMinute":true}' });
  const file = { name: 'a.png', type: '', bytes: new Uint8Array(png(9, 9)) };
  const shared = await share({ server: hiding.origin, file, valueCharsMax: 1_400_000 });
  assert.ok('link' in shared, shared.kind);
  const { page } = await openPage();
  await page.clock.install();
  await page.goto(shared.link);
  await show(page);
  await picture(page).waitFor();
  await page.clock.fastForward(61_000);
  await button(page, 'Show again').click();
  assert.equal(await picture(page).count(), 1);
  await page.clock.fastForward(61_000);
  assert.equal(await picture(page).count(), 1);
  await page.close();
  await hiding.stop();
});

test('where the preview does not load the file can be saved', async () => {
  const asked = Promise.withResolvers<void>();
  const { page } = await openPage();
  await page.route(/\/preview-/, (route) => {
    asked.resolve();
    return route.abort();
  });
  const file = { name: 'a.txt', type: '', bytes: new Uint8Array([65]) };
  const shared = await share({ server: worker.origin, file, valueCharsMax: 1_400_000 });
  assert.ok('link' in shared, shared.kind);
  await page.goto(shared.link);
  await show(page);
  await asked.promise;
  assert.equal((await savedBy(page, () => button(page, 'Save the file').click())).bytes.toString(), 'A');
  await page.close();
});
