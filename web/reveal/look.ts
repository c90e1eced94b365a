/** From a link, or a text with one in it, to what the page shows of its share. Spends no view. */
import type { Core } from '../../package/core/core.ts';
import type { OpeningCore } from '../../package/core/opening-core.ts';
import type { Opener } from '../../package/opener.ts';
import type { Failure, LinkOptions, ShareLink } from '../../package/types.ts';
import type { LoadedSettings } from '../kit/page-settings.ts';
import { afterPeek } from './next-state.ts';
import type { PageState } from './state.ts';
import type { ReplyKeyStore } from './stored-reply-keys.ts';

export interface LookParts {
  readonly sharelink: Pick<Opener<Pick<OpeningCore, 'parseLink'>>, 'loadCore' | 'peek'>;
  readonly replyKeyStore: Pick<ReplyKeyStore, 'find'>;
  /** The operator's. Never rejects, and settles soon: a secret that was opened is not shown before. */
  readonly settings: Promise<LoadedSettings>;
  /** Address of this page, without the path of a share. */
  readonly ownPage: string;
  /** Address of the API server that the operator of a static host named; '' where links tell it themselves. */
  readonly server: string;
  /** Of the reader, once the server wanted one. It goes with all that is asked of it until another link is looked at. */
  readonly account: { token?: string | undefined };
  /**
   * Loads what finds links in texts, and makes names of files safe: `sharelink` may know addresses alone. Rejects where it does
   * not come soon.
   */
  loadWholeCore(): Promise<Pick<Core, 'parseLink' | 'findLinks' | 'safeFileName'>>;
  /** Puts a link in the place of one that stands in the address bar. @returns false where it does not stand there. */
  cleanAddress(link: string, clean: string): boolean;
  /** Says that this is the link in the address bar. */
  atAddress(share: ShareLink): void;
}

export interface Look {
  /** An address with more or less than a link in it is read as any text is. */
  atAddress(address: string): Promise<PageState>;
  inText(text: string, onFailure: (failure: Failure) => PageState): Promise<PageState>;
  peek(share: ShareLink): Promise<PageState>;
}

export function createLook(parts: LookParts): Look {
  const { sharelink, replyKeyStore, ownPage, server } = parts;
  const options: LinkOptions = server ? { server } : {};

  /** A bare id and a link of this page are this page's server's, whatever its host is called. */
  const parse = ({ parseLink }: Pick<OpeningCore, 'parseLink'>, link: string): ShareLink | Failure => {
    const parsed = parseLink(link, options);
    // Where a server is named it is not required.
    if (parsed.kind === 'server_required') return parseLink(link, { server: ownPage });
    return !server && 'page' in parsed && parsed.page === ownPage ? { ...parsed, server: ownPage } : parsed;
  };

  const peek = async (share: ShareLink): Promise<PageState> => {
    const outcome = await sharelink.peek(share, parts.account);
    const isFound = outcome.kind === 'available';
    const found = isFound && share.server === ownPage ? share.id : undefined;
    // The view waits for no logo.
    void parts.settings.then(({ showOrganizationOf }) => showOrganizationOf?.(found));
    const said = isFound ? outcome.confirm : undefined;
    const confirm = said ?? (await parts.settings).confirm ?? 'auto';
    return afterPeek(share, outcome, confirm, replyKeyStore.find(share.id));
  };

  const atLink = (link: ShareLink): PageState | Promise<PageState> =>
    link.server === (server || ownPage) ? peek(link) : { kind: 'elsewhere', link };

  const inText: Look['inText'] = async (text, onFailure) => {
    const core = await parts.loadWholeCore();
    const parsed = parse(core, text);
    if (parsed.kind === 'link_ambiguous') return { kind: 'choosing', links: core.findLinks(text, options) };
    if (!('id' in parsed)) return onFailure(parsed);
    // With a server, for an id that has its link's end and no host.
    const [link = text] = core.findLinks(text, { server: parsed.server });
    const isCleaned = parsed.page === ownPage && parts.cleanAddress(text, link);
    if (isCleaned) parts.atAddress(parsed);
    return isCleaned && parsed.hashEncoded ? { kind: 'key_sent', share: parsed } : atLink(parsed);
  };

  const firstFailure = (failure: Failure): PageState =>
    failure.kind === 'link_not_a_share' || failure.kind === 'link_empty'
      ? { kind: 'paste', link: '' }
      : { kind: 'failed', failure };

  return {
    atAddress: async (address) => {
      const parsed = parse(await sharelink.loadCore(), address);
      const isAlone = 'id' in parsed && !/\s/.test(address) && !parsed.hashEncoded && !parsed.wrapper;
      if (!isAlone) return inText(address, firstFailure);
      parts.atAddress(parsed);
      return atLink(parsed);
    },
    inText,
    peek,
  };
}
