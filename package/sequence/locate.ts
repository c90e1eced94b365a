/** The first step of every sequence: which share is meant, and whom to ask for it. */
import { linkKeyBytes } from '../core/link-key.ts';
import type { OpeningCore } from '../core/opening-core.ts';
import { refuse } from '../core/refuse.ts';
import type { Failure, LinkOptions, LinkOrAddress, SealedLink, ShareAddress, ShareLink } from '../types.ts';

/** An address takes the same rules as a link's: a password must not go out by http because of how it was passed. */
export function locate(
  core: OpeningCore,
  link: LinkOrAddress,
  options: LinkOptions,
): ShareLink | ShareAddress | Failure {
  if (typeof link === 'string') {
    const parsed = core.parseLink(link, options);
    // Whom to ask is for a person to say: the text shows another host.
    if (!('wrapper' in parsed) || options.server !== undefined) return parsed;
    wipeParsed(link, parsed);
    return core.buildFailure('access', 'link_wrapped');
  }
  refuse(() => !isLocated(link) && 'pass a link as text or as parseLink gave it, or a ShareAddress');
  const parsed = core.parseServer(link.server, options);
  return 'server' in parsed ? { ...link, server: parsed.server } : parsed;
}

/** What `peek` gave has a server, too, and no id of its own. */
function isLocated(link: { readonly server?: unknown } | undefined): boolean {
  return typeof link?.server === 'string' && Object.hasOwn(link, 'id');
}

/** For a step that needs no key. */
export function locateAddress(core: OpeningCore, link: LinkOrAddress, options: LinkOptions): ShareAddress | Failure {
  const share = locate(core, link, options);
  if (!('id' in share)) return share;
  wipeParsed(link, share);
  return addressOf(share);
}

export function addressOf({ server, id, subOrganization }: ShareLink | ShareAddress): ShareAddress {
  return { server, id, ...(subOrganization !== undefined && { subOrganization }) };
}

export function isSealed(share: ShareLink | ShareAddress): share is SealedLink {
  return 'kind' in share && share.kind === 'sealed';
}

/** A key that came of a text here is in nobody else's hands. */
export function wipeParsed(link: LinkOrAddress, share: ShareLink | ShareAddress): void {
  if (typeof link === 'string' && isSealed(share)) linkKeyBytes(share.key).fill(0);
}
