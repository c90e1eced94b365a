/** "Link" and "Legacy links" once more, written from PROTOCOL.md alone. */
import { controls, isWord, lower, unescapeTimes } from './second-bytes.ts';
import { readId } from './second-id.ts';
import { parseFragment } from './second-implementation.ts';
import { attempt, refuse } from './second-refusal.ts';
import {
  basePathIn,
  cloudOf,
  isLoopback,
  type Origin,
  type ReadOptions,
  readAuthority,
  readServer,
  serverOf,
  write,
} from './second-server.ts';

export interface ReadLink {
  readonly server: string;
  readonly id: string;
  readonly page: string;
  readonly subOrganization?: string;
  readonly fragment?: string;
  readonly wrapper?: string;
  readonly hashEncoded?: true;
}

const kindOf = { secret: 'plain', sealed: 'sealed' } as const;

/** Of one byte; its `%` may have been escaped again, once or twice. */
export const escapeOfByte = /%(?:25){0,2}[0-9a-f]{2}/;

function cut(bytes: string, marks: string): string {
  for (let i = 0; i < bytes.length; ) {
    const unit = (at: number) =>
      new RegExp(`^${escapeOfByte.source}`, 'i').exec(bytes.slice(at, at + 7))?.[0] ?? bytes.charAt(at);
    const c = unescapeTimes(unit(i), 3);
    const next = unescapeTimes(unit(i + unit(i).length), 3);
    const isControl = (controls.test(c) && c < '\x80') || (c === '\xc2' && controls.test(next) && next >= '\x80');
    if (!/[A-Za-z0-9]/.test(c) && !marks.includes(c) && !isControl) return bytes.slice(0, i);
    i += unit(i).length;
  }
  return bytes;
}

const glued = '(?:[-_]|%(?:25){0,2}(?:2d|5f))*$';
const withoutGlued = (text: string, chars: number) =>
  new RegExp(`^[\\s\\S]{${chars}}(?=${glued})`, 'i').exec(text)?.[0] ?? text;

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(withoutGlued(text, 36));
const isId = (text: string) => 'value' in attempt(() => readId(text));
export const isBareId = (text: string) => /^[A-Za-z0-9\-_+=%]{32,}$/.test(text) || isId(text);

export interface Address {
  readonly origin: Origin;
  readonly whole: string;
  /** What stands before the path of "Link". */
  readonly base: string;
  path: string;
  query: string;
  fragment: string;
  hashEncoded: boolean;
}

