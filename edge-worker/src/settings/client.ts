/** Who asks: whom the limits count for one, and whom the server behind is told of. */
import ipaddr from 'ipaddr.js';
import { splitList } from './list.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Addresses whose `x-forwarded-for` is believed. */
export interface Proxies {
  readonly ranges: readonly (readonly [Address, number])[];
  /** Whoever speaks over a unix socket is on this machine and has no address. */
  readonly unix: boolean;
}

export interface Client {
  /** Canonical; '' where nobody told one that can be read. */
  readonly address: string;
  /** Whose requests are counted together: an IPv4 address, or the /64 that one device has. */
  readonly network: string;
  /** Whose wrong passwords are counted together: an IPv4 address, or the /48 that one customer may have. */
  readonly site: string;
  /** On this machine itself, with nothing forwarded: no limit of clients is for it. */
  readonly isLocal: boolean;
  /** Says that it speaks for others, and PROXIES does not list it. */
  readonly isUnlistedProxy: boolean;
}

/** What the platforms say about who asks. */
interface Asked {
  readonly headers: Headers;
  readonly cf?: {
    /** Address and port; self-hosted workerd and the stand-alone runtimes. */
    readonly clientIp?: string;
    /** Cloudflare's network alone says where it has taken the request in. */
    readonly colo?: string;
  };
}

/** What proxies add. A client on this machine that sends one of these speaks for somebody else. */
const forwardingHeaders = [
  'x-forwarded-for',
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-forwarded-host',
  'x-forwarded-proto',
];

/** @returns undefined where an entry is neither an address, nor a range of them, nor `unix`. */
export function parseProxies(text: string | undefined): Proxies | undefined {
  const entries = text === undefined ? [] : splitList(text);
  const ranges = entries?.filter((entry) => entry !== 'unix').map(parseRange);
  if (!entries || !ranges?.every((range) => range !== undefined)) return undefined;
  return { ranges, unix: entries.includes('unix') };
}

/**
 * The chain of `x-forwarded-for` is walked from the right, past listed proxies: the first address that is not listed is
 * the client. An entry that cannot be read ends the walk, and all whom such entries name count as one.
 */
export function clientOf(asked: Asked, proxies: Proxies): Client {
  const { headers, cf } = asked;
  const isCloudflare = typeof cf?.colo === 'string';
  const peerText = isCloudflare ? headers.get('cf-connecting-ip') : cf?.clientIp;
  const peer = peerText ? parseAddress(peerText) : undefined;
  const chain = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const isForwarded = chain[0] !== '' || chain.length > 1;
  const isTrusted = isListed(peer, proxies);
  if (!isTrusted || !isForwarded) {
    const isOnMachine = peer?.range() === 'loopback' || (peer === undefined && isTrusted);
    // A proxy that is listed and passes no address on does speak for others all the same.
    const isLocal = isOnMachine && !isCloudflare && !forwardingHeaders.some((name) => headers.has(name));
    return { ...named(peer), isLocal, isUnlistedProxy: isForwarded && !isCloudflare };
  }
  return { ...named(firstUnlisted(chain, proxies)), isLocal: false, isUnlistedProxy: false };
}

/** @param chain the nearest proxy last. */
function firstUnlisted(chain: readonly string[], proxies: Proxies): Address | undefined {
  let last: Address | undefined;
  for (const entry of chain.toReversed()) {
    last = parseAddress(entry);
    if (!last || !isListed(last, proxies)) return last;
  }
  return last;
}

function isListed(address: Address | undefined, { ranges, unix }: Proxies): boolean {
  if (!address) return unix;
  return ranges.some(([start, bits]) => start.kind() === address.kind() && address.match(start, bits));
}

/** With or without brackets and port; an IPv4 address within an IPv6 one is that IPv4 address. */
function parseAddress(text: string): Address | undefined {
  const [, bracketed, before] = /^\[(.*)\](?::\d{1,5})?$|^([^:]*):\d{1,5}$/.exec(text) ?? [];
  const address = (bracketed ?? before ?? text).replace(/%.*$/, '');
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address);
  return ipaddr.IPv6.isValid(address) ? ipaddr.process(address) : undefined;
}

function parseRange(text: string): readonly [Address, number] | undefined {
  const [address = '', bits, ...rest] = text.split('/');
  // A proxy has neither port nor brackets here, nor a zone.
  const start = /^[\da-f.:]+$/i.test(address) && !/\.\d+:/.test(address) ? parseAddress(address) : undefined;
  if (!start || rest.length > 0) return undefined;
  const widest = start.kind() === 'ipv4' ? 32 : 128;
  if (bits === undefined) return [start, widest];
  const isMapped = start.kind() === 'ipv4' && address.includes(':');
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) - (isMapped ? 96 : 0) : -1;
  return length >= 0 && length <= widest ? [start, length] : undefined;
}

function named(address: Address | undefined): Pick<Client, 'address' | 'network' | 'site'> {
  if (!address) return { address: '', network: 'unknown', site: 'unknown' };
  const text = address.toString();
  if (address.kind() === 'ipv4') return { address: text, network: text, site: text };
  const groups = (address as ipaddr.IPv6).parts.map((part) => part.toString(16));
  const first = (count: number) => `${groups.slice(0, count).join(':')}::/${count * 16}`;
  return { address: text, network: first(4), site: first(3) };
}
