/** What stands beside what on a phone, in a language of short words and in one of long ones. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { type ShareOptions, share } from 'sharelink';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { button, says, secretText } from './steps.ts';

const openPage = useBrowser();
const phone = { viewport: { width: 390, height: 844 } };
const desktop = { viewport: { width: 1280, height: 800 } };
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

async function makeLink(content: Partial<ShareOptions>): Promise<string> {
  const shared = await share({ server: worker.origin, maxViews: 9, ...content } as ShareOptions);
  return 'link' in shared ? shared.link : assert.fail(shared.kind);
}

/** @returns what is pressed and goes over several lines. */
function wrapped(within: Locator): Promise<(string | null)[]> {
  return within.locator('button, .button').evaluateAll((buttons) =>
    buttons
      .filter((button) => {
        const range = document.createRange();
        range.selectNodeContents(button);
        const tops = [...range.getClientRects()].map(({ top }) => Math.round(top / 8));
        return new Set(tops).size > 1;
      })
      .map(({ textContent }) => textContent),
  );
}

async function topOf(locator: Locator): Promise<number> {
  const box = (await locator.boundingBox()) ?? assert.fail();
  return Math.round(box.y + box.height / 2);
}

async function reveal(page: Page, link: string, press = 'Reveal secret'): Promise<void> {
  await page.goto(link);
  await button(page, press).click();
}

suite('what can be pressed stands in whole lines', () => {
  for (const [locale, make, write] of [
    ['en', 'Make the link', 'Secret'],
    ['de', 'Link erzeugen', 'Geheimnis'],
  ] as const) {
    test(`once a link was made, in ${locale}`, async () => {
      const { page } = await openPage({ ...phone, locale });
      await page.goto(`${worker.origin}/share`);
      await page.getByLabel(write, { exact: true }).fill('swordfish');
      await button(page, make).click();
      await page.locator('.made .qr button').waitFor();
      assert.deepEqual(await wrapped(page.locator('.made')), []);
      await page.close();
    });

    for (const [where, size] of Object.entries({ phone, desktop })) {
      test(`before a secret is opened, in ${locale} on a ${where}`, async () => {
        const { page } = await openPage({ ...size, locale });
        await page.goto(await makeLink({ value: 'swordfish' }));
        await page.locator('form button').nth(1).waitFor();
        assert.deepEqual(await wrapped(page.locator('form')), []);
        await page.close();
      });
    }
  }
});

const toolsOf = async (page: Page) => {
  await button(page, 'More').waitFor();
  const tools = [page.locator('.kind'), ...['Copy', 'Hide', 'More'].map((name) => button(page, name))];
  return Promise.all(tools.map(topOf));
};

test('of the tools of a secret all stand in one row where there is room', async () => {
  const { page } = await openPage({ viewport: { width: 700, height: 800 } });
  await reveal(page, await makeLink({ value: 'A=1\nB=2\n' }));
  assert.equal(new Set(await toolsOf(page)).size, 1);
  await page.close();
});

test('of the tools of a secret Copy stands beside what it is on a phone, and the others below, whatever it is', async () => {
  const pem = `-----BEGIN OPENSSH PRIVATE KEY-----\n${'b3BlbnNzaC1r'.repeat(5)}\n-----END OPENSSH PRIVATE KEY-----\n`;
  for (const value of ['swordfish', 'A=1\nB=2\n', pem]) {
    const { page } = await openPage(phone);
    await reveal(page, await makeLink({ value }));
    for (const width of [390, 430]) {
      await page.setViewportSize({ ...phone.viewport, width });
      const [kind, copy, hide, more] = await toolsOf(page);
      assert.equal(kind, copy, value);
      assert.equal(hide, more, value);
      assert.ok(Number(hide) > Number(copy), value);
    }
    await page.close();
  }
});

test('a QR code keeps its distance from the tools, whichever there are', async () => {
  for (const allowDelete of [false, true]) {
    const { page } = await openPage(phone);
    await reveal(page, await makeLink({ value: 'swordfish', allowDelete }));
    await button(page, 'More').click();
    await button(page, 'Show as QR code').click();
    await page.locator('.panel .qr svg').waitFor();
    const [tools, code] = await Promise.all(
      ['.tools', '.qr'].map((part) => page.locator(`.panel ${part}`).first().boundingBox()),
    );
    assert.ok(tools && code);
    assert.ok(code.y - tools.y - tools.height >= 8, String(allowDelete));
    await page.close();
  }
});

test('of a file it is told first how often it opens, and no type where none was given', async () => {
  const { page } = await openPage(phone);
  await reveal(page, await makeLink({ file: { name: 'key', type: '', bytes: Buffer.from('a key') } }));
  await says(page, 'The link can be opened 8 more times.');
  assert.ok((await page.locator('main').textContent())?.includes('key⁩ (5 bytes)'));
  await secretText(page).waitFor();
  const save = button(page, 'Save the file');
  assert.ok((await topOf(page.getByText('The link can be opened 8 more times.').first())) < (await topOf(save)));
  await page.close();
});

test('a wrong password is marked in colours that can be read, in both themes', async () => {
  const { page } = await openPage(phone);
  await page.goto(await makeLink({ value: 'swordfish' }));
  await button(page, 'Reveal secret').waitFor();
  for (const theme of ['Light', 'Dark']) {
    await page.getByLabel('Theme').selectOption({ label: theme });
    const [marked, primary] = await page.evaluate(() =>
      [
        getComputedStyle(document.body, '::selection'),
        getComputedStyle(document.querySelector('form button') as Element),
      ].map(({ color, backgroundColor }) => [color, backgroundColor]),
    );
    assert.deepEqual(marked, primary, theme);
  }
  await page.close();
});

test('an address that is no page leads to where a link is opened', async () => {
  const { page } = await openPage(phone);
  const answer = await page.goto(`${worker.origin}/no/such/page`);
  assert.equal(answer?.status(), 404);
  await page.getByRole('heading', { name: 'Open a shared secret' }).waitFor();
  await page.close();
});