export function splitAddress(bytes: string): Address {
  let [, scheme = '', rest = ''] = /^([^/?#]*?):\/\/(.*)$/s.exec(bytes) ?? [undefined, '', bytes];
  if (rest === bytes) {
    if (!bytes.includes('/')) refuse('link_malformed');
    scheme = isLoopback(lower(/^[^/:]*/.exec(bytes)?.[0] ?? '')) ? 'http' : 'https';
  }
  scheme = lower(scheme);
  if (scheme !== 'http' && scheme !== 'https') refuse('link_malformed');
  const [, authority = '', whole = ''] = /^([^/?#]*)(.*)$/s.exec(rest) ?? [];
  const origin = readAuthority(scheme, authority) ?? refuse('link_malformed');
  if (!isWord(origin.host)) refuse('link_malformed');
  const [, full = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(whole) ?? [];
  const base = basePathIn(full);
  const path = full.slice(base.length);
  const address = { origin, whole, base, path, query, fragment, hashEncoded: false };
  takeEncodedHash(address);
  return address;
}

const percentHash = '%(?:25)*23';
const htmlHash = '&(?:amp;)*(?:num;|#35;|#[xX]23;)';
/** Of a bare id. */
export const bareHash = new RegExp(`(?:${percentHash}|${htmlHash})(?=sl)`);

function takeEncodedHash(address: Address): void {
  const { base, path } = address;
  const whole = address.whole.slice(base.length);
  if (address.fragment.startsWith('sl')) return;
  const isShare = /^\/(shared|s)\//.test(path);
  const isPlain = isShare && !path.startsWith('/shared/sealed/');
  const hashes = new RegExp(`(?:${isShare ? `${percentHash}|` : ''}${htmlHash})(?=sl)`);
  for (const part of isPlain ? (['path'] as const) : (['path', 'query'] as const)) {
    const text = address[part];
    const rest = part === 'path' ? whole : whole.slice(path.length + 1);
    const hash = hashes.exec(rest);
    if (!hash || hash.index >= text.length) continue;
    const end = hash.index + hash[0].length;
    address.hashEncoded = !hash[0].includes('#');
    address.fragment = address.hashEncoded ? text.slice(end) : rest.slice(end);
    address[part] = text.slice(0, hash.index);
    return;
  }
}

const readMarkedId = (text: string) => readId(isId(text) ? text : withoutGlued(text, 43));
const nameOf = (pair: string) => (pair.includes('=') ? (pair.split('=', 1)[0] ?? '') : cut(pair, '-_'));

function readPathId(address: Address, route: string): string {
  const text = cut(address.path.slice(route.length), '-_+/=%').replace(/\/$/, '');
  if (route === '/shared/secret/') {
    const names = address.query.split('&').map(nameOf);
    if (isUuid(text) || names.includes('key')) refuse('link_legacy_key');
    if (names.includes('email') && names.includes('hash')) refuse('link_legacy_email');
  }
  if (route === '/s/' && (isUuid(text) || !isBareId(text))) refuse('link_not_a_share');
  return readMarkedId(text);
}

function readKey(fragment: string, id: string): void {
  if (!fragment.startsWith('sl')) refuse('link_damaged');
  parseFragment(fragment, id);
}

function readFragment(text: string): string {
  const fragment = cut(unescapeTimes(text, 3), '-_.+/=%').replace(/\.+$/, '');
  return fragment.startsWith('sl1.') ? withoutGlued(fragment, 52) : fragment;
}

export function readShareAddress(address: Address, { server, http }: ReadOptions): ReadLink {
  if (address.base !== '' && cloudOf(address.origin)) refuse('link_not_a_share');
  const route = ['/shared/secret/', '/shared/sealed/', '/s/'].find((start) => address.path.startsWith(start));
  if (route === undefined)
    return refuse(/^\/shared\/(secret|sealed)$/.test(address.path) ? 'link_damaged' : 'link_not_a_share');
  const isSealed = route.includes(kindOf.sealed);
  const id = readPathId(address, route);
  const fragment = readFragment(address.fragment);
  if (isSealed) readKey(fragment, id);
  else if (fragment.startsWith('sl')) refuse('link_damaged');
  const asked = server === undefined ? serverOf(address.origin, address.base, http) : readServer(server, http);
  const page = write({ ...address.origin, ...(cloudOf(address.origin) && { scheme: 'https' }) }) + address.base;
  const encoded = address.hashEncoded && ({ hashEncoded: true } as const);
  const given = address.query.split('&').find((pair) => nameOf(pair) === 'subOrganization') ?? '';
  const [, slug = ''] = /^[^=]*=([A-Za-z0-9-]*)/.exec(given) ?? [];
  const ofSub = slug !== '' && slug.length <= 64 && { subOrganization: slug };
  return { server: asked, id, page, ...ofSub, ...(isSealed && { fragment }), ...encoded };
}

/** @param after what follows its hash; a text without one is a plain link. */
export function readBareId(text: string, after: string | undefined, options: ReadOptions): ReadLink {
  const start = cut(text, '-_+/=%');
  if (isUuid(start)) refuse('link_legacy_key');
  const id = readMarkedId(start);
  const fragment = after === undefined ? undefined : readFragment(after);
  if (fragment !== undefined) readKey(fragment, id);
  const server = readServer(options.server ?? refuse('server_required'), options.http);
  return { server, id, page: '', ...(fragment !== undefined && { fragment }) };
}
