/** Whom the limits take for one client: an IPv4 address, or the half of an IPv6 address that one customer has. */

/** What the platforms say about who asks. */
interface Asked {
  readonly headers: Headers;
  readonly cf?: { readonly clientIp?: string };
}

/**
 * @param proxies addresses whose `x-forwarded-for` is believed: its last entry is whom that proxy has seen.
 * @returns '' where the platform does not tell.
 */
export function clientNetwork({ headers, cf }: Asked, proxies: readonly string[]): string {
  // Self-hosted workerd tells address and port; only Cloudflare's own network sets the header beyond a client's reach.
  const address = cf?.clientIp === undefined ? headers.get('cf-connecting-ip') : withoutPort(cf.clientIp);
  if (!address) return '';
  if (!proxies.some((proxy) => oneSpelling(proxy) === oneSpelling(address))) return networkOf(address);
  return networkOf(headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || address);
}

function withoutPort(address: string): string {
  return address.replace(/^\[(.*)\]:\d+$|^([^:]*):\d+$/, '$1$2');
}

/** The URL parser brings every spelling of an IPv6 address into one. */
function oneSpelling(address: string): string {
  const url = `http://[${address}]`;
  return address.includes(':') && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address;
}

function networkOf(address: string): string {
  const spelled = oneSpelling(address);
  if (!spelled.includes(':')) return address;
  const [head = '', tail] = spelled.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const all =
    tail === undefined
      ? groups
      : [...groups, ...Array(Math.max(0, 8 - groups.length - after.length)).fill('0'), ...after];
  const mapped = /^(0:){5}ffff:(\w+):(\w+)$/.exec(all.join(':'));
  if (mapped) return mapped.slice(2).map(twoBytes).join('.');
  return `${all.slice(0, 4).join(':')}::/64`;
}

/** Of an IPv4 address within an IPv6 one. */
function twoBytes(group: string): string {
  const value = Number.parseInt(group, 16);
  return `${value >> 8}.${value & 0xff}`;
}
