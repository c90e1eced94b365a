import { element } from '../kit/dom.ts';
import { hiddenInput } from '../kit/fields.ts';
import type { View } from '../kit/view.ts';
import { spoken } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import { isStarted } from './choices.ts';
import { lifetimeChooser, viewsChooser } from './choosers.ts';
import { incomingFiles } from './incoming-files.ts';
import { passwordEntry } from './password-entry.ts';
import { isAboutSecret, problemSentence, type RefusedField, refusedField } from './problem.ts';
import {
  chosenField,
  fileChooser,
  isLong,
  longTextField,
  roomSentence,
  type SecretField,
  textField,
} from './secret-field.ts';
import type { Draft, ShareActions, Writing } from './state.ts';

/** What the core takes of a file's name and media type. */
const nameBytesMax = 255;
const typeBytesMax = 127;

/** The form. */
export function writingView(state: Writing, actions: ShareActions, sentences: SharePageSentences): View {
  const { draft, limits, problem } = state;
  const { secret, lifetime, views, password, token, read } = entriesOf(state, actions, sentences);
  const room = roomNote(secret, draft, actions, sentences);
  const trouble = problem && problemLine(problem, state, sentences);
  const atSecret = problem !== undefined && isAboutSecret(problem);
  const submit = element(
    'button',
    { type: 'submit', 'aria-keyshortcuts': 'Control+Enter Meta+Enter' },
    sentences.makeLink,
  );
  if (trouble) submit.setAttribute('aria-describedby', trouble.id);
  const takeFiles = (files: FileList) => {
    submit.ariaDisabled = 'true'; // until they are there, with a form of their own
    actions.takeFiles(files);
  };
  if (actions.isTaking()) submit.ariaDisabled = 'true';
  actions.formShown(read);
  const form = element(
    'form',
    { autocomplete: 'off', novalidate: '' },
    ...secret.nodes,
    room.note,
    ...(trouble && atSecret ? [trouble] : []),
    fileChooser(draft, sentences, takeFiles, secret.removeAll),
    element('div', { class: 'pair' }, lifetime.node, views.node),
    ...password.nodes,
    ...(limits.tokenRequired ? [element('label', { for: 'token' }, sentences.token), token.field] : []),
    ...(trouble && !atSecret ? [trouble] : []),
    element('div', { class: 'actions' }, submit),
  );
  listen(form, read, actions, takeFiles);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (submit.ariaDisabled) return;
    if (room.tell() >= 0) actions.share(read());
    else {
      trouble?.remove(); // it was about what was entered before
      secret.focus.focus();
      room.note.scrollIntoView({ block: 'nearest' });
      actions.announce(room.note.textContent);
    }
  });
  secret.focus.addEventListener('input', () => {
    if (problem === 'nothing_to_share') trouble?.remove();
  });
  // Where a file was dropped, its place may be out of view.
  if (atSecret) requestAnimationFrame(() => trouble?.scrollIntoView({ block: 'nearest' }));

  const refused = fieldOf(refusedField(problem), {
    secret: secret.area,
    password: password.input,
    token: token.input,
    lifetime: lifetime.input,
    views: views.input,
  });
  if (refused && trouble) markRefused(refused, trouble.id);
  const { title, explanation } = sentences;
  return {
    nodes: [element('h1', {}, title), element('p', {}, explanation), form],
    announcement: trouble?.textContent ?? secret.chosen ?? spoken(sentences, title, explanation),
    outcome: password.outcome,
    focus: problem === undefined || atSecret ? secret.focus : submit,
    ...(refused && { refocus: refused }),
  };
}

/** What is entered. It is read only when something is done with it. */
function entriesOf(state: Writing, actions: ShareActions, sentences: SharePageSentences) {
  const { draft, limits } = state;
  const secret = draft.file
    ? chosenField(draft.file, state, sentences, {
        removeAll: () => actions.removeFile(read()),
        removeOne: (index) => actions.removeOne(read(), index),
      })
    : isLong(draft)
      ? longTextField(draft, sentences, () => actions.takeText(read(), ''))
      : textField(draft, sentences, (text) => actions.takeText(read(), text));
  const lifetime = lifetimeChooser(draft.lifetimeMs, limits, sentences);
  const views = viewsChooser(draft.maxViews, sentences);
  const password = passwordEntry(draft, actions, sentences);
  const token = hiddenInput('token', {}, { ...sentences, showIt: sentences.showToken, hideIt: sentences.hideToken });
  token.input.value = draft.token;

  const read = (): Draft => {
    const maxViews = views.value();
    return {
      text: draft.file ? draft.text : secret.text(),
      ...(draft.file && { file: draft.file }),
      ...(draft.several && { several: draft.several }),
      lifetimeMs: lifetime.value(),
      ...(maxViews !== undefined && { maxViews }),
      password: password.input.value,
      isGenerated: password.isGenerated(),
      token: token.input.value,
    };
  };
  return { secret, lifetime, views, password, token, read };
}

/** What is done with the form besides sending it. */
function listen(
  form: HTMLFormElement,
  read: () => Draft,
  actions: ShareActions,
  takeFiles: (files: FileList) => void,
): void {
  form.addEventListener('input', () => actions.typed(isStarted(read())));
  form.addEventListener(incomingFiles, (event) => takeFiles((event as CustomEvent<FileList>).detail));
  form.addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if (key === 'Enter' && (ctrlKey || metaKey)) form.requestSubmit();
  });
}

/** How much the secret may grow, or must shrink. */
function roomNote(secret: SecretField, { file }: Draft, actions: ShareActions, sentences: SharePageSentences) {
  const note = element('p', { id: 'secret-note', class: 'note' });
  const roomBytes = roomForAny(actions);
  const tell = () => {
    const left = actions.bytesLeft({ text: secret.text(), ...(file && { file }) });
    note.textContent = file && left >= 0 ? '' : roomSentence(left, roomBytes, sentences);
    note.className = left < 0 ? 'problem' : 'note';
    if (left < 0) secret.area?.setAttribute('aria-invalid', 'true');
    else secret.area?.removeAttribute('aria-invalid');
    return left;
  };
  secret.focus.addEventListener('input', tell);
  tell();
  return { note, tell };
}

/** For a text and for a file, whatever it is called, where there is room for the longest name. */
function roomForAny({ bytesLeft }: ShareActions): number {
  const file = { name: 'x'.repeat(nameBytesMax), type: 'x'.repeat(typeBytesMax), bytes: new Uint8Array() };
  const forFile = bytesLeft({ text: '', file });
  return forFile > 0 ? forFile : bytesLeft({ text: '' });
}

/** Who cancelled did nothing wrong. */
function problemLine(problem: NonNullable<Writing['problem']>, state: Writing, sentences: SharePageSentences) {
  const cancelled = typeof problem === 'object' && problem.kind === 'cancelled';
  const attributes = { id: 'problem', class: cancelled ? 'note' : 'problem' };
  return element('p', attributes, problemSentence(problem, state, sentences));
}

type Fields = Readonly<Record<RefusedField, HTMLInputElement | HTMLTextAreaElement | undefined>>;

function fieldOf(name: RefusedField | undefined, fields: Fields) {
  return name && fields[name];
}

function markRefused(field: HTMLElement, problemId: string): void {
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') ?? ''} ${problemId}`.trim());
}
