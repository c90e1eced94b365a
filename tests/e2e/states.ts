/** Every state of the reveal page, and how a reader gets there. The tests and the pictures go through the same list. */
import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { createPath, postJson } from '../edge-worker/client.ts';
import { passwordField, says, show } from './steps.ts';
import { holdThreads } from './thread.ts';

export interface World {
  readonly origin: string;
  /** Links of sealed shares: what they hold. */
  readonly links: Readonly<Record<'text' | 'file' | 'password', string>>;
}

export interface PageStateCase {
  readonly name: string;
  readonly options?: BrowserContextOptions;
  /** What the page says there. */
  readonly says: string;
  reach(page: Page, world: World): Promise<unknown>;
}

interface ApiAnswer {
  readonly status?: number;
  readonly json?: object;
  readonly headers?: Record<string, string>;
  readonly fault?: 'hang' | 'cut';
}

export const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const peekUrl = /\/api\/v1\/shared-secrets\/[\w-]{43}$/;
const accessUrl = /\/access$/;
const nowMs = Date.UTC(2026, 10, 25, 9, 0, 0);
const iso = (ms: number) => new Date(ms).toISOString();
const minuteMs = 60_000;
const keepsReplies = { 'sharelink-reply': '1' };

const metadata = {
  id,
  orgName: 'Example Organization',
  expiresAfterViews: 3,
  expiresAt: iso(nowMs + 26 * 60 * minuteMs),
  lastViewedAt: null,
  isPasswordProtected: false,
  isAuthorizedUser: true,
};
const lastView = { ...metadata, expiresAfterViews: 1 };
const withPassword = { ...metadata, isPasswordProtected: true };
const secretText = 'postgres://app:correct-horse-battery-staple@db.example.com:5432/orders';
const notFound = (message: string) => ({ status: 404, json: { statusCode: 404, error: 'NotFound', message } });
const unauthorized = (message: string) => ({
  status: 401,
  json: { statusCode: 401, error: 'UnauthorizedError', message },
});

async function answer(page: Page, url: RegExp, { status = 200, json = {}, headers, fault }: ApiAnswer) {
  await page.unroute(url);
  await page.route(url, async (route) => {
    if (fault === 'cut') return route.abort('connectionreset');
    if (fault === 'hang') return new Promise<void>((resolve) => page.once('close', () => resolve()));
    return route.fulfill({ status, json, headers: { date: new Date(nowMs).toUTCString(), ...headers } });
  });
}

const plain = ({ origin }: World) => `${origin}/shared/secret/${id}`;

/** Looks at a share whose server says this. */
async function look(page: Page, world: World, peek: ApiAnswer, link = plain(world)) {
  await answer(page, peekUrl, peek);
  await page.goto(link);
}

/** Looks, and opens with this answer. */
async function open(page: Page, world: World, access: ApiAnswer, found: object = metadata) {
  await answer(page, accessUrl, access);
  await look(page, world, { json: found });
  await show(page);
}

const reveal = (page: Page, world: World, secretValue: string, found: object = metadata) =>
  open(page, world, { json: { ...found, secretValue } }, found);

/** The link of a sealed share, with a password that is typed already. */
async function typePassword(page: Page, { links }: World, password = 'correct horse') {
  await page.goto(links.password);
  await passwordField(page).fill(password);
}

async function waitForAnswer(page: Page, world: World, link = plain(world)) {
  const name = new URL(link).pathname.split('/').at(-1);
  await page.addInitScript((key) => sessionStorage.setItem(key, btoa('k'.repeat(48))), `sharelink-reply-${name}`);
  await look(page, world, { ...notFound('The shared secret has reached its view limit'), headers: keepsReplies }, link);
}

const failedLook = (name: string, sentence: string, peek: ApiAnswer): PageStateCase => ({
  name,
  says: sentence,
  reach: (page, world) => look(page, world, peek),
});
const failedOpening = (name: string, sentence: string, access: ApiAnswer): PageStateCase => ({
  name,
  says: sentence,
  reach: (page, world) => open(page, world, access),
});
const openedLink = (name: string, sentence: string, link: (world: World) => string): PageStateCase => ({
  name,
  says: sentence,
  reach: (page, world) => page.goto(link(world)),
});

