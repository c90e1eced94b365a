/** The states of the reveal page where a share does not open, or the page does not run. */
import { says, show } from './reader.ts';
import {
  accessUrl,
  answer,
  failedLook,
  failedOpening,
  id,
  look,
  metadata,
  notFound,
  type PageStateCase,
  peekUrl,
  plain,
  unauthorized,
} from './state-steps.ts';

export const failed: readonly PageStateCase[] = [
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

export const broken: readonly PageStateCase[] = [
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
