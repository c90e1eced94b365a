/** "Server" once more, written from PROTOCOL.md alone. */
import { bytesOf, isWellFormed, lower } from './second-bytes.ts';
import { attempt, refuse } from './second-refusal.ts';

export interface ReadOptions {
  readonly server?: string | undefined;
  readonly http?: 'loopback_only' | 'any_host' | undefined;
}

export interface Origin {
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

export function readAuthority(scheme: string, authority: string): Origin | undefined {
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(lower(authority)) ?? [];
  if (!isHost(host)) return undefined;
  if (port === undefined) return { scheme, host, port: '' };
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port) || number === 0 || number > 65535) return undefined;
  return { scheme, host, port: number === (scheme === 'https' ? 443 : 80) ? '' : String(number) };
}

/** Rule 7 of "Server". */
export function basePathIn(path: string): string {
  const [base = ''] = /^(?:\/(?!(?:\.*|api|s|share|shared)(?:\/|$))[A-Za-z0-9\-._~]+(?=\/|$))*/.exec(path) ?? [];
  return base.length > 200 ? '' : base;
}

export const write = ({ scheme, host, port }: Origin) => `${scheme}://${host}${port && `:${port}`}`;
export const isLoopback = (host: string) =>
  /^(.*\.)?localhost\.?$/s.test(host) ||
  host === '[::1]' ||
  (host.startsWith('127.') && isIpv4(host.replace(/\.$/, '')));

export function cloudOf({ host, port }: Origin): string | undefined {
  if (port !== '') return undefined;
  if (/^(app|share|us)\.infisical\.com\.?$/.test(host)) return 'https://us.infisical.com';
  return /^eu\.infisical\.com\.?$/.test(host) ? 'https://eu.infisical.com' : undefined;
}

export function serverOf(origin: Origin, base: string, http: ReadOptions['http']): string {
  const isAllowed = origin.scheme === 'https' || http === 'any_host' || isLoopback(origin.host);
  return cloudOf(origin) ?? (isAllowed ? write(origin) + base : refuse('link_insecure'));
}

export const hasOtherSpellings = (origin: string) => /\P{ASCII}|[Xx][Nn]--|\[/u.test(origin);

export function asAsked(origin: string): string | undefined {
  const text = Buffer.from(origin, 'latin1').toString();
  return URL.canParse(text) ? new URL(text).href.replace(/\/$/, '') : undefined;
}

/** Rules 1, 2, 4, 5 and 6 of "Server". */
function readServerOnce(bytes: string, http: ReadOptions['http']): string {
  if (bytes.length > 1024 || !isWellFormed(bytes)) refuse('server_invalid');
  const region = lower(bytes);
  if (region === 'us' || region === 'eu') return `https://${region}.infisical.com`;
  const [, scheme = '', authority = '', base = ''] =
    /^(https?):\/\/([^/]*)(.*?)\/?$/is.exec(bytes) ?? refuse('server_invalid');
  const origin = readAuthority(lower(scheme), authority) ?? refuse('server_invalid');
  if (basePathIn(base) !== base || (base !== '' && cloudOf(origin))) refuse('server_invalid');
  return serverOf(origin, base, http);
}

export function readServer(text: string, http?: ReadOptions['http']): string {
  if (!text.isWellFormed()) refuse('server_invalid');
  const bytes = bytesOf(text);
  if (!hasOtherSpellings(bytes)) return readServerOnce(bytes, http);
  const first = attempt(() => readServerOnce(bytes, 'any_host'));
  if ('code' in first) return refuse(first.code);
  return readServerOnce(asAsked(first.value) ?? refuse('server_invalid'), http);
}
