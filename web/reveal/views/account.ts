import type { ShareLink } from '../../../package/types.ts';
import type { Description } from '../../../package/words/describe.ts';
import { element, paragraphs } from '../../kit/dom.ts';
import type { View } from '../../kit/view.ts';
import { joined } from '../../kit/wording.ts';
import type { RevealPageSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import { personButton } from '../press.ts';
import type { NextStep } from './failure-actions.ts';

export interface AccountParts {
  readonly share: ShareLink;
  readonly step: NextStep;
  readonly description: Description;
}

/** For members of an organization: this page asks for the reader's account, on a person's press and never before. */
export function accountView(
  { share, step, description: { what, view, next } }: AccountParts,
  actions: Actions,
  sentences: RevealPageSentences,
): View {
  const problem = element('p', { class: 'problem' });
  const open = personButton({
    label: sentences.openWithAccount,
    type: 'button',
    sentences,
    actions,
    problem,
    onPress: () => actions.signIn?.(share),
  });
  const signIn = step === 'sign_in_again' ? signInLink(share, sentences) : undefined;
  if (signIn) open.className = 'quiet';
  const page = step === 'sign_in' && share.kind === 'plain' ? infisicalLink(share, sentences) : undefined;
  page?.classList.add('quiet');
  // The key goes neither to the sign-in nor to the page that it leads to.
  const keyStays = share.kind === 'sealed' ? sentences.keyStays : '';
  const note = signIn ? sentences.signInElsewhere : page ? sentences.opensAtOnce : '';
  const links = [signIn, open, page].filter((link) => link !== undefined);
  return {
    nodes: [
      element('h1', {}, what),
      ...paragraphs(view, next, keyStays),
      element('div', { class: 'actions' }, ...links),
      problem,
      ...(note ? [element('p', { class: 'note' }, note)] : []),
    ],
    announcement: joined(sentences, what, view, next, keyStays),
    focus: signIn ?? open,
  };
}

/** Infisical's pages run at their host's root alone. In a tab of its own: the link, whose end may hold a key, stays here. */
function signInLink({ server }: ShareLink, sentences: RevealPageSentences): HTMLAnchorElement {
  const attributes = { class: 'button', href: new URL('/login', server).href, target: '_blank', rel: 'noreferrer' };
  return element('a', attributes, sentences.signIn);
}

/** Where sharelink stands in front of an Infisical, this is Infisical's own page, with its sign-in; it reads the query. */
export function infisicalLink(
  { server, id, subOrganization }: ShareLink,
  sentences: RevealPageSentences,
): HTMLAnchorElement {
  const page = new URL(`/shared/secret/${id}`, server);
  const { origin, pathname, search } = location;
  if (origin === page.origin && pathname === page.pathname) page.search = search;
  else if (subOrganization !== undefined) page.searchParams.set('subOrganization', subOrganization);
  page.searchParams.set('infisical', '1');
  return element('a', { class: 'button', href: page.href }, sentences.openInfisical);
}
