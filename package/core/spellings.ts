/**
 * Hosts that have other spellings: what the core gets is the one that the runtime's fetch would ask. A browser has done as
 * much to what stands in its address bar.
 */
import type { Failure, LinkOptions, ShareLink } from '../types.ts';
import { httpOf, loneSurrogate, utf8 } from './inputs.ts';
import { opaque, wiped } from './opening-core.ts';
import type { RawCore, RawLink, RawOpeningCore } from './raw-core.ts';

const anyHost = httpOf('any_host');

/** Whether a host may be another one to the runtime's fetch than it looks, or have other spellings. */
function hasOtherSpelling(text: string): boolean {
  return /\P{ASCII}|[Xx][Nn]--|\[/u.test(text);
}

/**
 * The part of "Server" that needs Unicode tables: the runtime's own URL parser, the one that its fetch asks, says what
 * an international host is. PROTOCOL.md "Server".
 *
 * @param server as the core has read it, or a page. What comes back goes through the core again, so that its rules apply to it.
 * @returns undefined where the runtime refuses the host.
 */
function asciiServer(server: string): string | undefined {
  if (!URL.canParse(server)) return undefined;
  const { origin, pathname } = new URL(server);
  return pathname === '/' ? origin : origin + pathname;
}

/** @returns an address that the core is to read: as given, or its ASCII form, or what the core refuses. */
export function serverBytes(raw: RawOpeningCore, server: string | undefined, name = 'server'): Uint8Array {
  const text = utf8(server, name);
  if (server === undefined || !hasOtherSpelling(server)) return text;
  const parsed = raw.parseServer(text, anyHost);
  if (!('server' in parsed)) return text;
  return utf8(asciiServer(parsed.server) ?? '\ud800', name);
}

/** @param found is not used any more. */
function wipeKey(found: RawLink | Failure): void {
  if ('key' in found) found.key?.fill(0);
}

/** A link whose host has other spellings is one with the host that the runtime's fetch would ask. */
export function parseLink(raw: RawCore, link: string, { server, http: given }: LinkOptions): ShareLink | Failure {
  const http = httpOf(given);
  const named = serverBytes(raw, server);
  const read = (text: Uint8Array, policy: Uint8Array) => wiped(raw, () => raw.parseLink(text, named, policy));
  const text = utf8(link, 'link');
  // Seen in what was read: a wrapper can encode it.
  const isRespelled = (found: RawLink | Failure): found is RawLink => 'id' in found && hasOtherSpelling(found.page);
  let parsed = read(text, http);
  if (!('id' in parsed)) {
    // By plain http a host may be this machine only in its other spelling.
    const found = read(text, anyHost);
    if (isRespelled(found)) parsed = found;
    else wipeKey(found);
  }
  if (!isRespelled(parsed)) return opaque(parsed);
  const page = asciiServer(parsed.page);
  const plain =
    page === undefined ? loneSurrogate : utf8(raw.buildPlainLink(utf8(page, 'page'), utf8(parsed.id, 'id')), 'link');
  const again = read(plain, http);
  if ('id' in again) return opaque({ ...parsed, server: again.server, page: again.page });
  wipeKey(parsed);
  return again;
}
