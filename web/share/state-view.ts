import { describeIn } from '../../package/words/describe.ts';
import { elapsedSeconds } from '../kit/derivation.ts';
import { button, element, paragraphs } from '../kit/dom.ts';
import type { View } from '../kit/view.ts';
import { joined, spoken } from '../kit/wording.ts';
import type { Notice, SharePageSentences } from '../languages/sentences.ts';
import { linkView } from './link.ts';
import type { Closed, ShareActions, ShareState, Sharing } from './state.ts';
import { writingView } from './writing.ts';

export function viewOf(state: ShareState, actions: ShareActions, sentences: SharePageSentences): View {
  switch (state.kind) {
    case 'loading':
      return {
        nodes: [element('h1', {}, sentences.title), ...paragraphs(sentences.explanation, sentences.oneMoment)],
        announcement: '',
      };
    case 'deleted':
      return deletedView(actions, sentences);
    case 'writing':
      return writingView(state, actions, sentences);
    case 'sharing':
      return sharingView(state, actions, sentences);
    case 'link_ready':
      return linkView(state, actions, sentences);
    case 'closed':
      return closedView(state, actions, sentences);
  }
}

function sharingView(state: Sharing, { cancel }: ShareActions, sentences: SharePageSentences): View {
  const sentence = sharingSentence(state, sentences);
  const elapsed = element('p', { class: 'note progress' });
  const tick = () => {
    const seconds = elapsedSeconds(state);
    elapsed.textContent = seconds === 0 ? '' : sentences.secondsSoFar(seconds);
  };
  tick();
  const nodes = [element('h1', {}, sentences.making), ...paragraphs(sentence), elapsed];
  if (state.step !== 'deriving') return { nodes, announcement: sentence, tick };
  const stop = button(sentences.cancel, cancel);
  stop.className = 'quiet';
  return { nodes: [...nodes, stop], announcement: sentence, tick };
}

function sharingSentence({ step }: Sharing, { deriving, derivingInPlace, sending }: SharePageSentences): string {
  switch (step) {
    case 'deriving':
      return deriving;
    case 'deriving_in_place':
      return derivingInPlace;
    case 'sending':
      return sending;
  }
}

function deletedView({ startOver }: ShareActions, sentences: SharePageSentences): View {
  const [heading, ...next] = sentences.deleted;
  const again = button(sentences.shareAnother, startOver);
  return {
    nodes: [element('h1', {}, heading), ...paragraphs(...next), again],
    announcement: spoken(sentences, ...sentences.deleted),
    focus: again,
  };
}

function noticeOf({ reason }: Closed, sentences: SharePageSentences): Notice {
  const { notOffered, browserTooOld, partMissing, failures, creating } = sentences;
  switch (reason) {
    case 'not_offered':
      return notOffered;
    case 'browser_too_old':
      return browserTooOld;
    case 'load_failed':
      return partMissing;
    case 'link_insecure':
    case 'sign_in_page':
    case 'webassembly_forbidden': {
      const { what, next } = describeIn(failures, { kind: reason, viewSpent: 'no', operation: 'create' }, creating);
      return [what, next];
    }
  }
}

const failures: ReadonlySet<Closed['reason']> = new Set(['link_insecure', 'sign_in_page', 'webassembly_forbidden']);

function closedView(state: Closed, { reload }: ShareActions, sentences: SharePageSentences): View {
  const notice = noticeOf(state, sentences);
  const [heading, ...next] = notice;
  const nodes = [element('h1', {}, heading), ...paragraphs(...next)];
  // Its heading is a sentence.
  const isFailure = failures.has(state.reason);
  const announcement = isFailure ? joined(sentences, ...notice) : spoken(sentences, ...notice);
  if (state.reason !== 'load_failed' && state.reason !== 'sign_in_page') return { nodes, announcement };
  const again = button(sentences.reload, reload);
  return { nodes: [...nodes, again], announcement, focus: again };
}
