/** What only some readers use once the secret is on the page. */
import { loadQrCode } from 'sharelink:assets';
import { describeIn } from '../../../package/words/describe.ts';
import { isCopied } from '../../kit/copy.ts';
import { destroyButton } from '../../kit/destroy.ts';
import { button, element } from '../../kit/dom.ts';
import { copyExactly } from '../../kit/exact-copy.ts';
import { qrButton } from '../../kit/qr.ts';
import { saveFile } from '../../kit/save.ts';
import { isolated, joined } from '../../kit/wording.ts';
import { coverAfterMs } from '../next-state.ts';
import type { SecretBox } from './secret-box.ts';
import { showStructure, type TitledBox } from './structure.ts';
import type { ToolParts } from './tool-parts.ts';

/** How long a copied text may stay where its reader wants the clipboard emptied. */
const clipboardMs = 60_000;
/** A longer text makes a code that phones do not read. */
const qrBytesMax = 500;
/** About what fits beside each other on a phone. */
const lineCharsMax = 30;
/** The secret's box, what stands above it, and the place of the tools. */
export interface ToolBox extends TitledBox {
  readonly toolbar: HTMLElement;
  readonly panel: HTMLElement;
}

interface Tools {
  /** Rejects where what reads the text has not come. */
  readonly isRead: Promise<void>;
  /** To be called each second. */
  tick(): void;
}

/** Puts the tools into their place, and a button that shows them into the toolbar. */
export function addTools(value: string, box: ToolBox, parts: ToolParts): Tools {
  box.kind.classList.add('icon-file');
  const structure = showStructure(value, box, parts);
  box.panel.replaceChildren(...toolsFor(value, box, parts, () => structure.extension));
  box.toolbar.append(moreButton(box.panel, parts));
  copyExactly(box.text, () => (parts.handling.covered ? undefined : value));
  if (parts.handling.isShownInstead) parts.actions.say((spoken) => spoken.shownInstead);
  parts.handling.isShownInstead = false;
  return { isRead: structure.isRead, tick: () => void emptyClipboard(parts) };
}

/** @param extension of the name to save under: it is known once what reads the text has loaded. */
function toolsFor(value: string, box: ToolBox, parts: ToolParts, extension: () => string): HTMLElement[] {
  const { handling, sentences, actions, destroy } = parts;
  const { say } = actions;
  const figure = element('div', { class: 'qr' });
  const load = async (text: string) => (await loadQrCode()).qrModules(text);
  const save = button(sentences.saveAsFile, () => {
    const name = `secret.${extension()}`;
    saveFile({ name, bytes: new TextEncoder().encode(value) });
    actions.secretKept();
    say((spoken) => spoken.savedAs(isolated(name)));
  });
  save.className = 'quiet';
  const deletion = destroy && destroyTool(destroy, parts);
  const code = isShort(value) ? [qrButton({ text: value, handling, sentences, figure, load, say })] : [];
  box.frame.addEventListener('cover', () => {
    if (handling.qrCodeShown) code[0]?.click();
  });
  const tools = [
    ...(value.split('\n').some((line) => line.length > lineCharsMax) ? [wrapSwitch(box, parts)] : []),
    save,
    ...code,
    coverLater(parts),
    ...('clipboard' in navigator ? [emptyClipboardLater(parts)] : []),
    ...(deletion ? [deletion.first] : []),
  ];
  return [element('div', { class: 'actions tools' }, ...tools), ...(deletion ? [deletion.question] : []), figure];
}

/** A long text is not made into bytes to know that it is. */
function isShort(value: string): boolean {
  return value.length <= qrBytesMax && new TextEncoder().encode(value).length <= qrBytesMax;
}

export function destroyTool(destroy: NonNullable<ToolParts['destroy']>, { handling, sentences, actions }: ToolParts) {
  const destroyOrSay = async () => {
    const failure = await destroy();
    if (!failure) return;
    actions.say((spoken) => {
      const { what, next } = describeIn(spoken.failures, failure);
      return joined(spoken, spoken.notDeleted, what, next);
    });
  };
  return destroyButton({ label: sentences.delete, sentences, handling, destroy: () => void destroyOrSay() });
}

function moreButton(panel: HTMLElement, { handling, sentences }: ToolParts): HTMLButtonElement {
  const set = (shown: boolean) => {
    handling.toolsShown = shown;
    panel.hidden = !shown;
    more.setAttribute('aria-expanded', String(shown));
  };
  const more = button(sentences.more, () => set(handling.toolsShown !== true));
  more.className = 'quiet icon-more';
  set(handling.toolsShown === true);
  return more;
}

function wrapSwitch({ text }: SecretBox, { handling, sentences }: ToolParts): HTMLButtonElement {
  const wrap = (on: boolean) => {
    handling.unwrapped = !on;
    text.classList.toggle('unwrapped', !on);
  };
  wrap(!handling.unwrapped);
  return onOffButton(sentences.wrapLines, !handling.unwrapped, wrap);
}

/** Sets the time; the view keeps it. */
function coverLater({ handling, sentences, actions }: ToolParts): HTMLButtonElement {
  return onOffButton(sentences.hideLater, handling.coverMs !== undefined, (on) => {
    handling.coverMs = on ? performance.now() + coverAfterMs : undefined;
    actions.say((spoken) => (on ? spoken.hidesInAMinute : spoken.staysOnShow));
  });
}

/** Once it is time; a browser refuses while the page is not in front, and is asked again at the next call. */
async function emptyClipboard({ handling, actions }: ToolParts): Promise<void> {
  const { copiedMs, emptiesClipboard } = handling;
  if (!emptiesClipboard || performance.now() < (copiedMs ?? Number.POSITIVE_INFINITY) + clipboardMs) return;
  if (!(await isCopied('')) || handling.copiedMs !== copiedMs) return;
  handling.copiedMs = undefined;
  actions.say((spoken) => spoken.clipboardEmptied);
}

/** Only says so. */
function emptyClipboardLater({ handling, sentences, actions }: ToolParts): HTMLButtonElement {
  return onOffButton(sentences.emptyClipboard, handling.emptiesClipboard === true, (on) => {
    handling.emptiesClipboard = on;
    actions.say((spoken) => (on ? spoken.emptiesAMinuteAfter : spoken.clipboardStays));
  });
}

function onOffButton(label: string, isOn: boolean, onChange: (on: boolean) => void): HTMLButtonElement {
  let on = isOn;
  const created = button(label, () => {
    on = !on;
    created.setAttribute('aria-pressed', String(on));
    onChange(on);
  });
  created.className = 'quiet';
  created.setAttribute('aria-pressed', String(on));
  return created;
}
