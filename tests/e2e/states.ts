/** Every state of the reveal page, and how a reader gets there. The tests and the pictures go through the same list. */
import type { BrowserContextOptions } from 'playwright-core';
import { createPath, postJson } from '../edge-worker/client.ts';
import { type Reader, says, show, until } from './reader.ts';
import type { ScriptedAnswer } from './scripted-server.ts';

export interface World {
  readonly origin: string;
  /** Links of sealed shares: what they hold. */
  readonly links: Readonly<Record<'text' | 'file' | 'password', string>>;
  /** What the server answers differently, by path. */
  readonly answers: Map<RegExp, ScriptedAnswer>;
}

export interface PageStateCase {
  readonly name: string;
  readonly options?: BrowserContextOptions;
  /** Why WebDriver does not get there. */
  readonly notByWebDriver?: string;
  /** What the page says there. */
  readonly says: string;
  reach(reader: Reader, world: World): Promise<unknown>;
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
const envFile = `# production
DATABASE_URL=postgres://app:correct-horse-battery@db.internal.example.com:5432/orders
REDIS_URL=redis://cache.internal.example.com:6379/0
STRIPE_SECRET_KEY=sk_live_${'4eC39HqLyjWD'.repeat(6)}
JWT_SECRET="a battery, a staple"
SMTP_PASSWORD='horse # correct'
FEATURE_X=true
LOG_LEVEL=info
`;
const secretText = 'postgres://app:correct-horse-battery-staple@db.example.com:5432/orders';
const notFound = (message: string) => ({ status: 404, json: { statusCode: 404, error: 'NotFound', message } });
const unauthorized = (message: string) => ({
  status: 401,
  json: { statusCode: 401, error: 'UnauthorizedError', message },
});

/** By a server whose clock stands still. */
function answer({ answers }: World, url: RegExp, { headers, ...scripted }: ScriptedAnswer) {
  answers.set(url, { ...scripted, headers: { date: new Date(nowMs).toUTCString(), ...headers } });
}

const plain = ({ origin }: World) => `${origin}/shared/secret/${id}`;

/** Looks at a share whose server says this. */
async function look(reader: Reader, world: World, peek: ScriptedAnswer, link = plain(world)) {
  answer(world, peekUrl, peek);
  await reader.open(link);
}

/** Looks, and opens with this answer. */
async function open(reader: Reader, world: World, access: ScriptedAnswer, found: object = metadata) {
  answer(world, accessUrl, access);
  await look(reader, world, { json: found });
  await show(reader);
}

const reveal = (reader: Reader, world: World, secretValue: string, found: object = metadata) =>
  open(reader, world, { json: { ...found, secretValue } }, found);

/** The link of a sealed share, with a password that is typed already. */
async function typePassword(reader: Reader, { links }: World, password = 'correct horse') {
  await reader.open(links.password);
  await reader.type('Password', password);
}

async function waitForAnswer(reader: Reader, world: World, link = plain(world)) {
  const name = new URL(link).pathname.split('/').at(-1);
  await reader.open(world.origin);
  await reader.run(`sessionStorage.setItem('sharelink-reply-${name}', btoa('k'.repeat(48)))`);
  await look(
    reader,
    world,
    { ...notFound('The shared secret has reached its view limit'), headers: keepsReplies },
    link,
  );
}

const failedLook = (name: string, sentence: string, peek: ScriptedAnswer): PageStateCase => ({
  name,
  says: sentence,
  reach: (reader, world) => look(reader, world, peek),
});
const failedOpening = (name: string, sentence: string, access: ScriptedAnswer): PageStateCase => ({
  name,
  says: sentence,
  reach: (reader, world) => open(reader, world, access),
});
const openedLink = (name: string, sentence: string, link: (world: World) => string): PageStateCase => ({
  name,
  says: sentence,
  reach: (reader, world) => reader.open(link(world)),
});

const beforeOpening: readonly PageStateCase[] = [
  {
    name: 'loading',
    says: 'Checking your link…',
    reach: (reader, world) => look(reader, world, { fault: 'hang' }),
  },
  openedLink('no link', 'Open a shared secret', ({ origin }) => `${origin}/`),
  {
    name: 'not a link',
    says: 'This is not a link.',
    async reach(reader, { origin }) {
      await reader.open(`${origin}/`);
      await reader.type('Link', 'hello world');
      await reader.key('Enter');
    },
  },
  openedLink('link damaged', 'This link is damaged', (world) => plain(world).slice(0, -1)),
  openedLink('link too old', 'This link is from 2024.', (world) => `${plain(world)}?key=a-b`),
  openedLink('link too new', 'This link needs a newer version', ({ links }) => links.text.replace('#sl1.', '#sl2.')),
  {
    name: 'another server’s link',
    says: 'This link belongs to another server',
    async reach(reader, { origin }) {
      await reader.open(`${origin}/`);
      await reader.type('Link', `https://other.example/shared/secret/${id}`);
      await reader.key('Enter');
    },
  },
  {
    name: 'different links in one text',
    says: 'There are different links in this text',
    async reach(reader, world) {
      await reader.open(`${world.origin}/`);
      await reader.type('Link', `${plain(world)} ${world.links.text}`);
      await reader.key('Enter');
    },
  },
  openedLink('key sent to the server', 'The key of this link was sent to this server', ({ links }) =>
    links.text.replace('#', '%23'),
  ),
  failedLook('ready', 'Opens 3 more times', { json: metadata }),
  failedLook('opened before', 'It was opened 12 minutes ago, before you.', {
    json: { ...metadata, lastViewedAt: iso(nowMs - 12 * minuteMs) },
  }),
  {
    name: 'ask once more',
    says: 'This is the last view.',
    async reach(reader, world) {
      await look(reader, world, { json: lastView });
      await reader.press('Reveal secret');
      await until(reader, "document.querySelector('.confirm button:not([aria-disabled])')");
    },
  },
  {
    name: 'ask once more, to copy',
    says: 'Copy it now? This is the last view.',
    async reach(reader, world) {
      await look(reader, world, { json: lastView });
      await reader.press('Copy without showing');
      await until(reader, "document.querySelector('.confirm button:not([aria-disabled])')");
    },
  },
  failedLook('password', 'The sender gave it to you', { json: withPassword }),
  {
    name: 'password wrong',
    says: 'The password is wrong.',
    async reach(reader, world) {
      answer(world, accessUrl, unauthorized('Invalid credentials'));
      await look(reader, world, { json: withPassword });
      await reader.type('Password', 'hunter3');
      await show(reader);
    },
  },
  {
    name: 'password to be waited for',
    says: 'There were too many requests.',
    async reach(reader, world) {
      answer(world, accessUrl, { status: 429, json: {}, headers: { 'retry-after': '42' } });
      await look(reader, world, { json: withPassword });
      await reader.type('Password', 'hunter3');
      await show(reader);
    },
  },
];

const opening: readonly PageStateCase[] = [
  {
    name: 'deriving',
    says: 'Checking the password is slow on purpose',
    async reach(reader, world) {
      await typePassword(reader, world);
      // The thread starts, and waits for a message that never comes.
      await reader.run('Worker.prototype.postMessage = () => {}');
      await show(reader);
    },
  },
  {
    name: 'opening',
    says: 'Opening…',
    reach: (reader, world) => open(reader, world, { fault: 'hang' }),
  },
  {
    name: 'answer waiting',
    says: 'An answer may be waiting',
    reach: (reader, world) => waitForAnswer(reader, world),
  },
  {
    name: 'answer waiting, password',
    says: 'This secret needs a password.',
    async reach(reader, world) {
      await waitForAnswer(reader, world, world.links.password);
      await reader.press('Show the answer');
    },
  },
];

const opened: readonly PageStateCase[] = [
  {
    name: 'revealed',
    says: 'The link can be opened 2 more times.',
    async reach(reader, world) {
      await reveal(reader, world, secretText);
      await until(reader, "document.querySelector('.tools')");
    },
  },
  {
    name: 'revealed, last view, many lines',
    says: 'This was the last view',
    async reach(reader, world) {
      await reveal(reader, world, envFile, lastView);
      await until(reader, "document.querySelector('.tools')");
    },
  },
  {
    name: 'revealed, right to left',
    says: 'سر: correct horse (1)',
    async reach(reader, world) {
      await reveal(reader, world, 'سر: correct horse (1)\nשלום world!');
      await until(reader, "document.querySelector('.tools')");
    },
  },
  {
    name: 'revealed, copied',
    says: 'Copied.',
    options: { permissions: ['clipboard-write'] },
    async reach(reader, world) {
      await reveal(reader, world, secretText);
      await reader.press('Copy');
    },
  },
  {
    name: 'revealed, copied without showing',
    says: 'Hidden. It stays on this page',
    options: { permissions: ['clipboard-write'] },
    async reach(reader, world) {
      answer(world, accessUrl, { json: { ...metadata, secretValue: secretText } });
      await look(reader, world, { json: metadata });
      await reader.press('Copy without showing');
    },
  },
  {
    name: 'revealed, hidden',
    says: 'Hidden. It stays on this page',
    async reach(reader, world) {
      await reveal(reader, world, secretText);
      await reader.press('Hide');
    },
  },
  {
    name: 'revealed, QR code',
    says: 'Hide the QR code',
    async reach(reader, world) {
      await reveal(reader, world, secretText);
      await reader.press('More');
      await reader.press('Show as QR code');
    },
  },
  {
    name: 'revealed, empty',
    says: 'The secret is empty.',
    reach: (reader, world) => reveal(reader, world, ''),
  },
  {
    name: 'revealed, a file',
    says: 'backup-key.pem',
    async reach(reader, { links }) {
      await reader.open(links.file);
      await show(reader);
    },
  },
  {
    name: 'deleted by the reader',
    says: 'The secret is deleted',
    async reach(reader, world) {
      const { json } = await postJson(world.origin + createPath, {
        secretValue: 's',
        expiresIn: '1h',
        allowDelete: true,
      });
      await reader.open(`${world.origin}/shared/secret/${json.id}`);
      await show(reader);
      await reader.press('More');
      await reader.press('Done: delete it now');
      await reader.press('Delete it for everyone?');
    },
  },
  {
    name: 'opened here before',
    says: 'This link was opened here',
    reach: (reader, { links }) => reader.open(links.text.replace(/#.*/, '#opened')),
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
    says: 'The key of your link stays on this page',
    reach: (reader, world) =>
      look(reader, world, unauthorized('Authentication required to view this secret'), world.links.text),
  },
  {
    name: 'not signed in',
    says: 'You are not signed in to Infisical.',
    async reach(reader, world) {
      answer(world, /\/auth\/token$/, {
        status: 404,
        json: { statusCode: 404, error: 'AuthTokenNotFound', message: 'Invalid token' },
      });
      await look(reader, world, unauthorized('Authentication required to view this secret'), world.links.text);
      await reader.press('Open with your Infisical account');
    },
  },
  failedLook('older server', 'This Infisical is older than this page.', {
    status: 404,
    json: { statusCode: 404, error: 'Not Found', message: `Route GET:/api/v1/shared-secrets/${id} not found` },
  }),
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
  failedLook('sign-in page', 'A page answered in place of the server', {
    status: 302,
    headers: { location: '/elsewhere' },
  }),
  failedLook('wrong server', 'There is no Infisical API', {
    status: 404,
    json: { message: 'Route GET:/x not found', error: 'Not Found', statusCode: 404 },
  }),
  failedOpening('end of the link missing', 'The end of your link is missing', {
    json: { ...metadata, secretValue: 'sl1.AAAA' },
  }),
  {
    name: 'cannot be decrypted',
    says: 'What the server sent is not what this link seals.',
    async reach(reader, world) {
      answer(world, accessUrl, { json: { ...metadata, secretValue: 'something else' } });
      await reader.open(world.links.text);
      await show(reader);
    },
  },
  {
    name: 'offline',
    says: 'You are offline.',
    async reach(reader, world) {
      answer(world, peekUrl, { status: 503 });
      await reader.open(plain(world));
      await says(reader, 'Check again');
      await reader.run("Object.defineProperty(navigator, 'onLine', { value: false })");
      await reader.press('Check again');
    },
  },
];

const broken: readonly PageStateCase[] = [
  {
    name: 'no JavaScript',
    notByWebDriver: 'it reads a page by scripts',
    says: 'Turn JavaScript on for this page',
    options: { javaScriptEnabled: false },
    reach: (reader, world) => reader.open(plain(world)),
  },
  {
    name: 'WebAssembly forbidden',
    notByWebDriver: 'it runs no script before the page’s own',
    says: 'This browser or a policy forbids WebAssembly.',
    async reach(reader, world) {
      await reader.prepare?.("Reflect.deleteProperty(globalThis, 'WebAssembly')");
      await reader.open(plain(world));
    },
  },
  {
    name: 'browser too old',
    notByWebDriver: 'it runs no script before the page’s own',
    says: 'This browser cannot open the secret',
    async reach(reader, world) {
      await reader.prepare?.("Reflect.deleteProperty(AbortSignal, 'timeout')");
      await reader.open(plain(world));
    },
  },
  {
    name: 'a part did not load',
    says: 'A part of this page did not load',
    async reach(reader, world) {
      answer(world, /\.wasm$/, { fault: 'cut' });
      await reader.open(plain(world));
    },
  },
];

export const pageStates: readonly PageStateCase[] = [...beforeOpening, ...opening, ...opened, ...failed, ...broken];

export async function reach(reader: Reader, world: World, state: PageStateCase): Promise<void> {
  world.answers.clear();
  await state.reach(reader, world);
  await says(reader, state.says);
}
