/** Links, servers and the texts around them once more, written from PROTOCOL.md alone: "Id" to "Legacy links". */
import { parseFragment, Refusal } from './second-implementation.ts';

export interface ReadOptions {
  readonly server?: string | undefined;
  readonly http?: 'loopback_only' | 'any_host' | undefined;
}

export interface ReadLink {
  readonly server: string;
  readonly id: string;
  readonly page: string;
  readonly subOrganization?: string;
  readonly fragment?: string;
  readonly wrapper?: string;
  readonly hashEncoded?: true;
}

const refuse = (code: string): never => {
  throw new Refusal(code);
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** What a reading comes to: its value, or the code of its refusal. */
function attempt<Value>(read: () => Value): { value: Value } | { code: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code };
    throw error;
  }
}

/** Bytes as a string of as many characters: most rules are about bytes. */
const bytesOf = (text: string) => Buffer.from(text).toString('latin1');
const lower = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
const isWellFormed = (bytes: string) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
    return true;
  } catch {
    return false;
  }
};
const unescapeAll = (bytes: string) =>
  bytes.replaceAll(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
function unescapeTimes(bytes: string, times: number): string {
  return times > 0 && bytes.includes('%') ? unescapeTimes(unescapeAll(bytes), times - 1) : bytes;
}

// Id

export function readId(bytes: string): string {
  if (bytes.length > 200 || /%(?![0-9a-f]{2})/i.test(bytes)) refuse('link_damaged');
  let text = unescapeAll(bytes).replaceAll('+', '-').replaceAll('/', '_');
  if (text.length === 44) text = text.replace(/=$/, '');
  const isCanonical = /^[\w-]{43}$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text;
  return isCanonical ? text : refuse('link_damaged');
}

// Server

interface Origin {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
}

function isIpv4(host: string): boolean {
  const parts = host.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  let count = 0;
  for (const [i, half] of halves.entries()) {
    if (half === '') continue;
    const groups = half.split(':');
    for (const [k, group] of groups.entries()) {
      const isLast = i === halves.length - 1 && k === groups.length - 1;
      if (isLast && isIpv4(group)) count += 2;
      else if (/^[0-9a-f]{1,4}$/.test(group)) count += 1;
      else return false;
    }
  }
  return halves.length === 2 ? count < 8 : count === 8 && text !== '';
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) return host.endsWith(']') && isIpv6(host.slice(1, -1));
  if (host.length > 255 || !/^[a-z0-9_\x80-\xff-]+(\.[a-z0-9_\x80-\xff-]+)*\.?$/.test(host)) return false;
  const last = host.replace(/\.$/, '').split('.').at(-1) ?? '';
  return /^(\d+|0x[0-9a-f]*)$/.test(last) ? isIpv4(host) : true;
}

function readAuthority(scheme: string, authority: string): Origin | undefined {
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(lower(authority)) ?? [];
  if (!isHost(host)) return undefined;
  if (port === undefined) return { scheme, host, port: '' };
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port) || number === 0 || number > 65535) return undefined;
  return { scheme, host, port: number === (scheme === 'https' ? 443 : 80) ? '' : String(number) };
}

const write = ({ scheme, host, port }: Origin) => `${scheme}://${host}${port && `:${port}`}`;
const isLoopback = (host: string) =>
  /^(.*\.)?localhost\.?$/s.test(host) ||
  host === '[::1]' ||
  (host.startsWith('127.') && isIpv4(host.replace(/\.$/, '')));

function cloudOf({ host, port }: Origin): string | undefined {
  if (port !== '') return undefined;
  if (/^(app|share|us)\.infisical\.com\.?$/.test(host)) return 'https://us.infisical.com';
  return /^eu\.infisical\.com\.?$/.test(host) ? 'https://eu.infisical.com' : undefined;
}

function serverOf(origin: Origin, http: ReadOptions['http']): string {
  const isAllowed = origin.scheme === 'https' || http === 'any_host' || isLoopback(origin.host);
  return cloudOf(origin) ?? (isAllowed ? write(origin) : refuse('link_insecure'));
}

