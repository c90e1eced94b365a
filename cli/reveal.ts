/** `sharelink reveal`: look -> agree -> password -> open -> write. All that can fail does so before a view is spent. */
import {
  type Available,
  describe,
  type Failure,
  type Granted,
  type GrantedFile,
  reveal as openShare,
  peek,
} from '../package/hosts/node.ts';
import { hasInvisibleEnds } from '../package/words/invisible-ends.ts';
import { CommandFailure, failBefore, type HintedFailure, MaybeSpent } from './failures.ts';
import { readStandardInput } from './input.ts';
import {
  checkNotDiscarded,
  checkStandardOutput,
  createOutputFile,
  escapeControls,
  jsonLine,
  note,
  type OutputFile,
  writeOut,
} from './output.ts';
import { createStopwatch, invisibleEndsSentence, passwordOf } from './password.ts';
import { needsPassword } from './peek.ts';
import { createPlace, type Place, saveAs } from './save-as.ts';
import { createPlaceIn, isFolder, saveInto } from './save-into.ts';
import { readTarget, type Settings, type Target } from './settings.ts';

/** What typing the password again can help against. */
const askAgain = new Set<string>([
  'password_required',
  'password_incorrect',
  'password_invalid',
  'password_too_long',
  'password_unsupported_here',
]);

const intoFolder = 'With a slash at its end, as in DIR/, what is shared is written into it; or name a new file.';
const openedBeforeSentence =
  'It has been opened before. If that was not you, someone else may know it: tell the sender.';
/** The server asks for a password for each sealed share: what it holds only the link tells. */
const bareIdSentence = 'An id alone opens no sealed share: where its link has a #, the whole link is needed.';

export async function reveal(settings: Settings): Promise<HintedFailure | undefined> {
  const target = await readTarget(settings);
  const path = settings.args.value('output');
  const folder = path !== undefined && isFolder(path) ? { path, place: createPlaceIn(path) } : undefined;
  const output = path === undefined || folder ? undefined : createOutputFile(path, undefined, intoFolder);
  const isKept = output !== undefined || folder !== undefined;
  const isShown = !isKept && !settings.json && process.stdout.isTTY;
  let place: Place | undefined;
  try {
    if (!isKept) checkNotDiscarded('secret');
    if (!isKept || settings.json) checkStandardOutput('secret');
    const { server, token, link } = target;
    const found = await peek(link, { token, http: settings.http, signal: settings.signal });
    if (found.kind !== 'available') return { ...found, server };
    if (found.openedBefore && process.stderr.isTTY) note(openedBeforeSentence);
    await confirm(found, settings);
    // Only a sealed share can hold a file.
    if (link.kind === 'sealed' && isShown) place = createPlace();
    const opened = await open(found, target, settings);
    if (opened.kind !== 'granted' && opened.kind !== 'granted_file') return { ...opened, server };
    await write(opened, { output, folder, place }, settings).catch((cause: unknown) => {
      throw cause instanceof CommandFailure ? cause : new MaybeSpent('', { cause });
    });
    return undefined;
  } finally {
    output?.discard();
    folder?.place.discard();
    place?.discard();
  }
}

/** The last view is spent on purpose or not at all. */
async function confirm({ viewsLeft }: Available, settings: Settings): Promise<void> {
  if ((viewsLeft !== 1 && viewsLeft !== 'unknown') || settings.args.has('yes')) return;
  const what = viewsLeft === 1 ? 'This is the last view' : 'This may be the last view';
  const terminal = settings.terminal();
  if (!terminal) {
    throw new CommandFailure('not_confirmed', {
      what: `${what}, and there is no terminal to ask on.`,
      next: 'Use --yes to open it all the same.',
    });
  }
  terminal.say(`${what}: nobody can open the link after you.`);
  const answer = await terminal.ask('Open it now? [y/N] ');
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new CommandFailure('not_confirmed', { what: 'You left it unopened.', next: '' });
}

