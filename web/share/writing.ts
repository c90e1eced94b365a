import { button, element } from '../dom.ts';
import { asTyped, hiddenInput } from '../fields.ts';
import type { View } from '../view.ts';
import { lifetimeChoices, viewChoices } from './choices.ts';
import { bytesLeftSentence, fileSentence, lifetimeLabel, problemSentence, viewsLabel } from './sentences.ts';
import type { Draft, ShareActions, Writing } from './state.ts';

/** The form. What was entered is read from it only when something is done with it. */
export function writingView(state: Writing, actions: ShareActions): View {
  const { draft, limits, problem } = state;
  const secret = draft.file ? fileField(draft.file, () => actions.removeFile(read())) : textField(draft);
  const count = element('p', { id: 'secret-note', class: 'note' });
  const tellCount = () => {
    const left = actions.bytesLeft({ text: secret.text(), ...(draft.file && { file: draft.file }) });
    count.textContent = bytesLeftSentence(left);
    count.className = left < 0 ? 'problem' : 'note';
    if (secret.area && left < 0) secret.area.setAttribute('aria-invalid', 'true');
    else secret.area?.removeAttribute('aria-invalid');
    return left;
  };
  secret.focus.addEventListener('input', tellCount);

  const lifetime = select(
    'lifetime',
    lifetimeChoices(limits).map((ms) => [String(ms), lifetimeLabel(ms)]),
  );
  lifetime.value = String(draft.lifetimeMs);
  const views = select(
    'views',
    viewChoices.map((views) => [String(views ?? ''), viewsLabel(views)]),
  );
  views.value = String(draft.maxViews ?? '');
  const password = hiddenInput('password', { 'aria-describedby': 'password-note' });
  password.input.value = draft.password;
  const token = hiddenInput('token', {}, 'access token');
  token.input.value = draft.token;

  const read = (): Draft => ({
    text: secret.text(),
    ...(draft.file && { file: draft.file }),
    lifetimeMs: Number(lifetime.value),
    ...(views.value !== '' && { maxViews: Number(views.value) }),
    password: password.input.value,
    token: token.input.value,
  });

  const trouble = problemLine(problem);
  const submit = element('button', { type: 'submit' }, 'Make the link');
  if (problem) submit.setAttribute('aria-describedby', trouble.id);
  const refused = refusedField(problem, password.input, token.input);
  refused?.setAttribute('aria-invalid', 'true');
  refused?.setAttribute('aria-describedby', `${refused.getAttribute('aria-describedby') ?? ''} ${trouble.id}`.trim());
  const form = element(
    'form',
    { autocomplete: 'off', novalidate: '' },
    ...secret.nodes,
    count,
    ...(draft.file ? [] : [fileChooser((files) => actions.takeFile(read(), files))]),
    element('div', { class: 'pair' }, labelled('Expires after', lifetime), labelled('Can be opened', views)),
    element('label', { for: 'password' }, 'Password (optional)'),
    password.field,
    element(
      'p',
      { id: 'password-note', class: 'note' },
      'Who opens the link needs it too. It never leaves this device: nobody can look it up for you.',
    ),
    ...(limits.tokenRequired ? [element('label', { for: 'token' }, 'Access token'), token.field] : []),
    ...(problem ? [trouble] : []),
    element('div', { class: 'actions' }, submit),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (tellCount() >= 0) actions.share(read());
    else {
      secret.focus.focus();
      actions.announce(count.textContent);
    }
  });
  if (!draft.file) takeDrops(form, (files) => actions.takeFile(read(), files));
  tellCount();

  const explanation = 'It is encrypted in this browser. Only the link opens it.';
  return {
    nodes: [element('h1', {}, 'Share a secret'), element('p', {}, explanation), form],
    announcement: problem ? trouble.textContent : `Share a secret. ${explanation}`,
    focus: problem === undefined ? secret.focus : submit,
    ...(refused && { refocus: refused }),
  };
}

/** Who cancelled did nothing wrong. */
function problemLine(problem: Writing['problem']): HTMLElement {
  const cancelled = typeof problem === 'object' && problem.kind === 'cancelled';
  const attributes = { id: 'problem', class: cancelled ? 'note' : 'problem' };
  return element('p', attributes, problem === undefined ? '' : problemSentence(problem));
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

function textField({ text }: Draft): SecretField {
  const area = element('textarea', { id: 'secret', rows: '6', ...asTyped, 'aria-describedby': 'secret-note' });
  area.value = text;
  return { nodes: [element('label', { for: area.id }, 'Secret'), area], focus: area, area, text: () => area.value };
}

function fileField(file: NonNullable<Draft['file']>, onRemove: () => void): SecretField {
  const remove = button('Remove', onRemove);
  remove.className = 'quiet';
  remove.append(element('span', { class: 'visually-hidden' }, ' the file'));
  remove.setAttribute('aria-describedby', 'secret-note');
  const chosen = element('div', { class: 'file' }, element('span', {}, fileSentence(file)), remove);
  return { nodes: [element('p', { class: 'label' }, 'File'), chosen], focus: remove, text: () => '' };
}

function fileChooser(onFiles: (files: FileList) => void): HTMLElement {
  const input = element('input', { type: 'file', hidden: '' });
  input.addEventListener('change', () => {
    if (input.files?.length) onFiles(input.files);
  });
  const choose = button('Choose a file instead', () => input.click());
  choose.className = 'quiet';
  return element(
    'div',
    { class: 'chooser' },
    input,
    choose,
    element('span', { class: 'note mouse-only' }, 'or drop it here'),
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
