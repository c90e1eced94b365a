/** Paths that a reader behind could take for a share's, though they are written otherwise. */
import { decodeFully } from './route.ts';

const plainPath = /^(\/[\w~-]+(\.[\w~-]+)*)+\/?$/;
/** With something behind it: a pattern that was left open takes it for the same. */
const ofShare = /^(\/api\/v1\/(?:shared-secrets|secret-sharing)(?:\/shared)?(?:\/public)?\/[\w-]{43}(?:\/access)?)./;
/** What a server's pages are made of: no reader makes anything else of it, whatever the files are called. */
const ofPages = /^\/(assets|_next\/static)\//;
/** What the paths of shares are known by: their letters and digits alone. Of the API others have these words as names. */
const ofShares = { api: /v1(sharedsecrets|secretsharing)/, pages: /shared(secret|sealed)|secretsharing/ };

/**
 * Whether a path names shares and has more in it than letters, digits, `-`, `_`, `~`, dots within names and single slashes.
 *
 * What a reader behind makes of the rest is its own affair: it decodes once or again, cuts, folds letters, takes one
 * character for another or for none. No path of a share needs any of that, so none goes on that has it.
 */
export function namesSharesOddly(pathname: string): boolean {
  if (plainPath.test(pathname) || ofPages.test(pathname)) return false;
  const decoded = decodeText(decodeFully(pathname));
  return [decoded, decoded.replace(/;[^/]*/g, '')].map(lettersOf).some((letters) => {
    return (letters.startsWith('api') ? ofShares.api : ofShares.pages).test(letters);
  });
}

/** What a server tells of a share beside itself, to its members. */
const beside = /^\/api\/v1\/shared-secrets\/[\w-]{43}\/access-logs\/?$/;

/** @returns what a plain path can be taken for by who cuts off its start, or what follows a share's id or its access. */
export function pathsWithin(method: string, pathname: string): string[] {
  if (method === 'GET' && beside.test(pathname)) return [pathname];
  const [, path = pathname] = /^.+?(\/api\/v1\/(?:shared-secrets|secret-sharing)\/.*)$/.exec(pathname) ?? [];
  const [, cut = path] = ofShare.exec(path) ?? [];
  return [pathname, path, cut];
}

/** In lower case, and digits, as who folds letters of every script and leaves out marks would read them. */
function lettersOf(text: string): string {
  const folded = decodeFully(text.normalize('NFKD')).toUpperCase().toLowerCase();
  return folded.replace(/[^a-z\d]/g, '');
}

/** Escapes of other than ASCII too, unless one of them is none. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
