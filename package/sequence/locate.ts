/** The first step of every sequence: which share is meant, and whom to ask for it. */
import type { OpeningCore } from '../core/opening-core.ts';
import type { Failure, LinkOptions, ShareAddress } from '../types.ts';

/** An address takes the same rules as a link's: a password must not go out by http because of how it was passed. */
export function locate(core: OpeningCore, link: string | ShareAddress, options: LinkOptions): ShareAddress | Failure {
  if (typeof link === 'string') {
    const parsed = core.parseLink(link, options);
    // Whom to ask is for a person to say: the text shows another host.
    const agreed = !('wrapper' in parsed) || options.server !== undefined;
    return agreed ? parsed : core.buildFailure('access', 'link_wrapped');
  }
  if (typeof link?.server !== 'string') throw new TypeError('pass a link as text, or an address with server and id');
  const parsed = core.parseServer(link.server, options);
  return 'server' in parsed ? { ...link, server: parsed.server } : parsed;
}
