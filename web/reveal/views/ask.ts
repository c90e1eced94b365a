import { describeIn } from '../../../package/words/describe.ts';
import { hasInvisibleEnds } from '../../../package/words/invisible-ends.ts';
import { countDown } from '../../kit/countdown.ts';
import { element, mark } from '../../kit/dom.ts';
import type { View } from '../../kit/view.ts';
import { joined, spoken } from '../../kit/wording.ts';
import type { FirstSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import { personButton } from '../press.ts';
import type { Aim, AskingPassword, Ready } from '../state.ts';
import { factList, headingOf } from './facts.ts';
import { passwordField, pressForm } from './password.ts';

/** The share is there; the person decides whether to open it. */
export function askView(state: Ready | AskingPassword, actions: Actions, sentences: FirstSentences): View {
  const { showSecret, copyUnseen, staysClosed, wait } = sentences;
  const heading = headingOf(state, sentences);
  const facts = factList(state, sentences);
  const field = state.kind === 'password' ? passwordField(partsOf(state, sentences), sentences) : undefined;
  const problem = element('p', { class: 'problem' });
  const revealButton = (type: 'submit' | 'button', label: string, aim: Aim) =>
    personButton({
      label,
      type,
      sentences,
      actions,
      problem,
      onPress: () =>
        actions.reveal(state.kind === 'password' && field ? { ...state, password: field.input.value } : state, aim),
    });
  const submit = revealButton('submit', showSecret, 'show');
  submit.classList.add('icon-eye');
  const copy = revealButton('button', copyUnseen, 'copy');
  copy.classList.add('quiet', 'icon-copy');
  const choices = 'clipboard' in navigator ? [submit, copy] : [submit];
  const { refusal = undefined, retryAtMs = undefined } = state.kind === 'password' ? state : {};
  const tickWait = countDown(submit, retryAtMs, (seconds) => {
    copy.hidden = seconds > 0;
    return seconds === 0 ? showSecret : wait(seconds);
  });
  const form = pressForm(...(field?.nodes ?? []), element('div', { class: 'actions' }, ...choices));
  return {
    nodes: [
      mark('lock'),
      element('h1', {}, heading),
      facts.list,
      form,
      problem,
      element('p', { class: 'note' }, staysClosed),
    ],
    announcement: refusal ? '' : spoken(sentences, heading, ...facts.sentences),
    focus: field?.input ?? submit,
    ...(field && { autofocus: field.input }),
    ...(field && refusal && { refocus: field.input }),
    tick: () => {
      facts.tick();
      tickWait();
    },
  };
}

function partsOf({ password, refusal, share }: AskingPassword, sentences: FirstSentences) {
  const { passwordFromSender, passwordOfNobody, passwordEnds, failures } = sentences;
  const from = joined(sentences, passwordFromSender, share.kind === 'sealed' ? '' : passwordOfNobody);
  if (!refusal) return { password, readOnly: false, note: from, wrong: false };
  const { what, view, next } = describeIn(failures, refusal);
  const ends = hasInvisibleEnds(password) ? passwordEnds : '';
  const note = joined(sentences, what, ends, view, next, share.kind === 'sealed' ? '' : from);
  return { password, readOnly: false, note, wrong: refusal.kind !== 'cancelled' };
}
