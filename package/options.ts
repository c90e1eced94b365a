/** Options as a program without types may pass them: a mistyped name must not make another share than the one that was meant. */
import type { PeekOptions } from './sequence/peek.ts';
import type { RemoveOptions } from './sequence/remove.ts';
import type { RevealOptions } from './sequence/reveal.ts';
import type { ShareOptions } from './sequence/share.ts';
import type { SessionOption } from './sequence/token-session.ts';
import type { LinkOptions } from './types.ts';

type NameOf<Options> = Options extends unknown ? keyof Options : never;
/** Complete by its type: an option without its name here does not compile. */
type Names<Options> = { readonly [Name in NameOf<Options>]: true };

const linkNames: Names<LinkOptions> = { server: true, http: true };
const removeNames: Names<RemoveOptions> = { ...linkNames, fetch: true, signal: true, timeoutMs: true };
const tokenNames: Names<PeekOptions> = { ...removeNames, token: true };
const peekNames: Names<PeekOptions & SessionOption> = { ...tokenNames, session: true };
const revealNames: Names<RevealOptions & SessionOption> = {
  ...peekNames,
  password: true,
  peeked: true,
  replyKeys: true,
  onStep: true,
};
const shareNames: Names<ShareOptions> = {
  ...tokenNames,
  value: true,
  file: true,
  page: true,
  expiresIn: true,
  maxViews: true,
  allowDelete: true,
  password: true,
  onStep: true,
  sealed: true,
  preset: true,
  valueCharsMax: true,
};

const names = {
  parseLink: linkNames,
  peek: peekNames,
  reveal: revealNames,
  remove: removeNames,
  share: shareNames,
} as const;

/** @throws TypeError that names the option that there is not. */
export function checkNames(call: keyof typeof names, options: unknown): void {
  if (typeof options !== 'object' || options === null) {
    const needed = call === 'share' ? ': { value, server }' : '';
    throw new TypeError(`pass the options of ${call} as an object${needed}`);
  }
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(names[call], name));
  const known = Object.keys(names[call]);
  if (unknown !== undefined) throw new TypeError(`${call} has no option “${unknown}”; it has ${known.join(', ')}`);
  // What is copied is what an object itself has: a password that its class has would be left out.
  const inherited = known.find((name) => name in options && !Object.keys(options).includes(name));
  if (inherited !== undefined) throw new TypeError(`pass the option “${inherited}” as the object’s own`);
}
