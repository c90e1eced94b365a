/** "Text" once more, written from PROTOCOL.md alone: links in what a person pastes. */
import { bytesOf, controls, isWellFormed, separators, unescapeTimes } from './second-bytes.ts';
import { bareHash, escapeOfByte, isBareId, type ReadLink, readBareId } from './second-link.ts';
import { attempt, refuse } from './second-refusal.ts';
import { asAsked, hasOtherSpellings, type ReadOptions } from './second-server.ts';
import { isOtherSite, moreTelling, readAddress } from './second-wrapper.ts';

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

/** How far an address goes up to the slash after its base path; 0 without one. In a wrapper it is not seen. */
function upToRoute(bytes: string, { page, wrapper }: ReadLink): number {
  const names = page.split('/').length - 3;
  if (names < 1) return 0;
  if (wrapper !== undefined) return bytes.length;
  const rest = bytes.slice(upToHost(bytes).length).split('/');
  return upToHost(bytes).length + rest.slice(0, names + 1).join('/').length;
}

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
    const joined = attempt(() => {
      const link = readMended(bytes, options);
      return upToRoute(bytes, link) < bytesOf(place.text).length ? link : refuse('link_not_a_share');
    });
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

const named: Readonly<Record<string, string>> = {
  amp: '&',
  colon: ':',
  lowbar: '_',
  period: '.',
  quot: '"',
  sol: '/',
};
const unitsOfSource =
  /(?<run>\\+)(?:u00(?<json>[0-9a-fA-F]{2})|(?<mark>["#&\-./:=_]))?|&(?:#(?<decimal>\d{1,5})|#[xX](?<hexadecimal>[0-9a-fA-F]{1,4})|(?<name>[a-z]+));|./gs;

function meantBy({ json, mark, decimal, hexadecimal, name }: Readonly<Record<string, string | undefined>>): string {
  if (json ?? mark) return mark ?? String.fromCharCode(Number.parseInt(json ?? '', 16));
  if (name !== undefined) return named[name] ?? '';
  const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? '0', 16);
  return code === 0x23 ? '' : String.fromCharCode(code);
}

function undoSourceEscapes(text: string): string | undefined {
  let undone = '';
  let isInPath = false;
  let beforeHost = '';
  for (const { 0: unit, groups = {} } of text.matchAll(unitsOfSource)) {
    const meant = meantBy(groups);
    const mayStand =
      meant === ':'
        ? /https?$/i.test(undone.slice(-5))
        : /^["#&/=]$/.test(meant) || (isInPath && /^[-._]$/.test(meant));
    const added = mayStand ? meant : unit;
    if (added === '/') isInPath = beforeHost === '';
    else isInPath &&= /^[A-Za-z0-9#+\-._=]$/.test(added);
    if (added === '/') beforeHost &&= '/';
    else if (/^[:%]$/.test(added)) beforeHost = added;
    else if (beforeHost !== '%' || !/^[A-Za-z0-9]$/.test(added)) beforeHost = '';
    undone += added;
  }
  return undone === text ? undefined : undone;
}

/** Whether a tab or line break stands within what an address begins with. */
function isBroken(bytes: string, start: string): boolean {
  return !bytes.replace(/^[\t\n\r "'`<([{*\x80-\xff]+/, '').startsWith(start);
}

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
  if (isEncoded || !isBareId(alone.slice(0, hash?.index))) {
    if (isBroken(bytesOf(text), isEncoded ? alone : upToHost(alone))) refuse('link_malformed');
    if (isEncoded) return readMended(unescapeTimes(alone, 3), options);
    const link = readMended(alone, options);
    return isBroken(bytesOf(text), alone.slice(0, upToRoute(alone, link) + 1)) ? refuse('link_malformed') : link;
  }
  const after = hash?.[0] ? alone.slice(hash.index + hash[0].length) : undefined;
  return readBareId(alone.slice(0, hash?.index), after, options);
}

function readOnce(text: string, options: ReadOptions): ReadLink {
  let found = scan(text, options);
  for (const undo of [undoQuotedPrintable, undoSourceEscapes]) {
    if (found.links.length > 0) break;
    const undone = undo(text);
    const again = undone === undefined ? found : scan(undone, options);
    const links = again.links.filter(({ page }) => page.split('/').length === 3);
    if (links.length > 0) found = { ...again, links };
  }
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
