// Takes a picture of every state and puts them on contact sheets in docs/pictures: npm run pictures [SHEET [FOLDER]]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { pageReader } from './engines/playwright.ts';
import { pageStates, reach } from './states.ts';
import { startWorld } from './world.ts';

interface Sheet {
  readonly name: string;
  readonly options: BrowserContextOptions;
  /** Chosen in the page's menu; a state without one is left out. */
  readonly language?: string;
  /** Default: every state, with its name below. */
  readonly states?: readonly string[];
}

const phone = { viewport: { width: 390, height: 720 } };
const desktop = { viewport: { width: 1280, height: 800 } };

const sheets: readonly Sheet[] = [
  // The README's.
  {
    name: 'overview',
    options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: 'light' },
    states: ['ready', 'password wrong', 'revealed, last view, many lines'],
  },
  { name: 'phone-light', options: { ...phone, colorScheme: 'light' } },
  { name: 'phone-dark', options: { ...phone, colorScheme: 'dark' } },
  { name: 'desktop-light', options: { ...desktop, colorScheme: 'light' } },
  { name: 'desktop-dark', options: { ...desktop, colorScheme: 'dark' } },
  { name: 'phone-german', options: { ...phone, colorScheme: 'light' }, language: 'de' },
  { name: 'phone-arabic', options: { ...phone, colorScheme: 'dark' }, language: 'ar' },
  { name: 'phone-japanese', options: { ...phone, colorScheme: 'light' }, language: 'ja' },
  { name: 'desktop-arabic', options: { ...desktop, colorScheme: 'light' }, language: 'ar' },
];
const only = process.argv[2] ?? '';
const singlesDir = process.argv[3];
const outDir = join(import.meta.dirname, '../../docs/pictures');
const sheetWidth = 1000;

interface Picture {
  readonly name: string;
  readonly png: Buffer;
}

async function takeAll(browser: Browser, { options, language, states }: Sheet): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const state of pageStates.filter(({ name }) => states === undefined || states.includes(name))) {
    const page = await browser.newPage({ ...options, ...state.options });
    page.setDefaultTimeout(15_000);
    await reach(pageReader(page), world, state);
    if (await speak(page, language)) pictures.push({ name: state.name, png: await page.screenshot() });
    await page.close();
  }
  return pictures;
}

/** @returns whether the page speaks it. */
async function speak(page: Page, language: string | undefined): Promise<boolean> {
  if (language === undefined) return true;
  const menu = page.locator('#language');
  if ((await menu.count()) === 0) return false;
  await menu.selectOption(language);
  const spoken = page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached', timeout: 5000 });
  return spoken.then(
    () => true,
    () => false, // on some pages nothing loads any more
  );
}

/** Without a font every letter is the same box, and so was the whole sheet. */
async function assertDraws(browser: Browser, { language }: Sheet): Promise<void> {
  const letters = { ja: ['あ', '密'], ar: ['س', 'ر'] }[language ?? ''];
  if (!letters) return;
  const page = await browser.newPage();
  const drawn = await page.evaluate(
    (letters) =>
      letters.map((letter) => {
        const canvas = document.createElement('canvas');
        canvas.getContext('2d')?.fillText(letter, 5, 20);
        return canvas.toDataURL();
      }),
    letters,
  );
  await page.close();
  if (new Set(drawn).size < letters.length)
    throw new Error(`no font for ${language}: install fonts-noto-cjk or another`);
}

async function joinPictures(
  browser: Browser,
  pictures: readonly Picture[],
  { name: kind, states }: Sheet,
): Promise<Buffer> {
  const columns = states?.length ?? (kind.startsWith('phone') ? 8 : 5);
  const page = await browser.newPage({
    viewport: { width: sheetWidth, height: 100 },
    deviceScaleFactor: states ? 2 : 1,
  });
  const figures = pictures.map(({ name, png }) => {
    const caption = states ? '' : `<figcaption>${name}</figcaption>`;
    return `<figure><img src="data:image/png;base64,${png.toString('base64')}">${caption}</figure>`;
  });
  await page.setContent(`<!doctype html><style>
    body { display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 10px; margin: 10px; background: #777 }
    figure { margin: 0 } img { display: block; width: 100% } figcaption { color: #fff; font: 11px sans-serif; padding: 2px }
  </style>${figures.join('')}`);
  const sheet = await page.screenshot({ fullPage: true });
  await page.close();
  return sheet;
}

const world = await startWorld();
const browser = await launchBrowser({ name: 'chromium' });
mkdirSync(outDir, { recursive: true });
for (const sheet of sheets.filter(({ name }) => name.startsWith(only))) {
  const { name } = sheet;
  await assertDraws(browser, sheet);
  const pictures = await takeAll(browser, sheet);
  if (singlesDir)
    for (const { name: state, png } of pictures) writeFileSync(join(singlesDir, `${name} ${state}.png`), png);
  writeFileSync(join(outDir, `${name}.png`), await joinPictures(browser, pictures, sheet));
  console.log(`pictures: ${name}`);
}
await browser.close();
await world.stop();
process.exit();
