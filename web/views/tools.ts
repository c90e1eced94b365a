/** A chunk of its own, loaded once the secret is on the page: what only some readers use. */
import { qrCodePath } from 'sharelink:assets';
import { button, element } from '../dom.ts';
import { qrButton } from '../qr.ts';
import { saveFile } from '../save.ts';
import type { SecretBox } from './secret-box.ts';

/** A longer text makes a code that phones do not read. */
const qrBytesMax = 500;
const coverMs = 60_000;
/** About what fits beside each other on a phone. */
const lineCharsMax = 30;

export interface ToolParts {
  readonly value: string;
  readonly box: SecretBox;
  say(sentence: string): void;
  onKept(): void;
  /** Absent where the creator did not allow it. @returns why the share is still there. */
  destroy?(): Promise<string | undefined>;
}

export function toolsFor({ value, box, say, onKept, destroy }: ToolParts): HTMLElement[] {
  const bytes = new TextEncoder().encode(value);
  const figure = element('div', { class: 'qr' });
  const load = async (text: string) => ((await import(qrCodePath)) as typeof import('../qr-code.ts')).qrModules(text);
  const save = button('Save as a file', () => {
    saveFile({ name: 'secret.txt', bytes });
    onKept();
    say('The browser saves the secret as secret.txt. Delete the file when you are done.');
  });
  save.className = 'quiet';
  const tools = [
    ...(value.split('\n').some((line) => line.length > lineCharsMax) ? [wrapSwitch(box)] : []),
    save,
    ...(bytes.length <= qrBytesMax ? [qrButton({ text: value, noun: 'secret', figure, load, say })] : []),
    coverLater(box, say),
    ...(destroy ? [destroyButton(destroy, say)] : []),
  ];
  return [element('div', { class: 'actions tools' }, ...tools), figure];
}

/** Only the second press deletes: others may still want to open it. */
export function destroyButton(
  destroy: () => Promise<string | undefined>,
  say: (sentence: string) => void,
): HTMLElement {
  let asked = false;
  const done = button('Done: delete it now', async () => {
    if (!asked) {
      asked = true;
      done.textContent = 'Delete it for everyone?';
      return;
    }
    const problem = await destroy();
    if (problem) say(problem);
  });
  done.className = 'quiet';
  return done;
}

function wrapSwitch({ text }: SecretBox): HTMLButtonElement {
  const wrap = button('Wrap long lines', () => {
    const unwrapped = text.classList.toggle('unwrapped');
    wrap.setAttribute('aria-pressed', String(!unwrapped));
  });
  wrap.className = 'quiet';
  wrap.setAttribute('aria-pressed', 'true');
  return wrap;
}

function coverLater(box: SecretBox, say: (sentence: string) => void): HTMLButtonElement {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = button('Hide after a minute', () => {
    clearTimeout(timer);
    timer = timer === undefined ? setTimeout(box.cover, coverMs) : undefined;
    later.setAttribute('aria-pressed', String(timer !== undefined));
    say(timer === undefined ? 'It stays on show.' : 'It hides itself in a minute.');
  });
  later.className = 'quiet';
  later.setAttribute('aria-pressed', 'false');
  return later;
}
