import { isCopied } from '../../kit/copy.ts';
import { button, element } from '../../kit/dom.ts';
import { charsAtOnceMax, textNode } from '../../kit/long-text.ts';
import { isolated, withoutStop } from '../../kit/wording.ts';
import type { RevealPageSentences } from '../../languages/sentences.ts';
import { indentedJson } from './json.ts';
import { looksSecret } from './looks-secret.ts';
import type { Content } from './read-content.ts';
import type { Steps } from './steps.ts';

/** What has more is shown as it is: a page stays quick, and nobody reads so many. */
const rowsShownMax = 500;
/** Of all values together: a browser lays a table out at once. What is longer is shown as it is, part by part. */
const charsShownMax = 100_000;
/** More of them are counted. */
const labelsMax = 3;
/** Of any length, so that it does not tell one. */
const covered = '••••••••';

interface Row {
  readonly key: string;
  /** What is shown, and copied. */
  readonly value: string;
}

export interface TableParts {
  readonly sentences: RevealPageSentences;
  announce(sentence: string): void;
  say(sentence: (sentences: RevealPageSentences) => string): void;
  onCopied(): void;
}

/** Its direction is its own, and its place that of what stands around it. */
const bdi = (text: string) => element('bdi', {}, text);

/** @returns what the text is, in a few words; undefined where it is one line of text. */
export function kindOf(content: Content, { entries, lines }: RevealPageSentences): (Node | string)[] | undefined {
  switch (content.kind) {
    case 'env':
      return [bdi('.env'), `, ${entries(rowCount(content))}`];
    case 'json':
      return [bdi('JSON'), `, ${entries(rowCount(content))}`];
    case 'pem': {
      const labels = content.pieces.flatMap((piece) => ('label' in piece ? [piece.label] : []));
      return [bdi('PEM'), ', ', labels.length <= labelsMax ? bdi(labels.join(', ')) : entries(labels.length)];
    }
    case 'text':
      return content.lines > 1 ? [withoutStop(lines(content.lines))] : undefined;
  }
}

/** Each value with a copy of its own, covered where it looks secret. @returns undefined where it is best read as it is. */
export function* tableOf(content: Content, parts: TableParts): Steps<HTMLElement | undefined> {
  const count = rowCount(content);
  if (count === 0 || count > rowsShownMax) return undefined;
  const rows = yield* rowsOf(content);
  // A long value is in parts itself.
  const chars = rows.reduce((sum, { value }) => sum + Math.min(value.length, charsAtOnceMax), 0);
  if (chars > charsShownMax) return undefined;
  const body = element('tbody');
  for (const row of rows) {
    body.append(tableRow(row, parts));
    yield;
  }
  return element('table', { class: 'rows', translate: 'no' }, body);
}

function rowCount({ pieces }: Content): number {
  return pieces.filter((piece) => 'key' in piece).length;
}

function* rowsOf(content: Content): Steps<Row[]> {
  if (content.kind === 'env') return content.pieces.flatMap((piece) => ('key' in piece ? [piece] : []));
  const rows: Row[] = [];
  for (const piece of content.kind === 'json' ? content.pieces : []) {
    if ('key' in piece) rows.push({ key: piece.key, value: piece.string ?? (yield* indentedJson(piece.value)) });
  }
  return rows;
}

function tableRow({ key, value }: Row, { sentences, announce, say, onCopied }: TableParts): HTMLElement {
  const name = isolated(key);
  const text = element('pre', { lang: '', dir: 'auto' });
  let isShown = !looksSecret(key, value);
  const copy = button('', async () => {
    const done = await isCopied(value);
    copy.className = `quiet ${done ? 'icon-done' : 'icon-copy'}`;
    if (done) {
      onCopied();
      announce(sentences.copied);
      return;
    }
    set(true);
    getSelection()?.selectAllChildren(text);
    say((spoken) => spoken.selected);
  });
  copy.className = 'quiet icon-copy';
  copy.setAttribute('aria-label', sentences.copyValue(name));
  const toggle = button('', () => set(!isShown));
  toggle.className = 'quiet icon-eye';
  const set = (shown: boolean) => {
    isShown = shown;
    text.replaceChildren(shown ? textNode(value) : covered);
    text.classList.toggle('covered', !shown);
    toggle.setAttribute('aria-label', shown ? sentences.hideValue(name) : sentences.showValue(name));
  };
  set(isShown);
  const tools = element('td', {}, ...(isShown ? [] : [toggle]), copy);
  return element('tr', {}, element('th', { scope: 'row' }, bdi(key)), element('td', {}, text), tools);
}
