// Films how a secret is shared and opened, on the real pages, into docs/pictures/walk-through.webp: node tests/e2e/walk-through.ts
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { startEmbedded } from '../edge-worker/workerd.ts';
import { launchBrowser } from './browser.ts';

const file = join(import.meta.dirname, '../../docs/pictures/walk-through.webp');
const bytesMax = 400_000;
const viewport = { width: 390, height: 620 };
const captionHeight = 52;
const secret =
  'DATABASE_URL=postgres://app:correct-horse@db.example.com/orders\nSMTP_PASSWORD=battery-staple\nDEBUG=false\n';
const password = 'swordfish 42';

const frames: Buffer[] = [];
const delaysMs: number[] = [];

const worker = await startEmbedded();
const browser = await launchBrowser({ name: 'chromium' });
const context = await browser.newContext({ viewport, locale: 'en-GB', permissions: ['clipboard-write'] });
const stage = await browser.newPage({ viewport: { ...viewport, height: viewport.height + captionHeight } });

/** Keeps what the page shows now on the film. */
async function shoot(page: Page, caption: string, ms: number): Promise<void> {
  const shown = (await page.screenshot({ caret: 'hide', animations: 'disabled' })).toString('base64');
  await stage.setContent(`<!doctype html><style>
    body { margin: 0; background: #1b2333; color: #fff; font: 600 17px/${captionHeight}px system-ui, sans-serif; text-align: center }
    img { display: block }
  </style>${caption}<img src="data:image/png;base64,${shown}">`);
  frames.push(await stage.screenshot());
  delaysMs.push(ms);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function send(): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${worker.origin}/share`);
  const field = page.getByLabel('Secret', { exact: true });
  await field.focus();
  await shoot(page, '1. Write a secret', 1200);
  for (const end of [24, secret.indexOf('\n') + 1, secret.length]) {
    await field.fill(secret.slice(0, end));
    await shoot(page, '1. Write a secret', 600);
  }
  await page.getByLabel('Password (optional)').fill(password);
  await page.getByLabel('Password (optional)').scrollIntoViewIfNeeded();
  await shoot(page, '2. Add a password, if you like', 1600);
  await press(page, 'Make the link');
  await page.locator('.qr svg').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await shoot(page, '3. Send the link: it holds the key', 2400);
  const link = (await page.getByLabel('Link', { exact: true }).textContent()) ?? '';
  await page.close({ runBeforeUnload: false });
  return link;
}

async function open(link: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(link);
  const field = page.getByLabel('Password', { exact: true });
  await field.waitFor();
  await shoot(page, '4. The reader looks: no view is used', 2400);
  await field.fill('swordfish 41');
  await press(page, 'Reveal secret');
  await page.getByText('The password is wrong. No view was used.').first().waitFor();
  await shoot(page, '5. A wrong password uses none either', 2200);
  await field.fill(password);
  await shoot(page, '6. The right one…', 1000);
  await press(page, 'Reveal secret');
  await page.locator('table').waitFor();
  await shoot(page, '7. …opens it, here in the browser', 2600);
  await press(page, 'Copy');
  await shoot(page, '8. Copy it, as it was written', 1800);
  await press(page, 'As it is');
  await shoot(page, '8. Copy it, as it was written', 1600);
  await press(page, 'Hide');
  await shoot(page, '9. Hide it, and leave', 1400);
  await page.close({ runBeforeUnload: false });
}

await open(await send());
await browser.close();
await worker.stop();
await sharp(frames, { join: { animated: true } })
  .webp({ lossless: true, effort: 6, delay: delaysMs, loop: 0 })
  .toFile(file);
const { size } = statSync(file);
console.log(`walk-through: ${frames.length} frames, ${delaysMs.reduce((sum, ms) => sum + ms) / 1000} s, ${size} bytes`);
if (size > bytesMax) throw new Error(`the film is larger than ${bytesMax} bytes`);
process.exit();
