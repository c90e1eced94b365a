/** Paths that a reader behind could take for a share's, though they are written otherwise. */
import { decodeFully } from './route.ts';

/** What the paths of shares are known by: their letters alone. */
const words = ['sharedsecret', 'sharedsealed', 'secretsharing'];
const plainPath = /^(\/[\w~-]+(\.[\w~-]+)*)+\/?$/;

/**
 * Whether a path names shares and has more in it than letters, digits, `-`, `_`, `~`, dots within names and single slashes.
 *
 * What a reader behind makes of the rest is its own affair: it decodes once or again, cuts, folds letters, takes one
 * character for another or for none. No path of a share needs any of that, so none goes on that has it.
 */
export function namesSharesOddly(pathname: string): boolean {
  if (plainPath.test(pathname)) return false;
  const letters = lettersOf(pathname);
  return words.some((word) => letters.includes(word));
}

/** @returns the path of the API that a plain path ends in for who cuts off its start; undefined where it names none. */
export function apiPathWithin(pathname: string): string | undefined {
  const [, rest] = /^.*\/((?:shared-secrets|secret-sharing)(?:\/.*)?)$/.exec(pathname) ?? [];
  return rest && `/api/v1/${rest}`;
}

/** In lower case, as who decodes it fully, folds letters of every script and leaves out marks would read it. */
function lettersOf(pathname: string): string {
  const folded = decodeText(decodeFully(pathname)).normalize('NFKD').toUpperCase().toLowerCase();
  return folded.replace(/[^a-z]/g, '');
}

/** Escapes of other than ASCII too, unless one of them is none. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