const hasOtherSpellings = (origin: string) => /\P{ASCII}|[Xx][Nn]--|\[/u.test(origin);

function asAsked(origin: string): string | undefined {
  const text = Buffer.from(origin, 'latin1').toString();
  return URL.canParse(text) ? new URL(text).origin : undefined;
}

/** Rules 1, 2, 4, 5 and 6 of "Server". */
function readServerOnce(bytes: string, http: ReadOptions['http']): string {
  if (bytes.length > 1024 || !isWellFormed(bytes)) refuse('server_invalid');
  const region = lower(bytes);
  if (region === 'us' || region === 'eu') return `https://${region}.infisical.com`;
  const [, scheme = '', authority = ''] = /^(https?):\/\/(.*?)\/?$/s.exec(region) ?? refuse('server_invalid');
  return serverOf(readAuthority(scheme, authority) ?? refuse('server_invalid'), http);
}

export function readServer(text: string, http?: ReadOptions['http']): string {
  if (!text.isWellFormed()) refuse('server_invalid');
  const bytes = bytesOf(text);
  if (!hasOtherSpellings(bytes)) return readServerOnce(bytes, http);
  const first = attempt(() => readServerOnce(bytes, 'any_host'));
  if ('code' in first) return refuse(first.code);
  return readServerOnce(asAsked(first.value) ?? refuse('server_invalid'), http);
}

// Link

const kindOf = { secret: 'plain', sealed: 'sealed' } as const;

/** Of one byte; its `%` may have been escaped again, once or twice. */
const escapeOfByte = /%(?:25){0,2}[0-9a-f]{2}/;

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
const isBareId = (text: string) => /^[A-Za-z0-9\-_+=%]{32,}$/.test(text) || isId(text);

interface Address {
  readonly origin: Origin;
  readonly whole: string;
  path: string;
  query: string;
  fragment: string;
  hashEncoded: boolean;
}

function splitAddress(bytes: string): Address {
  let [, scheme = '', rest = ''] = /^([^/?#]*?):\/\/(.*)$/s.exec(bytes) ?? [undefined, '', bytes];
  if (rest === bytes) {
    if (!bytes.includes('/')) refuse('link_malformed');
    scheme = isLoopback(lower(/^[^/:]*/.exec(bytes)?.[0] ?? '')) ? 'http' : 'https';
  }
  scheme = lower(scheme);
  if (scheme !== 'http' && scheme !== 'https') refuse('link_malformed');
  const [, authority = '', whole = ''] = /^([^/?#]*)(.*)$/s.exec(rest) ?? [];
  const origin = readAuthority(scheme, authority) ?? refuse('link_malformed');
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(whole) ?? [];
  const address = { origin, whole, path, query, fragment, hashEncoded: false };
  takeEncodedHash(address);
  return address;
}

const percentHash = '%(?:25)*23';
const htmlHash = '&(?:amp;)*(?:num;|#35;|#[xX]23;)';

function takeEncodedHash(address: Address): void {
  const { path, whole } = address;
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

function readShareAddress(address: Address, { server, http }: ReadOptions): ReadLink {
  const route = ['/shared/secret/', '/shared/sealed/', '/s/'].find((start) => address.path.startsWith(start));
  if (route === undefined)
    return refuse(/^\/shared\/(secret|sealed)$/.test(address.path) ? 'link_damaged' : 'link_not_a_share');
  const isSealed = route.includes(kindOf.sealed);
  const id = readPathId(address, route);
  const fragment = readFragment(address.fragment);
  if (isSealed) readKey(fragment, id);
  else if (fragment.startsWith('sl')) refuse('link_damaged');
  const asked = server === undefined ? serverOf(address.origin, http) : readServer(server, http);
  const page = write({ ...address.origin, ...(cloudOf(address.origin) && { scheme: 'https' }) });
  const encoded = address.hashEncoded && ({ hashEncoded: true } as const);
  const given = address.query.split('&').find((pair) => pair.split('=', 1)[0] === 'subOrganization') ?? '';
  const [slug = ''] = /^[A-Za-z0-9-]*/.exec(given.slice('subOrganization='.length)) ?? [];
  const ofSub = slug !== '' && slug.length <= 64 && { subOrganization: slug };
  return { server: asked, id, page, ...ofSub, ...(isSealed && { fragment }), ...encoded };
}

// Wrapper

const wrapperHosts = [
  ...['safelinks.protection.outlook.com', 'urldefense.com', 'urldefense.proofpoint.com', 'linkprotect.cudasvc.com'],
  ...['mimecast.com', 'mimecastprotect.com', 'secure-web.cisco.com', 'protection.sophos.com', 'fireeye.com'],
  ...['trendmicro.com', 'emailprotection.link', 'inky.com', 'hornetsecurity.com', 'edgepilot.com', 't.co', 'bit.ly'],
];
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function decodeThird(whole: string): string | undefined {
  const begin = whole.indexOf('/v3/__');
  const end = whole.lastIndexOf('__;');
  if (begin < 0 || end < begin + 6) return undefined;
  const encoded = whole.slice(end + 3).split('!', 1)[0] ?? '';
  const bytes = Buffer.from(encoded, 'base64url');
  if (bytes.toString('base64url') !== encoded) return undefined;
  let used = 0;
  const decoded = whole.slice(begin + 6, end).replaceAll(/\*\*(.)|\*/gs, (_, run?: string) => {
    const from = used;
    const place = run === undefined ? -1 : digits.indexOf(run);
    used += run === undefined ? 1 : place < 0 ? Number.POSITIVE_INFINITY : place + 2;
    return bytes.toString('latin1', from, used);
  });
  return used > bytes.length ? undefined : decoded;
}

function decodeValue(value: string): string {
  if (/^[Hh][Tt]{2}[Pp][Ss]?-3A__/.test(value)) return unescapeAll(value.replaceAll('-', '%').replaceAll('_', '/'));
  let decoded = unescapeAll(value);
  for (let more = 2; more > 0 && !/^https?:\/\//is.test(decoded); --more) decoded = unescapeAll(decoded);
  return decoded;
}

function wrappedIn({ whole, path, query, fragment }: Address): string[] {
  const from = (text: string) => /http.*$/is.exec(text)?.[0];
  const third = decodeThird(whole);
  const inPath = from(path);
  const inQuery = query.split('&').flatMap((part) => {
    const value = from(part);
    if (value === undefined) return [];
    const decoded = decodeValue(value);
    return [fragment.startsWith('sl') && !decoded.includes('#') ? `${decoded}#${fragment}` : decoded];
  });
  return [...(third ? [third] : []), ...(inPath === undefined ? [] : [decodeValue(inPath)]), ...inQuery];
}

const isOtherSite = (code: string) => code === 'link_malformed' || code === 'link_not_a_share';
function moreTelling(first: string, second: string): string {
  if (!isOtherSite(first)) return first;
  return isOtherSite(second) && first === 'link_not_a_share' ? first : second;
}

function readAddress(bytes: string, options: ReadOptions, wrappers = 0): ReadLink {
  const address = splitAddress(bytes);
  const { host } = address.origin;
  const own = attempt(() => readShareAddress(address, options));
  if ('value' in own) return own.value;
  const isKnown = wrapperHosts.some((known) => `.${host.replace(/\.$/, '')}`.endsWith(`.${known}`));
  if (!isOtherSite(own.code) && !isKnown) refuse(own.code);
  let code = 'link_not_a_share';
  for (const inner of wrappedIn(address)) {
    if (wrappers === 3) refuse('link_wrapped');
    const read = attempt(() => readAddress(inner, options, wrappers + 1));
    if ('value' in read) return { ...read.value, wrapper: Buffer.from(host, 'latin1').toString() };
    if (read.code !== 'link_malformed') code = moreTelling(code, read.code);
  }
  return refuse(isKnown && code === 'link_not_a_share' ? 'link_wrapped' : code);
}

/** An address up to the end of its host; `://` after one of `/ ? #` is another address's. */
const upToHost = (bytes: string) => /^(?:[^/?#]*?:\/\/)?[^/?#]*/.exec(bytes)?.[0] ?? '';

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const unseen = [0xad, ...range(0x200b, 0x200f), ...range(0x202a, 0x202e), ...range(0x2060, 0x206f), 0xfeff]
  .map((codePoint) => bytesOf(String.fromCodePoint(codePoint)))
  .flatMap((bytes) => [bytes, bytes.replaceAll(/./gs, (byte) => `%(?:25){0,2}${byte.charCodeAt(0).toString(16)}`)])
  .map((spelling) => spelling.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`));
const inserted = new RegExp(unseen.join('|'), 'g');

function readMended(bytes: string, options: ReadOptions): ReadLink {
  const read = attempt(() => readAddress(bytes, options));
  if ('value' in read) return read.value;
  if (!mayGoOn(read.code)) refuse(read.code);
  const host = upToHost(bytes);
  const rest = bytes.slice(host.length);
  const mended = host + rest.replaceAll(inserted, '');
  const again = mended === bytes ? read : attempt(() => readAddress(mended, options));
  return 'value' in again ? again.value : refuse(read.code);
}

// Text

const separators = '\\t\\n\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"<>()`|{}';
const schemes = /(?<![A-Za-z0-9])https?:\/\//gi;
/** Behind an escape too; the first one of a word alone. */
const firstScheme = new RegExp(`(?<=^|[^A-Za-z0-9]|(${escapeOfByte.source}))https?://`, 'gi');
function findFirst(word: string): number | undefined {
  for (const { index, 1: before } of word.matchAll(firstScheme)) {
    if (before === undefined || !/[A-Za-z0-9/_=%?&:]/.test(unescapeTimes(before, 3))) return index;
  }
  return undefined;
}
const marks = [
  ...['\\u00a0-\\u00bf', '\\u2000-\\u2bff', '\\u2e00-\\u2e7f', '\\u3000-\\u303f', '\\ufd3e\\ufd3f', '\\ufe00-\\ufe6f'],
  ...[
    '\\ufeff-\\uff0f',
    '\\uff1a-\\uff20',
    '\\uff3b-\\uff40',
    '\\uff5b-\\uff65',
    '\\ufff0-\\u{1fbff}',
    '\\u{e0000}-\\u{10ffff}',
  ],
];
const openings = new RegExp(`^["'\`<([{*_~#>\\-${marks.join('')}]+`, 'u');

interface Place {
  readonly text: string;
  readonly end: number;
  readonly hasScheme: boolean;
}

const gapOf = (text: string) => /^ *[\t\n\r][ \t\n\r>]*/.exec(text)?.[0] ?? '';

/** @param isCut whether the address that was given last may go on in the next word. */
function* placesIn(text: string, isCut: () => boolean): Generator<Place> {
  let mayBeRest = false;
  let isFirst = true;
  for (const { 0: word, index } of text.matchAll(new RegExp(`[^${separators}]+`, 'gu'))) {
    const first = findFirst(word) ?? word.length;
    const all = [...word.matchAll(schemes)].map((match) => match.index).filter((at) => at > first);
    const others = all.filter((at) => !'/_=%?&:'.includes(word.charAt(at - 1)));
    const starts = first < word.length ? [first, ...others] : [];
    for (const [i, start] of starts.entries()) {
      const end = starts[i + 1] ?? word.length;
      yield { text: word.slice(start, end), end: index + end, hasScheme: true };
      mayBeRest = isCut();
    }
    const bare = word.replace(openings, '');
    if (starts.length === 0 && !mayBeRest && /\/(shared|s)\//.test(bare)) {
      yield { text: bare, end: index + word.length, hasScheme: false };
    } else if (starts.length === 0) {
      const isHostCut = word.endsWith('=') || (isFirst && /\../s.test(word));
      const end = index + word.length;
      mayBeRest = (mayBeRest || isHostCut) && gapOf(text.slice(end, end + 10_000)) !== '';
    }
    isFirst = false;
  }
}

const mayGoOn = (code: string) => isOtherSite(code) || ['link_damaged', 'link_wrapped'].includes(code);

/** @param onCut hears that the address, as far as its word goes, is one that may go on. */
function readPlace(text: string, place: Place, options: ReadOptions, onCut: () => void): ReadLink {
  let bytes = bytesOf(place.text);
  if (bytes.length > 8192) refuse('link_too_long');
  let { end } = place;
  let read = attempt(() => readMended(bytes, options));
  if ('code' in read && place.hasScheme && mayGoOn(read.code)) onCut();
  for (let words = 1; 'code' in read && mayGoOn(read.code); ++words) {
    const gap = gapOf(text.slice(end, end + 10_000));
    const [word = ''] = new RegExp(`^[^${separators}]+`, 'u').exec(text.slice(end + gap.length)) ?? [];
    const inPath = /^[^:]*:\/\/.*\//s.test(bytes);
    const isPart = findFirst(word) === undefined && (inPath || /^[/?#]/.test(word));
    if (!place.hasScheme || !gap || !word || words >= 32 || !isPart) break;
    if (bytes.length + bytesOf(word).length > 8192) break;
    end += gap.length + word.length;
    bytes += bytesOf(word);
    const joined = attempt(() => readMended(bytes, options));
    read = 'value' in joined ? joined : { code: moreTelling(read.code, joined.code) };
  }
  return 'value' in read ? read.value : refuse(read.code);
}

interface Found {
  readonly links: readonly ReadLink[];
  readonly code: string;
}

function scan(text: string, options: ReadOptions): Found {
  const links: ReadLink[] = [];
  let code = 'link_malformed';
  let isCut = false;
  for (const place of placesIn(text, () => isCut)) {
    if (links.length === 16) break;
    isCut = false;
    const read = attempt(() =>
      readPlace(text, place, options, () => {
        isCut = true;
      }),
    );
    if ('code' in read) {
      code = moreTelling(code, read.code);
      continue;
    }
    const { value } = read;
    const same = links.findIndex(
      ({ server, id, fragment }) => server === value.server && id === value.id && fragment === value.fragment,
    );
    if (same < 0) links.push(value);
    else if (links[same]?.wrapper !== undefined && value.wrapper === undefined) links[same] = value;
  }
  return { links, code };
}

function undoQuotedPrintable(text: string): string | undefined {
  if (!/=3D|=\r?\n/.test(text)) return undefined;
  const bytes = bytesOf(text).replaceAll(/=\r?\n|=[0-9a-f]{2}/gi, (all) =>
    all.endsWith('\n') ? '' : String.fromCharCode(Number.parseInt(all.slice(1), 16)),
  );
  const decoded = isWellFormed(bytes)
    ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(bytes, 'latin1'))
    : undefined;
  return decoded === undefined || controls.test(decoded) ? undefined : decoded;
}

/** Whether a tab or line break stands before the end of the host. */
function isHostBroken(bytes: string, address: string, isEncoded: boolean): boolean {
  const start = isEncoded ? address : upToHost(address);
  return !bytes.replace(/^[\t\n\r "'`<([{*\x80-\xff]+/, '').startsWith(start);
}

const bareHash = new RegExp(`(?:${percentHash}|${htmlHash})(?=sl)`);

function readAlone(text: string, options: ReadOptions): ReadLink {
  const alone = bytesOf(text.replaceAll(/[\t\n\r]/g, ''))
    .replace(/^[ "'`<([{*\x80-\xff]+/, '')
    .replace(/[ "'`>)\]}*~.,;:!?|\x80-\xff]+$/, '');
  if (alone === '') refuse('link_empty');
  if (alone.length > 8192 || alone.includes(' ')) refuse('link_malformed');
  const isEncoded = /^https?%/i.test(alone);
  const first = /#|$/.exec(alone);
  const encoded = bareHash.exec(alone);
  const isEncodedHash = encoded && first && encoded.index < first.index && !alone.startsWith('sl', first.index + 1);
  const hash = isEncodedHash ? encoded : first;
  const start = cut(alone.slice(0, hash?.index), '-_+/=%');
  if (isEncoded || !isBareId(alone.slice(0, hash?.index))) {
    if (isHostBroken(bytesOf(text), alone, isEncoded)) refuse('link_malformed');
    return readMended(isEncoded ? unescapeTimes(alone, 3) : alone, options);
  }
  if (isUuid(start)) refuse('link_legacy_key');
  const id = readMarkedId(start);
  const fragment = hash?.[0] ? readFragment(alone.slice(hash.index + hash[0].length)) : undefined;
  if (fragment !== undefined) readKey(fragment, id);
  const server = readServer(options.server ?? refuse('server_required'), options.http);
  return { server, id, page: '', ...(fragment !== undefined && { fragment }) };
}

function readOnce(text: string, options: ReadOptions): ReadLink {
  let found = scan(text, options);
  const decoded = found.links.length === 0 ? undoQuotedPrintable(text) : undefined;
  const again = decoded === undefined ? undefined : scan(decoded, options);
  if (again && again.links.length > 0) found = again;
  if (found.links.length > 1) refuse('link_ambiguous');
  const [link] = found.links;
  if (link) return link;
  const alone = attempt(() => readAlone(text, options));
  return 'value' in alone ? alone.value : refuse(moreTelling(found.code, alone.code));
}

/** @param text as JavaScript has it; what is not well-formed has no bytes. */
export function readText(text: string, options: ReadOptions = {}): ReadLink {
  if (!text.isWellFormed()) refuse('link_malformed');
  if (Buffer.byteLength(text) > 1_048_576) refuse('link_too_long');
  if (controls.test(text)) refuse('link_malformed');
  const first = attempt(() => readOnce(text, { ...options, http: 'any_host' }));
  const isRespelled = 'value' in first && hasOtherSpellings(first.value.page);
  const read = isRespelled ? first.value : readOnce(text, options);
  if (!hasOtherSpellings(read.page)) return read;
  const page = asAsked(read.page) ?? refuse('link_malformed');
  const { server, page: own } = readOnce(`${page}/shared/secret/${read.id}`, options);
  return { ...read, server, page: own };
}
