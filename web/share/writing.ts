import { describeIn } from '../../package/words/describe.ts';
import { hasInvisibleEnds } from '../../package/words/invisible-ends.ts';
import { button, element } from '../kit/dom.ts';
import { asTyped, hiddenInput } from '../kit/fields.ts';
import type { View } from '../kit/view.ts';
import { isolated, joined, spoken } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import { lifetimeChoices, viewChoices } from './choices.ts';
import type { Draft, ShareActions, Writing } from './state.ts';

/** The form. What was entered is read from it only when something is done with it. */
export function writingView(state: Writing, actions: ShareActions, sentences: SharePageSentences): View {
  const { draft, limits, problem } = state;
  const secret = draft.file
    ? fileField(draft.file, sentences, () => actions.removeFile(read()))
    : textField(draft, sentences);
  const count = element('p', { id: 'secret-note', class: 'note' });
  const tellCount = () => {
    const left = actions.bytesLeft({ text: secret.text(), ...(draft.file && { file: draft.file }) });
    count.textContent = left < 0 ? sentences.bytesTooMany(-left) : sentences.roomFor(left);
    count.className = left < 0 ? 'problem' : 'note';
    if (secret.area && left < 0) secret.area.setAttribute('aria-invalid', 'true');
    else secret.area?.removeAttribute('aria-invalid');
    return left;
  };
  secret.focus.addEventListener('input', () => {
    tellCount();
    if (problem === 'nothing_to_share') trouble.remove();
  });

  const lifetime = select(
    'lifetime',
    lifetimeChoices(limits).map((ms) => [String(ms), sentences.lifetime(ms)]),
  );
  lifetime.value = String(draft.lifetimeMs);
  const views = select(
    'views',
    viewChoices.map((views) => [
      String(views ?? ''),
      views === undefined ? sentences.anyNumberOfTimes : sentences.times(views),
    ]),
  );
  views.value = String(draft.maxViews ?? '');
  const password = hiddenInput(
    'password',
    { 'aria-describedby': 'password-note' },
    { ...sentences, showIt: sentences.showPassword, hideIt: sentences.hidePassword },
  );
  password.input.value = draft.password;
  const passwordNote = element('p', { id: 'password-note', class: 'note' });
  const tellEnds = () => {
    const ends = hasInvisibleEnds(password.input.value) ? sentences.passwordEnds : '';
    passwordNote.textContent = joined(sentences, ends, sentences.passwordNote);
  };
  password.input.addEventListener('input', tellEnds);
  tellEnds();
  const token = hiddenInput('token', {}, { ...sentences, showIt: sentences.showToken, hideIt: sentences.hideToken });
  token.input.value = draft.token;

  const read = (): Draft => ({
    text: secret.text(),
    ...(draft.file && { file: draft.file }),
    lifetimeMs: Number(lifetime.value),
    ...(views.value !== '' && { maxViews: Number(views.value) }),
    password: password.input.value,
    token: token.input.value,
  });

  const trouble = problemLine(problem, sentences);
  const submit = element('button', { type: 'submit' }, sentences.makeLink);
  if (problem) submit.setAttribute('aria-describedby', trouble.id);
  const refused = refusedField(problem, password.input, token.input);
  refused?.setAttribute('aria-invalid', 'true');
  refused?.setAttribute('aria-describedby', `${refused.getAttribute('aria-describedby') ?? ''} ${trouble.id}`.trim());
  const form = element(
    'form',
    { autocomplete: 'off', novalidate: '' },
    ...secret.nodes,
    count,
    ...(draft.file ? [] : [fileChooser(sentences, (files) => actions.takeFile(read(), files))]),
    element(
      'div',
      { class: 'pair' },
      labelled(sentences.expiresAfter, lifetime),
      labelled(sentences.canBeOpened, views),
    ),
    element('label', { for: 'password' }, sentences.password),
    password.field,
    passwordNote,
    ...(limits.tokenRequired ? [element('label', { for: 'token' }, sentences.token), token.field] : []),
    ...(problem ? [trouble] : []),
    element('div', { class: 'actions' }, submit),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (tellCount() >= 0) actions.share(read());
    else {
      trouble.remove(); // it was about what was entered before
      secret.focus.focus();
      actions.announce(count.textContent);
    }
  });
  if (!draft.file) takeDrops(form, (files) => actions.takeFile(read(), files));
  tellCount();

  const { title, explanation } = sentences;
  return {
    nodes: [element('h1', {}, title), element('p', {}, explanation), form],
    announcement: problem ? trouble.textContent : spoken(sentences, title, explanation),
    focus: problem === undefined ? secret.focus : submit,
    ...(refused && { refocus: refused }),
  };
}

