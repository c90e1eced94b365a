/** A dead end leads on: what its reader can write to the sender, who alone can help. */
import type { ErrorCode } from '../../../package/types.ts';
import { copyButton } from '../../kit/copy.ts';
import { element } from '../../kit/dom.ts';
import type { RareSentences, RevealPageSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';

type Told = keyof RareSentences['toSender'];

/** It names no link, no id and no key: it may go a way that others read. */
const told: Readonly<Partial<Record<ErrorCode, Told>>> = {
  view_limit_reached: 'view_limit_reached',
  expired: 'expired',
  not_found: 'not_found',
  link_legacy_key: 'link_legacy',
  link_legacy_email: 'link_legacy',
  link_fragment_missing: 'link_fragment_missing',
};

export interface MessageForSender {
  readonly copy: HTMLButtonElement;
  /** Takes the place of the message once it has to be copied by hand. */
  readonly shown: HTMLElement;
  readonly outcome: HTMLElement;
}

/** @returns undefined where the sender is not who can help. */
export function messageForSender(
  code: ErrorCode,
  { say, announce }: Pick<Actions, 'say' | 'announce'>,
  sentences: RevealPageSentences,
): MessageForSender | undefined {
  const key = told[code];
  if (!key) return undefined;
  const value = sentences.toSender[key];
  const shown = element('p', { class: 'secret', hidden: '' }, value);
  const copy = copyButton({
    label: sentences.copyForSender,
    sentences,
    value,
    handling: {},
    shown,
    say: () => say((spoken) => spoken.messageSelected),
    announce,
    onSelect: () => {
      shown.hidden = false;
    },
  });
  return { copy, shown, outcome: element('p', { class: 'note' }) };
}
