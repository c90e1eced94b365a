import { describe } from '../../wasm/messages.ts';
import { elapsedSeconds } from '../derivation.ts';
import { button, element, paragraphs } from '../dom.ts';
import { hiddenInput } from '../fields.ts';
import type { AskingPassword, Ready, Revealing } from '../page-state.ts';
import {
  derivingSentence,
  elapsedSentence,
  expirySentence,
  openedBeforeSentence,
  organizationSentence,
  viewsSentence,
} from '../sentences.ts';
import type { Actions, View } from '../view.ts';

/** The share is there; the person decides whether to open it. While it opens, the same view stays, busy. */
export function askView(state: Ready | AskingPassword | Revealing, actions: Actions): View {
  const facts = factList(state);
  const field = passwordField(state);
  const submit = element('button', { type: 'submit' }, submitLabel(state));
  const progress = progressOf(state, actions);
  const form = element(
    'form',
    { autocomplete: 'off' },
    ...(field ? field.nodes : []),
    element('div', { class: 'actions' }, submit, ...progress.nodes),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (state.kind === 'ready') actions.reveal(state);
    if (state.kind === 'password' && field) actions.reveal({ ...state, password: field.input.value });
  });
  if (state.kind === 'revealing') submit.setAttribute('aria-disabled', 'true');
  const promise = element('p', { class: 'note' }, 'It stays closed until you press the button.');
  return {
    nodes: [
      element('h1', {}, 'Someone shared a secret with you'),
      facts.list,
      form,
      ...(state.kind === 'revealing' ? [] : [promise]),
    ],
    announcement: announcement(state, facts.list),
    focus: field && state.kind === 'password' ? field.input : submit,
    ...(field?.refused && { refocus: field.input }),
    tick: () => {
      facts.tick();
      progress.tick();
    },
  };
}

function submitLabel(state: Ready | AskingPassword | Revealing): string {
  if (state.kind !== 'revealing') return 'Show the secret';
  return state.step === 'sending' ? 'Opening…' : 'Checking the password…';
}

/** The slow step: how long it has taken, and a way out of it. */
function progressOf(state: Ready | AskingPassword | Revealing, { cancel }: Actions) {
  if (state.kind !== 'revealing' || state.step === 'sending') return { nodes: [], tick: () => {} };
  const { step } = state;
  const why = element('p', { class: 'note progress' }, derivingSentence(step));
  const elapsed = element('p', { class: 'note progress' });
  const tick = () => {
    elapsed.textContent = elapsedSentence(elapsedSeconds(state));
  };
  tick();
  if (!cancel || step === 'deriving_in_place') return { nodes: [why, elapsed], tick };
  const stop = button('Cancel', cancel);
  stop.className = 'quiet';
  return { nodes: [stop, why, elapsed], tick };
}

function announcement(state: Ready | AskingPassword | Revealing, facts: HTMLElement): string {
  if (state.kind === 'revealing')
    return state.step === 'sending' ? 'Opening the secret.' : derivingSentence(state.step);
  if (state.kind === 'password' && state.refusal) return '';
  return `Someone shared a secret with you. ${[...facts.children].map((fact) => fact.textContent).join(' ')}`;
}

function factList(state: Ready | AskingPassword | Revealing) {
  const { available } = state;
  const expiry = element('p', {}, expirySentence(state));
  const list = element(
    'div',
    { class: 'facts' },
    ...paragraphs(organizationSentence(available.share.orgName), viewsSentence(available.viewsLeft)),
    ...(expiry.textContent ? [expiry] : []),
    ...paragraphs(openedBeforeSentence(available)),
  );
  const tick = () => {
    const sentence = expirySentence(state);
    if (sentence !== expiry.textContent) expiry.textContent = sentence;
  };
  return { list, tick };
}

function passwordField(state: Ready | AskingPassword | Revealing) {
  const password = state.kind === 'ready' ? undefined : state.password;
  if (password === undefined) return undefined;
  const { input, field } = hiddenInput('password', { 'aria-describedby': 'password-note' });
  input.value = password;
  input.readOnly = state.kind === 'revealing';
  const refusal = state.kind === 'password' ? state.refusal : undefined;
  const wrong = refusal !== undefined && refusal.kind !== 'cancelled';
  if (wrong) input.setAttribute('aria-invalid', 'true');
  const nodes = [
    element('label', { for: input.id }, 'Password'),
    field,
    element('p', { id: 'password-note', class: wrong ? 'problem' : 'note' }, note(state)),
  ];
  return { input, nodes, refused: refusal !== undefined };
}

const fromSender = 'The sender gave it to you, perhaps in another message.';

function note(state: AskingPassword | Revealing | Ready): string {
  if (state.kind !== 'password' || !state.refusal) {
    return state.share.sealed ? fromSender : `${fromSender} If nobody did, the end of the link may be missing.`;
  }
  const { what, view, next } = describe(state.refusal);
  const spaces = /^\s|\s$/.test(state.password) ? 'It begins or ends with a space.' : '';
  return [what, spaces, view, next].filter((sentence) => sentence !== '').join(' ');
}