const beforeOpening: readonly PageStateCase[] = [
  {
    name: 'loading',
    says: 'Checking your link…',
    reach: (page, world) => look(page, world, { fault: 'hang' }),
  },
  openedLink('no link', 'Open a shared secret', ({ origin }) => `${origin}/`),
  {
    name: 'not a link',
    says: 'This is not a link.',
    async reach(page, { origin }) {
      await page.goto(`${origin}/`);
      await page.getByLabel('Link').fill('hello world');
      await page.keyboard.press('Enter');
    },
  },
  openedLink('link damaged', 'This link is damaged', (world) => plain(world).slice(0, -1)),
  openedLink('link too old', 'This link is from 2024.', (world) => `${plain(world)}?key=a-b`),
  openedLink('link too new', 'This link needs a newer version', ({ links }) => links.text.replace('#sl1.', '#sl2.')),
  {
    name: 'another server’s link',
    says: 'This link belongs to another server',
    async reach(page, { origin }) {
      await page.goto(`${origin}/`);
      await page.getByLabel('Link').fill(`https://other.example/shared/secret/${id}`);
      await page.keyboard.press('Enter');
    },
  },
  failedLook('ready', 'This secret can be opened 3 more times.', { json: metadata }),
  failedLook('opened before', 'It was opened 12 minutes ago, before you.', {
    json: { ...metadata, lastViewedAt: iso(nowMs - 12 * minuteMs) },
  }),
  {
    name: 'ask once more',
    says: 'This is the last view.',
    async reach(page, world) {
      await look(page, world, { json: lastView });
      await page.getByRole('button', { name: 'Show the secret' }).click();
      await page.locator('.confirm button:not([aria-disabled])', { hasText: 'Yes' }).waitFor();
    },
  },
  failedLook('password', 'The sender gave it to you', { json: withPassword }),
  {
    name: 'password wrong',
    says: 'The password is wrong.',
    async reach(page, world) {
      await answer(page, accessUrl, unauthorized('Invalid credentials'));
      await look(page, world, { json: withPassword });
      await passwordField(page).fill('hunter3 ');
      await show(page);
    },
  },
  {
    name: 'password to be waited for',
    says: 'There were too many requests.',
    async reach(page, world) {
      await answer(page, accessUrl, { status: 429, json: {}, headers: { 'retry-after': '42' } });
      await look(page, world, { json: withPassword });
      await passwordField(page).fill('hunter3');
      await show(page);
    },
  },
];

const opening: readonly PageStateCase[] = [
  {
    name: 'deriving',
    says: 'Checking the password is slow on purpose',
    async reach(page, world) {
      await holdThreads(page);
      await typePassword(page, world);
      await show(page);
    },
  },
  {
    name: 'opening',
    says: 'Opening…',
    reach: (page, world) => open(page, world, { fault: 'hang' }),
  },
  {
    name: 'answer waiting',
    says: 'An answer may be waiting',
    reach: (page, world) => waitForAnswer(page, world),
  },
  {
    name: 'answer waiting, password',
    says: 'This secret needs a password.',
    async reach(page, world) {
      await waitForAnswer(page, world, world.links.password);
      await page.getByRole('button', { name: 'Show the answer' }).click();
    },
  },
];