async function open(
  found: Available,
  target: Target,
  settings: Settings,
): Promise<Granted | GrantedFile | HintedFailure> {
  const { link, token, rest } = target;
  const { args, http, signal } = settings;
  let password: string | undefined;
  if (args.has('password-stdin')) {
    password = await passwordOf(rest ?? (await readStandardInput(signal, { code: 'password_too_long' })));
  } else if (needsPassword(found, target)) {
    if (isBareId(target)) settings.terminal()?.say(bareIdSentence);
    password = await ask(target, settings);
  }
  for (;;) {
    const stopwatch = createStopwatch();
    let isSent = false;
    const onStep = (step: 'deriving' | 'sending') => {
      isSent ||= step === 'sending';
      stopwatch.onStep(step);
    };
    const opening = openShare(link, { token, http, password, peeked: found, signal, onStep }).finally(stopwatch.stop);
    const opened = await opening.catch((cause: unknown) => {
      throw isSent ? new MaybeSpent('', { cause }) : cause;
    });
    const terminal = args.has('password-stdin') || !askAgain.has(opened.kind) ? undefined : settings.terminal();
    if (!terminal || opened.viewSpent !== 'no') return hinted(opened, target, password);
    const { what, view } = describe(opened as Failure);
    const ends = password && hasInvisibleEnds(password) ? ` ${invisibleEndsSentence}` : '';
    terminal.say(`${what}${ends} ${view}`);
    password = await ask(target, settings);
  }
}

/** @returns a wrong password with what may be wrong about it. */
function hinted(opened: Granted | GrantedFile | Failure, target: Target, password = '') {
  if (opened.kind !== 'password_incorrect') return opened;
  const hints = [hasInvisibleEnds(password) && invisibleEndsSentence, isBareId(target) && bareIdSentence];
  return { ...opened, hint: hints.filter(Boolean).join(' ') };
}

function isBareId({ link }: Target): boolean {
  return link.page === '' && link.kind === 'plain';
}

async function ask(target: Target, settings: Settings): Promise<string> {
  const terminal = settings.terminal();
  if (!terminal) throw await failBefore('password_required', isBareId(target) ? { hint: bareIdSentence } : {});
  return terminal.askHidden('Password (hidden): ');
}

interface Places {
  /** Of --output. */
  readonly output: OutputFile | undefined;
  /** Of --output DIR/. */
  readonly folder: { readonly path: string; readonly place: Place } | undefined;
  /** For a file that would be shown. */
  readonly place: Place | undefined;
}

async function write(
  opened: Granted | GrantedFile,
  { output, folder, place }: Places,
  settings: Settings,
): Promise<void> {
  const file = opened.kind === 'granted_file' ? opened.file : undefined;
  const bytes = opened.kind === 'granted_file' ? opened.file.bytes : Buffer.from(opened.secretValue);
  const name = file && escapeControls(file.name);
  if (folder) {
    const names = await saveInto(folder.path, opened, folder.place);
    if (settings.json) await writeOut(jsonLine({ ...summary(opened), bytes: bytes.length, files: names }), 'yes');
    else note(`Written: ${names.map((written) => `“${escapeControls(written)}”`).join(', ')}.`);
  } else if (output) {
    output.keep(bytes, 'yes');
    if (settings.json) await writeOut(jsonLine({ ...summary(opened), bytes: bytes.length }), 'yes');
    else note(`Written: ${bytes.length} bytes${name ? `; the sender named the file “${name}”` : ''}.`);
  } else if (settings.json) {
    await writeOut(jsonLine({ ...summary(opened), ...contentOf(opened) }), 'yes');
  } else if (opened.kind === 'granted_file' && place) {
    await saveAs(opened.file, place, settings.terminal());
  } else if (opened.kind === 'granted' && process.stdout.isTTY) {
    await showText(opened.secretValue);
  } else {
    await writeOut(bytes, 'yes');
  }
}

async function showText(secret: string): Promise<void> {
  const shown = escapeControls(secret);
  await writeOut(shown.endsWith('\n') ? shown : `${shown}\n`, 'yes');
  if (shown !== secret) note('Control characters are shown as \\u001b; --output or a pipe gives them as they are.');
}

function summary({ kind, viewSpent, viewsLeft, expiresAtMs, deleteToken, withoutSimd }: Granted | GrantedFile) {
  const expiresAt = expiresAtMs === undefined ? undefined : new Date(expiresAtMs).toISOString();
  return { kind, viewSpent, viewsLeft, expiresAt, deleteToken, withoutSimd };
}

/** A file's bytes have no form in JSON but as base64. */
function contentOf(opened: Granted | GrantedFile) {
  if (opened.kind === 'granted') return { secretValue: opened.secretValue };
  const { name, type, bytes } = opened.file;
  return { file: { name, type, base64: Buffer.from(bytes).toString('base64') } };
}
