/** "Wrapper" once more, written from PROTOCOL.md alone. */
import { unescapeAll } from './second-bytes.ts';
import { type Address, type ReadLink, readShareAddress, splitAddress } from './second-link.ts';
import { attempt, refuse } from './second-refusal.ts';
import type { ReadOptions } from './second-server.ts';

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

function wrappedIn({ whole, base, path, query, fragment }: Address): string[] {
  const from = (text: string) => /http.*$/is.exec(text)?.[0];
  const third = decodeThird(whole);
  const inPath = from(base + path);
  const inQuery = query.split('&').flatMap((part) => {
    const value = from(part);
    if (value === undefined) return [];
    const decoded = decodeValue(value);
    return [fragment.startsWith('sl') && !decoded.includes('#') ? `${decoded}#${fragment}` : decoded];
  });
  return [...(third ? [third] : []), ...(inPath === undefined ? [] : [decodeValue(inPath)]), ...inQuery];
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
