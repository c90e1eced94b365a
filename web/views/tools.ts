/** A chunk of its own, loaded once the secret is on the page: what only some readers use. */
import { loadQrCode } from 'sharelink:assets';
import { button, element } from '../dom.ts';
import type { RevealPageSentences } from '../languages/sentences.ts';
import { coverMs } from '../next-state.ts';
import type { Clipboard, Cover } from '../page-state.ts';
import { qrButton } from '../qr.ts';
import { saveFile } from '../save.ts';
import { isolated } from '../wording.ts';
import type { SecretBox } from './secret-box.ts';

/** A longer text makes a code that phones do not read. */
const qrBytesMax = 500;
/** About what fits beside each other on a phone. */
const lineCharsMax = 30;
const fileName = 'secret.txt';

export interface ToolParts {
  readonly value: string;
  readonly box: SecretBox;
  readonly cover: Cover;
  readonly clipboard: Clipboard;
  readonly sentences: RevealPageSentences;
  say(sentence: string): void;
  onKept(): void;
  /** Absent where the creator did not allow it. @returns why the share is still there. */
  destroy?(): Promise<string | undefined>;
}

export function toolsFor({ value, box, cover, clipboard, sentences, say, onKept, destroy }: ToolParts): HTMLElement[] {
  const bytes = new TextEncoder().encode(value);
  const figure = element('div', { class: 'qr' });
  const load = async (text: string) => (await loadQrCode()).qrModules(text);
  const save = button(sentences.saveAsFile, () => {
    saveFile({ name: fileName, bytes });
    onKept();
    say(sentences.savedAs(isolated(fileName)));
  });
  save.className = 'quiet';
  const tools = [
    ...(value.split('\n').some((line) => line.length > lineCharsMax) ? [wrapSwitch(box, sentences)] : []),
    save,
    ...(bytes.length <= qrBytesMax ? [qrButton({ text: value, sentences, figure, load, say })] : []),
    coverLater(cover, sentences, say),
    ...('clipboard' in navigator ? [emptyClipboardLater(clipboard, sentences, say)] : []),
    ...(destroy ? [destroyButton(destroy, sentences, say)] : []),
  ];
  return [element('div', { class: 'actions tools' }, ...tools), figure];
}

/** Only the second press deletes: others may still want to open it. */
export function destroyButton(
  destroy: () => Promise<string | undefined>,
  sentences: RevealPageSentences,
  say: (sentence: string) => void,
): HTMLElement {
  let asked = false;
  const done = button(sentences.delete, async () => {
    if (!asked) {
      asked = true;
      done.textContent = sentences.deleteForEveryone;
      return;
    }
    const problem = await destroy();
    if (problem) say(problem);
  });
  done.className = 'quiet';
  return done;
}

function wrapSwitch({ text }: SecretBox, { wrapLines }: RevealPageSentences): HTMLButtonElement {
  return onOffButton(wrapLines, true, (on) => void text.classList.toggle('unwrapped', !on));
}

/** Sets the time; the view keeps it. */
function coverLater(
  cover: Cover,
  { hideLater, hidesInAMinute, staysOnShow }: RevealPageSentences,
  say: (sentence: string) => void,
): HTMLButtonElement {
  return onOffButton(hideLater, cover.dueMs !== undefined, (on) => {
    cover.dueMs = on ? performance.now() + coverMs : undefined;
    say(on ? hidesInAMinute : staysOnShow);
  });
}

/** Only says so; the view empties it. A browser lets a page do that while it is in front. */
function emptyClipboardLater(
  clipboard: Clipboard,
  { emptyClipboard, emptiesAMinuteAfter, clipboardStays }: RevealPageSentences,
  say: (sentence: string) => void,
): HTMLButtonElement {
  return onOffButton(emptyClipboard, clipboard.emptiedLater, (on) => {
    clipboard.emptiedLater = on;
    say(on ? emptiesAMinuteAfter : clipboardStays);
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
