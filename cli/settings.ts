/** What options and environment say about servers, and what a link says. */
import { type Failure, loadCore, parseLink, type ShareLink } from '../package/hosts/node.ts';
import { openedMark } from '../package/words/opened-mark.ts';
import type { Arguments } from './arguments.ts';
import { CommandFailure, failBefore, type HintedFailure, ShareFailure, usageError } from './failures.ts';
import { decodeFile, decodeText, readStandardInput } from './input.ts';
import { escapeControls, note } from './output.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Enough of an id to tell two links apart; the rest of it opens the secret. */
const idCharsShown = 8;

const openedHint =
  'It is what a browser keeps of a link that was opened there: use the link as it was sent, which takes another view.';

export interface Settings {
  readonly args: Arguments;
  readonly server: string | undefined;
  readonly page: string | undefined;
  readonly token: string | undefined;
  readonly http: 'loopback_only' | 'any_host';
  readonly json: boolean;
  readonly signal: AbortSignal;
  /** @returns undefined where nobody is there to answer. */
  terminal(): Terminal | undefined;
}

export function readSettings(args: Arguments, signal: AbortSignal, cancel: () => void): Settings {
  const { env } = process;
  let terminal: { opened: Terminal | undefined } | undefined;
  return {
    args,
    server: args.value('server') ?? (env.SHARELINK_SERVER || undefined),
    page: args.value('page') ?? (env.SHARELINK_PAGE || undefined),
    token: env.SHARELINK_TOKEN || undefined,
    http: args.has('insecure-http') ? 'any_host' : 'loopback_only',
    json: args.has('json'),
    signal,
    terminal() {
      terminal ??= { opened: openTerminal(signal, cancel) };
      return terminal.opened;
    },
  };
}

/** A link, where to ask for it, and with which token. */
export interface Target {
  readonly link: ShareLink;
  readonly server: string;
  readonly token: string | undefined;
  /** What standard input held after the lines of link and token. */
  readonly rest: Buffer | undefined;
}

/** @throws ShareFailure where the link is not one, or does not say whom to ask. */
export async function readTarget(settings: Settings): Promise<Target> {
  const { args } = settings;
  const [operand] = args.operands;
  if (operand === undefined) throw usageError('The link is missing.', `See: sharelink ${args.command} --help`);
  let text = operand;
  let rest: Buffer | undefined;
  if (operand === '-') {
    const input = await readStandardInput(settings.signal, { code: 'link_too_long' });
    const hasMore = args.has('password-stdin') || args.has('token-stdin');
    // Without a second line the whole input is the link: mail programs break long ones into lines.
    const [link, after] = hasMore ? firstLine(input) : [input];
    text = decodeFile(link) ?? '\u0000';
    rest = after;
  }
  let { token } = settings;
  // Of a deletion it is another token.
  if (args.has('token-stdin') && args.command !== 'delete') {
    const input = rest ?? (await readStandardInput(settings.signal, { code: 'token_invalid' }));
    const [line, after] = args.has('password-stdin') ? firstLine(input) : [input];
    token = tokenOf(line);
    rest = after;
  }
  let link = await locate(text, settings);
  if (link.kind === 'link_ambiguous') {
    text = await choose(text, settings, link);
    link = await locate(text, settings);
  }
  if (!('id' in link)) throw new ShareFailure(withHint(link, text));
  await agree(link, settings);
  return { link, server: link.server, token: await tokenFor(link.server, { ...settings, token }), rest };
}

/** @returns the first line, and what follows it. */
function firstLine(input: Buffer): readonly [line: Buffer, after: Buffer] {
  const end = input.indexOf('\n');
  return end < 0 ? [input, input.subarray(input.length)] : [input.subarray(0, end), input.subarray(end + 1)];
}

/** The core refuses what is no token. */
export function tokenOf(bytes: Uint8Array): string {
  return decodeText(bytes)?.trim() ?? '\u0000';
}

/**
 * The option decides. SHARELINK_SERVER stands for it only where the link cannot tell: a link of someone else's would
 * otherwise be asked for at a server that it has nothing to do with.
 */
async function locate(text: string, { args, server, page, http }: Settings): Promise<ShareLink | Failure> {
  if (server === undefined || args.has('server')) return parseLink(text, { server, http });
  const own = await parseLink(text, { http });
  if (own.kind === 'server_required') return parseLink(text, { server, http });
  if (!('id' in own) || page === undefined || (await serverOf(page, http)) !== own.page) return own;
  return parseLink(text, { server, http });
}

/** What the text says about why it is no link. */
function withHint(failure: Failure, given: string): HintedFailure {
  const text = given.trim();
  if (text.endsWith(openedMark)) return { ...failure, hint: openedHint };
  const isAddress = failure.kind === 'link_wrapped' && URL.canParse(text);
  return isAddress ? { ...failure, hint: `It is an address of ${new URL(text).host}.` } : failure;
}

/** Several links stand in one text: asks which is meant. Shows no more of each than tells them apart. */
async function choose(text: string, settings: Settings, failure: Failure): Promise<string> {
  const links = (await loadCore()).findLinks(text, { http: settings.http });
  const terminal = settings.terminal();
  if (!terminal) throw new ShareFailure(failure);
  terminal.say('There are different links in this text:');
  for (const [index, link] of links.entries()) {
    const [, , host, ...path] = link.split('/');
    terminal.say(`  ${index + 1}  ${escapeControls(`${host}/…/${path.at(-1)?.slice(0, idCharsShown)}…`)}`);
  }
  const answer = await terminal.ask(`Which one? [1-${links.length}] `);
  const chosen = /^\d+$/.test(answer.trim()) ? links[Number(answer.trim()) - 1] : undefined;
  if (chosen === undefined) throw new ShareFailure(failure);
  return chosen;
}

/** Where a link leads is asked about where its text shows another host; who named that server has said it. */
async function agree({ wrapper, page, server, hashEncoded }: ShareLink, settings: Settings): Promise<void> {
  const { args, server: named, http } = settings;
  if (hashEncoded) {
    note(
      'The # of this link is percent-encoded: a browser that opened it so has sent its key to the server of the page.',
    );
  }
  if (wrapper === undefined || args.command === 'verify' || args.has('server')) return;
  if (named !== undefined && (await serverOf(named, http)) === server) return;
  const terminal = settings.terminal();
  if (!terminal) {
    const hint = `It is an address of ${escapeControls(wrapper)}, and leads to ${escapeControls(page)}.`;
    throw await failBefore('link_wrapped', { hint });
  }
  terminal.say(`This link is inside an address of ${escapeControls(wrapper)}. It leads to ${escapeControls(page)}.`);
  const answer = await terminal.ask('Ask that server? [y/N] ');
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new CommandFailure('not_confirmed', { what: 'You left it unopened.', next: '' });
}

/** A link can name any host: the token is for the server that its owner named. */
async function tokenFor(server: string, { args, server: named, token, http }: Settings): Promise<string | undefined> {
  if (token === undefined || args.command === 'verify' || args.command === 'delete') return undefined;
  if (named !== undefined && (await serverOf(named, http)) === server) return token;
  const name = args.has('token-stdin') ? 'The token' : 'SHARELINK_TOKEN';
  note(`${name} is not sent: this link is of another server than --server or SHARELINK_SERVER.`);
  return undefined;
}

export async function serverOf(server: string, http: Settings['http']): Promise<string | undefined> {
  const parsed = (await loadCore()).parseServer(server, { http });
  return 'server' in parsed ? parsed.server : undefined;
}
