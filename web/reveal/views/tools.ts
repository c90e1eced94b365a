/** What only some readers use once the secret is on the page. */
import { loadContent, loadQrCode } from 'sharelink:assets';
import { isCopied } from '../../kit/copy.ts';
import { destroyButton } from '../../kit/destroy.ts';
import { button, element } from '../../kit/dom.ts';
import { copyExactly } from '../../kit/exact-copy.ts';
import { qrButton } from '../../kit/qr.ts';
import { saveFile } from '../../kit/save.ts';
import type { RevealPageSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import { coverAfterMs } from '../next-state.ts';
import type { Handling } from '../state.ts';
import type { SecretBox } from './secret-box.ts';

/** How long a copied text may stay where its reader wants the clipboard emptied. */
const clipboardMs = 60_000;
/** A longer text makes a code that phones do not read. */
const qrBytesMax = 500;
/** About what fits beside each other on a phone. */
const lineCharsMax = 30;
const fileName = 'secret.txt';
/** In a sentence that runs the other way. */
const isolatedFileName = `\u2068${fileName}\u2069`;

/** What a tool belongs to. */
export interface ToolParts {
  readonly handling: Handling;
  readonly sentences: RevealPageSentences;
  readonly actions: Pick<Actions, 'say' | 'announce' | 'secretKept'>;
  /** Deletes the share, or says why it is still there. Absent where its creator did not allow that. */
  destroy?(): Promise<void>;
}

/** The secret's box, what stands above it, and the place of the tools. */
export interface ToolBox extends SecretBox {
  readonly kind: HTMLElement;
  readonly toolbar: HTMLElement;
  readonly panel: HTMLElement;
}

/** Puts the tools into their place, and a button that shows them into the toolbar. @returns what is to be called each second. */
export function addTools(value: string, box: ToolBox, parts: ToolParts): () => void {
  box.panel.replaceChildren(...toolsFor(value, box, parts));
  box.toolbar.append(moreButton(box.panel, parts));
  copyExactly(box.text, () => (parts.handling.covered ? undefined : value));
  showStructure(value, box, parts).catch(() => {}); // it is on show as it is
  if (parts.handling.isShownInstead) parts.actions.say((spoken) => spoken.shownInstead);
  parts.handling.isShownInstead = false;
  return () => void emptyClipboard(parts);
}

function toolsFor(value: string, box: ToolBox, parts: ToolParts): HTMLElement[] {
  const { handling, sentences, actions, destroy } = parts;
  const { say } = actions;
  const bytes = new TextEncoder().encode(value);
  const figure = element('div', { class: 'qr' });
  const load = async (text: string) => (await loadQrCode()).qrModules(text);
  const save = button(sentences.saveAsFile, () => {
    saveFile({ name: fileName, bytes });
    actions.secretKept();
    say((spoken) => spoken.savedAs(isolatedFileName));
  });
  save.className = 'quiet';
  const deletion = destroy && destroyTool(destroy, parts);
  const tools = [
    ...(value.split('\n').some((line) => line.length > lineCharsMax) ? [wrapSwitch(box, parts)] : []),
    save,
    ...(bytes.length <= qrBytesMax ? [qrButton({ text: value, handling, sentences, figure, load, say })] : []),
    coverLater(parts),
    ...('clipboard' in navigator ? [emptyClipboardLater(parts)] : []),
    ...(deletion ? [deletion.first] : []),
  ];
  return [element('div', { class: 'actions tools' }, ...tools), ...(deletion ? [deletion.question] : []), figure];
}

export function destroyTool(destroy: () => void, { handling, sentences }: ToolParts) {
  return destroyButton({ label: sentences.delete, sentences, handling, destroy });
}

/** Says what the text is, and shows a table of it where there is one; as it is, it stays one press away. */
async function showStructure(value: string, box: ToolBox, { handling, sentences, actions }: ToolParts): Promise<void> {
  const { kindOf, readContent, tableOf } = await loadContent();
  const content = readContent(value);
  box.kind.textContent = kindOf(content, sentences) ?? box.kind.textContent;
  if (content.kind === 'pem') box.text.classList.add('unwrapped');
  const onCopied = () => {
    handling.copiedMs = performance.now();
  };
  const table = tableOf(content, { sentences, announce: actions.announce, say: actions.say, onCopied });
  if (!table) return;
  const frame = element('div', { class: 'table' }, table);
  copyExactly(frame, () => value);
  const turn = button('', () => set(!handling.asItIs));
  turn.className = 'quiet';
  const set = (asItIs: boolean) => {
    handling.asItIs = asItIs;
    turn.textContent = asItIs ? sentences.asTable : sentences.asItIs;
    box.present(asItIs ? undefined : frame);
  };
  set(handling.asItIs === true);
  box.toolbar.querySelector('[aria-expanded]')?.before(turn);
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
