/** The server of a state of the reveal page, and the steps that lead a reader there. */
import type { BrowserContextOptions } from 'playwright-core';
import { type Reader, show } from './reader.ts';
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
export const peekUrl = /\/api\/v1\/shared-secrets\/[\w-]{43}$/;
export const accessUrl = /\/access$/;
export const nowMs = Date.UTC(2026, 10, 25, 9, 0, 0);
export const iso = (ms: number) => new Date(ms).toISOString();
export const minuteMs = 60_000;
const keepsReplies = { 'sharelink-reply': '1' };

export const metadata = {
  id,
  orgName: 'Example Organization',
  expiresAfterViews: 3,
  expiresAt: iso(nowMs + 26 * 60 * minuteMs),
  lastViewedAt: null,
  isPasswordProtected: false,
  isAuthorizedUser: true,
};
export const lastView = { ...metadata, expiresAfterViews: 1 };
export const withPassword = { ...metadata, isPasswordProtected: true };
export const notFound = (message: string) => ({ status: 404, json: { statusCode: 404, error: 'NotFound', message } });
export const unauthorized = (message: string) => ({
  status: 401,
  json: { statusCode: 401, error: 'UnauthorizedError', message },
});

/** By a server whose clock stands still. */
export function answer({ answers }: World, url: RegExp, { headers, ...scripted }: ScriptedAnswer) {
  answers.set(url, { ...scripted, headers: { date: new Date(nowMs).toUTCString(), ...headers } });
}

export const plain = ({ origin }: World) => `${origin}/shared/secret/${id}`;

/** Looks at a share whose server says this. */
export async function look(reader: Reader, world: World, peek: ScriptedAnswer, link = plain(world)) {
  answer(world, peekUrl, peek);
  await reader.open(link);
}

/** Looks, and opens with this answer. */
export async function open(reader: Reader, world: World, access: ScriptedAnswer, found: object = metadata) {
  answer(world, accessUrl, access);
  await look(reader, world, { json: found });
  await show(reader);
}

export const reveal = (reader: Reader, world: World, secretValue: string, found: object = metadata) =>
  open(reader, world, { json: { ...found, secretValue } }, found);

/** The link of a sealed share, with a password that is typed already. */
export async function typePassword(reader: Reader, { links }: World, password = 'correct horse') {
  await reader.open(links.password);
  await reader.type('Password', password);
}

export async function waitForAnswer(reader: Reader, world: World, link = plain(world)) {
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

export const failedLook = (name: string, sentence: string, peek: ScriptedAnswer): PageStateCase => ({
  name,
  says: sentence,
  reach: (reader, world) => look(reader, world, peek),
});
export const failedOpening = (name: string, sentence: string, access: ScriptedAnswer): PageStateCase => ({
  name,
  says: sentence,
  reach: (reader, world) => open(reader, world, access),
});
export const openedLink = (name: string, sentence: string, link: (world: World) => string): PageStateCase => ({
  name,
  says: sentence,
  reach: (reader, world) => reader.open(link(world)),
});
