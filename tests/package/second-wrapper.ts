/** "Wrapper" once more, written from PROTOCOL.md alone. */
import { unescapeAll } from './second-bytes.ts';
import { type Address, type ReadLink, readShareAddress, splitAddress } from './second-link.ts';
import { attempt, refuse } from './second-refusal.ts';
import type { ReadOptions } from './second-server.ts';

const wrapperHosts = [
  ...['safelinks.protection.outlook.com', 'urldefense.com', 'urldefense.proofpoint.com', 'linkprotect.cudasvc.com'],
  ...['mimecast.com', 'mimecastprotect.com', 'secure-web.cisco.com', 'protection.sophos.com', 'fireeye.com'],
  ...['trendmicro.com', 'emailprotection.link', 'inky.com', 'hornetsecurity.com', 'edgepilot.com', 'avanan.click'],
  ...['protect.checkpoint.com', 'clicktime.symantec.com', 'awstrack.me', 'ct.sendgrid.net', 'mandrillapp.com'],
  ...['list-manage.com', 't.co', 'bit.ly', 'lnkd.in', 'tinyurl.com'],
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

const escapes = (hex: string) => `%(25){0,2}${hex}`;
const carried = new RegExp(`https?((-3A__)|(:|${escapes('3a')})(/|(?<escape>${escapes('2f')}))).*$`, 'is');

function withBothSlashes(address: string): string {
  return address.replace(/^(https?:)\/(?!\/)/i, '$1//');
}

function decodeValue(value: string): string {
  if (/^[Hh][Tt]{2}[Pp][Ss]?-3A__/.test(value)) return unescapeAll(value.replaceAll('-', '%').replaceAll('_', '/'));
  let decoded = unescapeAll(value);
  for (let more = 2; more > 0 && !/^https?:\//is.test(decoded); --more) decoded = unescapeAll(decoded);
  return withBothSlashes(decoded);
}

function decodeBase64(part: string): string | undefined {
  const value = part.slice(part.indexOf('=') + 1).replace(/^a1/, '');
  if (!value.startsWith('aHR0c')) return undefined;
  const encoded = unescapeAll(value).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
  const bytes = Buffer.from(encoded, 'base64url');
  return bytes.toString('base64url') === encoded ? bytes.toString('latin1') : undefined;
}

function wrappedIn({ whole, base, path, query, fragment }: Address): string[] {
  const withFragment = (address: string) =>
    fragment.startsWith('sl') && !address.includes('#') ? `${address}#${fragment}` : address;
  const third = decodeThird(whole);
  const checkPoint = carried.exec(/\/___(.*)___\./s.exec(whole)?.[1] ?? '')?.[0];
  const inPath = carried.exec(base + path);
  const ofPath = inPath?.groups?.escape ? inPath[0].split('/', 1)[0] : inPath?.[0];
  const inQuery = query.split('&').map((part) => {
    const value = carried.exec(part)?.[0];
    return value === undefined ? decodeBase64(part) : decodeValue(value);
  });
  return [
    ...(third ? [withBothSlashes(third)] : []),
    ...(checkPoint === undefined ? [] : [decodeValue(checkPoint)]),
    ...[ofPath && decodeValue(ofPath), ...inQuery].flatMap((address) => (address ? [withFragment(address)] : [])),
  ].slice(0, 8);
}

export const isOtherSite = (code: string) => code === 'link_malformed' || code === 'link_not_a_share';
export function moreTelling(first: string, second: string): string {
  if (!isOtherSite(first)) return first;
  return isOtherSite(second) && first === 'link_not_a_share' ? first : second;
}

export function readAddress(bytes: string, options: ReadOptions, wrappers = 0): ReadLink {
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
