/** The states of the reveal page until a share is opened. */
import { show, until } from './reader.ts';
import {
  accessUrl,
  answer,
  failedLook,
  id,
  iso,
  lastView,
  look,
  metadata,
  minuteMs,
  nowMs,
  open,
  openedLink,
  type PageStateCase,
  plain,
  typePassword,
  unauthorized,
  waitForAnswer,
  withPassword,
} from './state-steps.ts';

export const beforeOpening: readonly PageStateCase[] = [
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

export const opening: readonly PageStateCase[] = [
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
