/** `sharelink share`: secret -> password -> share -> link. */
import {
  share as createShare,
  type Failure,
  loadCore,
  type MaxViews,
  type NewContent,
  nodeHost,
  type Shared,
  type ShareOptions,
} from '../package/hosts/node.ts';
import { type LimitsAnswer, loadLimits } from '../package/sequence/limits.ts';
import { defaultMaxViews, infisicalValueCharsMax } from '../package/sequence/share.ts';
import { hasInvisibleEnds } from '../package/words/invisible-ends.ts';
import { checkContent, hint, limitOf, type Room, readContent } from './content.ts';
import { failBefore, type HintedFailure, usageError } from './failures.ts';
import { readStandardInput } from './input.ts';
import { checkNotDiscarded, checkStandardOutput, createOutputFile, jsonLine, note, writeOut } from './output.ts';
import { askTwice, createStopwatch, invisibleEndsSentence, passwordOf } from './password.ts';
import { type Settings, serverOf } from './settings.ts';
import { sizeText } from './sizes.ts';

/** A server without limits may answer nothing. */
const limitMs = 5000;

export async function share(settings: Settings): Promise<HintedFailure | undefined> {
  const { args, server, page, token, http, signal } = settings;
  checkCombination(settings);
  if (server === undefined) throw await failBefore('server_required');
  const maxViews = parseMaxViews(args.value('max-views'));
  checkNotDiscarded('link');
  checkStandardOutput('link');
  const allowDelete = args.has('allow-delete');
  const given = parseCount(args.value('value-chars-max'), 'value-chars-max');
  const limits = await askLimits(settings);
  if (allowDelete && (limits === 'none' || (typeof limits === 'object' && limits.allowsDelete === false))) {
    throw usageError('This server does not offer --allow-delete.', 'Leave it out, or use a worker with its own store.');
  }
  const valueCharsMax = given ?? (typeof limits === 'object' ? limits.valueCharsMax : undefined);
  const room = args.has('plain') ? { hint: () => '' } : await roomOf(settings, valueCharsMax);
  const content = await readContent(settings, room);
  const password = await readPassword(settings);
  if (password !== undefined && hasInvisibleEnds(password))
    note(`${invisibleEndsSentence} Whoever opens the link has to type it too.`);
  const stopwatch = createStopwatch();
  const expiresIn = args.value('expires-in');
  const how = { expiresIn, maxViews, allowDelete, password, signal, onStep: stopwatch.onStep };
  const common = { server, page, token, http, ...how };
  const options: ShareOptions = args.has('plain')
    ? { ...common, sealed: false, value: content.value ?? '' }
    : { ...common, ...content, ...(valueCharsMax !== undefined && { valueCharsMax }) };
  const tokenPath = args.value('token-file');
  const tokenFile = tokenPath === undefined ? undefined : createOutputFile(tokenPath);
  try {
    const shared = await createShare(options).finally(stopwatch.stop);
    if (shared.kind !== 'created' || !('link' in shared))
      return withServer(await withHint(shared as Failure, room, content), settings);
    await tell(shared, maxViews, settings);
    if (allowDelete && shared.deleteToken === undefined)
      note('This server has not taken --allow-delete: whoever opens the link cannot delete it.');
    if (shared.deleteToken !== undefined) tokenFile?.keep(Buffer.from(`${shared.deleteToken}\n`), 'no');
    else if (tokenFile) note('This server gives no token that deletes the share: there is no token file.');
    return undefined;
  } finally {
    tokenFile?.discard();
  }
}

/** @returns undefined where it is not needed, or not told; of Infisical Cloud, which tells nothing, it is known. */
async function askLimits({ args, server = '', http, signal }: Settings): Promise<LimitsAnswer | undefined> {
  // A plain share's length is the server's own to judge.
  const isNeeded = args.has('allow-delete') || !(args.has('plain') || args.has('value-chars-max'));
  const core = await loadCore();
  const parsed = core.parseServer(server, { http });
  if (!isNeeded || !('server' in parsed)) return undefined;
  if (core.parsePage(server, { http }).kind === 'page_required') return 'none';
  const init = { ...nodeHost.requestInit, signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]) };
  try {
    return await loadLimits(parsed.server, init);
  } catch {
    return undefined; // what is wrong with the network is told by what is sent next
  }
}

async function tell(shared: Shared, maxViews: MaxViews | undefined, { json }: Settings): Promise<void> {
  const { kind, link, id, expiresAt, deleteToken, withoutSimd } = shared;
  await writeOut(json ? jsonLine({ kind, link, id, expiresAt, deleteToken, withoutSimd }) : `${link}\n`, 'no');
  if (!process.stderr.isTTY) return;
  const count = maxViews ?? defaultMaxViews;
  const views = count === 'unlimited' ? 'any number of times' : count === 1 ? 'once' : `${count} times`;
  note(`It opens ${views}${expiresAt ? ` until ${expiresAt}` : ''}.`);
}

/** How long a value a server stores is a setting of it, of Infisical's own cloud aside. */
async function roomOf({ server = '', http }: Settings, told: number | undefined): Promise<Room> {
  const isKnown = told !== undefined || (await loadCore()).parsePage(server, { http }).kind === 'page_required';
  return {
    valueCharsMax: told ?? infisicalValueCharsMax,
    hint(bytes) {
      const limit = `This server takes up to ${sizeText(bytes)}.`;
      return isKnown ? limit : 'If this server is set to store longer values: --value-chars-max.';
    },
  };
}

async function withHint(failure: Failure, room: Room, { file }: NewContent): Promise<HintedFailure> {
  if (failure.kind !== 'value_too_long' || failure.status !== undefined) return failure;
  return { ...failure, ...(await limitOf(room, file?.name)).more };
}

async function withServer(failure: HintedFailure, { server = '', http }: Settings): Promise<HintedFailure> {
  const named = await serverOf(server, http);
  return { ...failure, ...(named !== undefined && { server: named }) };
}

function checkCombination(settings: Settings): void {
  const { args } = settings;
  checkContent(settings);
  const given = args.operands.length > 0;
  if (args.has('password') && args.has('password-stdin')) {
    throw usageError('--password and --password-stdin exclude each other.', hint);
  }
  if (args.has('password-stdin') && !given && !args.has('file')) {
    throw usageError('Standard input holds the password, so the secret must come from --file.', hint);
  }
}

async function readPassword(settings: Settings): Promise<string | undefined> {
  const { args, signal } = settings;
  if (args.has('password-stdin')) {
    const password = await passwordOf(await readStandardInput(signal, { code: 'password_too_long' }));
    // To a server, a plain share with an empty password is one without.
    if (password === '') throw usageError('Standard input is empty: there is no password.', hint);
    return password;
  }
  if (!args.has('password')) return undefined;
  const terminal = settings.terminal();
  if (!terminal) throw usageError('There is no terminal to ask for a password on.', 'Use --password-stdin.');
  return askTwice(terminal, 'Password');
}

function parseMaxViews(text: string | undefined): MaxViews | undefined {
  if (text === 'unlimited') return text;
  return parseCount(text, 'max-views');
}

/** The core judges the number; here it only has to be one. */
function parseCount(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,10}$/.test(text)) throw usageError(`--${option} needs a whole number.`, hint);
  return Number(text);
}