const opened: readonly PageStateCase[] = [
  {
    name: 'revealed',
    says: 'The link can be opened 2 more times.',
    async reach(page, world) {
      await reveal(page, world, secretText);
      await page.locator('.tools').waitFor();
    },
  },
  {
    name: 'revealed, last view, many lines',
    says: '12 lines. This was the last view',
    async reach(page, world) {
      const lines = Array.from({ length: 12 }, (_, i) => `KEY_${i}=${'0123456789abcdef'.repeat(i === 3 ? 9 : 1)}`);
      await reveal(page, world, lines.join('\n'), lastView);
      await page.locator('.tools').waitFor();
    },
  },
  {
    name: 'revealed, right to left',
    says: 'سر: correct horse (1)',
    async reach(page, world) {
      await reveal(page, world, 'سر: correct horse (1)\nשלום world!');
      await page.locator('.tools').waitFor();
    },
  },
  {
    name: 'revealed, copied',
    says: 'Copied.',
    options: { permissions: ['clipboard-write'] },
    async reach(page, world) {
      await reveal(page, world, secretText);
      await page.getByRole('button', { name: 'Copy' }).click();
    },
  },
  {
    name: 'revealed, hidden',
    says: 'Hidden. It stays on this page',
    async reach(page, world) {
      await reveal(page, world, secretText);
      await page.getByRole('button', { name: 'Hide', exact: true }).click();
    },
  },
  {
    name: 'revealed, QR code',
    says: 'Hide the QR code',
    async reach(page, world) {
      await reveal(page, world, secretText);
      await page.getByRole('button', { name: 'Show as QR code' }).click();
    },
  },
  {
    name: 'revealed, empty',
    says: 'The secret is empty.',
    reach: (page, world) => reveal(page, world, ''),
  },
  {
    name: 'revealed, a file',
    says: 'backup-key.pem',
    async reach(page, { links }) {
      await page.goto(links.file);
      await show(page);
    },
  },
  {
    name: 'deleted by the reader',
    says: 'The secret is deleted',
    async reach(page, world) {
      const { json } = await postJson(world.origin + createPath, {
        secretValue: 's',
        expiresIn: '1h',
        allowDelete: true,
      });
      await page.goto(`${world.origin}/shared/secret/${json.id}`);
      await show(page);
      await page.getByRole('button', { name: 'Done: delete it now' }).click();
      await page.getByRole('button', { name: 'Delete it for everyone?' }).click();
    },
  },
  {
    name: 'opened here before',
    says: 'This link was opened here',
    reach: (page, { links }) => page.goto(links.text.replace(/#.*/, '#opened')),
  },
];

const failed: readonly PageStateCase[] = [
  failedLook('not found', 'There is no secret behind this link.', notFound(`Shared secret with ID '${id}' not found`)),
  failedLook('expired', 'This secret has expired.', notFound('The shared secret has expired')),
  failedLook(
    'used up',
    'This secret has been opened as often',
    notFound('The shared secret has reached its view limit'),
  ),
  failedOpening(
    'used up, perhaps by oneself',
    'Then it was you.',
    notFound('The shared secret has reached its view limit'),
  ),
  failedLook('for members', 'This secret is for members', unauthorized('Authentication required to view this secret')),
  {
    name: 'for members, sealed',
    says: 'Ask the sender for a link that opens without it.',
    reach: (page, world) =>
      look(page, world, unauthorized('Authentication required to view this secret'), world.links.text),
  },
  failedLook('not permitted', 'You are not permitted', { status: 403, json: { statusCode: 403, error: 'Forbidden' } }),
  failedLook('rate limited', 'There were too many requests.', { status: 429, headers: { 'retry-after': '42' } }),
  failedLook('no answer to a look', 'No view was used.', { fault: 'cut' }),
  failedOpening('no answer to an access', 'A view may have been used.', { fault: 'cut' }),
  failedLook('server unavailable', 'The server is not available', { status: 503 }),
  failedOpening('answer gone', 'has been delivered, or its time is over', {
    status: 410,
    json: { statusCode: 410, error: 'reply_gone' },
  }),
  failedOpening('outcome unknown', 'what came of it cannot be learnt', {
    status: 504,
    json: { statusCode: 504, error: 'outcome_unknown' },
  }),
  failedLook('wrong server', 'There is no Infisical API', { status: 302, headers: { location: '/elsewhere' } }),
  failedOpening('end of the link missing', 'The end of your link is missing', {
    json: { ...metadata, secretValue: 'sl1.AAAA' },
  }),
  {
    name: 'cannot be decrypted',
    says: 'What the server sent is not what this link seals.',
    async reach(page, { links }) {
      await answer(page, accessUrl, { json: { ...metadata, secretValue: 'something else' } });
      await page.goto(links.text);
      await show(page);
    },
  },
  {
    name: 'offline',
    says: 'You are offline.',
    async reach(page, world) {
      await answer(page, peekUrl, { status: 503 });
      await page.goto(plain(world));
      const again = page.getByRole('button', { name: 'Check again' });
      await again.waitFor();
      await page.context().setOffline(true);
      await again.click();
    },
  },
];

const broken: readonly PageStateCase[] = [
  {
    name: 'no JavaScript',
    says: 'npx sharelink reveal',
    options: { javaScriptEnabled: false },
    reach: (page, world) => page.goto(plain(world)),
  },
  {
    name: 'no WebAssembly',
    says: 'This browser cannot open the secret',
    async reach(page, world) {
      await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
      await page.goto(plain(world));
    },
  },
  {
    name: 'a part did not load',
    says: 'A part of this page did not load',
    async reach(page, world) {
      await page.route(/\.wasm$/, (route) => route.abort());
      await page.goto(plain(world));
    },
  },
];

export const pageStates: readonly PageStateCase[] = [...beforeOpening, ...opening, ...opened, ...failed, ...broken];

export async function reach(page: Page, world: World, state: PageStateCase): Promise<void> {
  await state.reach(page, world);
  // No search for text looks into <noscript>.
  const isScripted = state.options?.javaScriptEnabled !== false;
  if (isScripted) await says(page, state.says);
  else assert.ok((await page.locator('noscript').textContent())?.includes(state.says));
}
