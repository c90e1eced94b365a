/** Paths that a reader behind could take for a share's, though they are written otherwise. */
import { decodeFully } from './route.ts';

const plainPath = /^(\/[\w~-]+(\.[\w~-]+)*)+\/?$/;
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

/** @returns the path of the API that a plain path ends in for who cuts off its start; undefined where it names none. */
export function apiPathWithin(pathname: string): string | undefined {
  return /^.+(\/api\/v1\/(?:shared-secrets|secret-sharing)(?:\/.*)?)$/.exec(pathname)?.[1];
}

/** In lower case, and digits, as who folds letters of every script and leaves out marks would read them. */
function lettersOf(text: string): string {
  const folded = text.normalize('NFKD').toUpperCase().toLowerCase();
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
