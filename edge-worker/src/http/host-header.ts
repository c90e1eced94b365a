/** A Host header that one reader takes for another host than the next one does. */

/** What a host is made of once browsers have brought it into ASCII; no `/`, `?`, `#`, `@`, `\`, comma or white space. */
const oneHost = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d*)?$/i;

/**
 * Whether the header names one host, and the URL has the same.
 *
 * A runtime puts header and request target together into the URL unread, or goes by the first of two headers.
 */
export function agreesWithHost({ headers }: Request, { protocol, host }: URL): boolean {
  const named = headers.get('host');
  if (named === null) return true; // the URL alone is judged then
  return oneHost.test(named) && (named === host || URL.parse(`${protocol}//${named}`)?.host === host);
}