/** Who cancelled did nothing wrong. */
function problemLine(problem: Writing['problem'], sentences: SharePageSentences): HTMLElement {
  const cancelled = typeof problem === 'object' && problem.kind === 'cancelled';
  const attributes = { id: 'problem', class: cancelled ? 'note' : 'problem' };
  return element('p', attributes, problem === undefined ? '' : problemSentence(problem, sentences));
}

function problemSentence(problem: NonNullable<Writing['problem']>, sentences: SharePageSentences): string {
  switch (problem) {
    case 'nothing_to_share':
      return sentences.nothingToShare;
    case 'file_unreadable':
      return sentences.fileUnreadable;
    case 'one_file_only':
      return sentences.oneFileOnly;
    default: {
      const { what, next } = describeIn(sentences.failures, { ...problem, operation: 'create' }, sentences.creating);
      return joined(sentences, what, next);
    }
  }
}

/** The field that the core or the server took offence at. */
function refusedField(problem: Writing['problem'], password: HTMLInputElement, token: HTMLInputElement) {
  if (typeof problem !== 'object') return undefined;
  if (problem.kind === 'sign_in_required' || problem.kind.startsWith('token_')) return token;
  // A lack of memory is no fault of the password.
  return problem.kind.startsWith('password_') && problem.kind !== 'password_memory' ? password : undefined;
}

interface SecretField {
  readonly nodes: readonly Node[];
  readonly focus: HTMLElement;
  /** Absent where a file was chosen. */
  readonly area?: HTMLTextAreaElement;
  text(): string;
}

function textField({ text }: Draft, sentences: SharePageSentences): SecretField {
  const area = element('textarea', {
    id: 'secret',
    rows: '6',
    dir: 'auto',
    ...asTyped,
    'aria-describedby': 'secret-note',
  });
  area.value = text;
  return {
    nodes: [element('label', { for: area.id }, sentences.secret), area],
    focus: area,
    area,
    text: () => area.value,
  };
}

function fileField(file: NonNullable<Draft['file']>, sentences: SharePageSentences, onRemove: () => void): SecretField {
  const remove = button(sentences.remove, onRemove);
  remove.className = 'quiet';
  remove.setAttribute('aria-label', sentences.removeFile);
  remove.setAttribute('aria-describedby', 'secret-note');
  const chosen = element(
    'div',
    { class: 'file' },
    element('span', {}, sentences.chosenFile(isolated(file.name), file.bytes.length)),
    remove,
  );
  return { nodes: [element('p', { class: 'label' }, sentences.file), chosen], focus: remove, text: () => '' };
}

function fileChooser(sentences: SharePageSentences, onFiles: (files: FileList) => void): HTMLElement {
  const input = element('input', { type: 'file', hidden: '' });
  input.addEventListener('change', () => {
    if (input.files?.length) onFiles(input.files);
  });
  const choose = button(sentences.chooseFile, () => input.click());
  choose.className = 'quiet';
  return element(
    'div',
    { class: 'chooser' },
    input,
    choose,
    element('span', { class: 'note mouse-only' }, sentences.orDrop),
  );
}

function takeDrops(form: HTMLElement, onFiles: (files: FileList) => void): void {
  const mark = (over: boolean) => () => form.classList.toggle('drop', over);
  form.addEventListener('dragover', mark(true));
  form.addEventListener('dragleave', mark(false));
  form.addEventListener('drop', ({ dataTransfer }) => {
    mark(false)();
    if (dataTransfer?.files.length) onFiles(dataTransfer.files);
  });
}

function select(id: string, options: readonly (readonly [value: string, label: string])[]): HTMLSelectElement {
  return element('select', { id }, ...options.map(([value, label]) => element('option', { value }, label)));
}

function labelled(label: string, field: HTMLElement): HTMLElement {
  return element('div', {}, element('label', { for: field.id }, label), field);
}
