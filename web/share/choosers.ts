/** A menu with the usual values, and a field for any other. */
import type { ShareLimits } from '../../package/sequence/limits.ts';
import { element } from '../kit/dom.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import { lifetimeChoices, lifetimeMaxMs, viewChoices, viewsMax } from './choices.ts';

const other = 'other';
const unitsMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
type Unit = keyof typeof unitsMs;

export interface Chooser<Value> {
  readonly node: HTMLElement;
  /** Takes any other number. */
  readonly input: HTMLInputElement;
  /** NaN where no number was entered. */
  value(): Value;
}

export function lifetimeChooser(ms: number, limits: ShareLimits, sentences: SharePageSentences): Chooser<number> {
  const usual = lifetimeChoices(limits).map((choice) => [String(choice), sentences.lifetime(choice)] as const);
  const menu = select('lifetime', [...usual, [other, sentences.otherChoice]]);
  const input = numberInput('lifetime-count', sentences.howLong, Math.floor(lifetimeMaxMs / unitsMs.minute));
  const unit = select(
    'lifetime-unit',
    Object.entries(sentences.units).map(([name, word]) => [name, word]),
  );
  unit.setAttribute('aria-label', sentences.unit);
  const note = element(
    'p',
    { id: 'lifetime-note', class: 'note' },
    sentences.lifetimeRange(limits.lifetimeMinMs, lifetimeMaxMs),
  );
  input.setAttribute('aria-describedby', note.id);
  const isUsual = usual.some(([value]) => value === String(ms));
  const inUnits = isUsual ? unitOf(Number.NaN) : unitOf(ms);
  unit.value = inUnits.unit;
  if (inUnits.count > 0) input.value = String(inUnits.count);
  const node = chooser(sentences.expiresAfter, menu, isUsual ? String(ms) : other, input, [input, unit], note);
  return {
    node,
    input,
    value: () => (menu.value === other ? input.valueAsNumber * unitsMs[unit.value as Unit] : Number(menu.value)),
  };
}

/** In the largest unit of which it is a whole number. */
function unitOf(ms: number): { readonly count: number; readonly unit: Unit } {
  const unit = (['day', 'hour', 'minute'] as const).find((name) => ms % unitsMs[name] === 0) ?? 'day';
  return { count: ms / unitsMs[unit], unit };
}

/** undefined: unlimited. */
export function viewsChooser(views: number | undefined, sentences: SharePageSentences): Chooser<number | undefined> {
  const usual = viewChoices.map(
    (choice) =>
      [String(choice ?? ''), choice === undefined ? sentences.anyNumberOfTimes : sentences.times(choice)] as const,
  );
  const menu = select('views', [...usual, [other, sentences.otherChoice]]);
  const input = numberInput('views-count', sentences.howOften, viewsMax);
  const isUsual = viewChoices.includes(views);
  if (!isUsual && views) input.value = String(views);
  const node = chooser(sentences.canBeOpened, menu, isUsual ? String(views ?? '') : other, input, [input]);
  return {
    node,
    input,
    value() {
      if (menu.value === '') return undefined;
      return menu.value === other ? input.valueAsNumber : Number(menu.value);
    },
  };
}

function chooser(
  label: string,
  menu: HTMLSelectElement,
  chosen: string,
  input: HTMLInputElement,
  fields: readonly Node[],
  ...below: readonly Node[]
): HTMLElement {
  const free = element('div', { class: 'free' }, element('div', { class: 'field' }, ...fields), ...below);
  menu.value = chosen;
  const tell = () => {
    free.hidden = menu.value !== other;
  };
  tell();
  menu.addEventListener('input', tell);
  menu.addEventListener('change', () => {
    if (menu.value === other) input.focus();
  });
  return element('div', {}, element('label', { for: menu.id }, label), menu, free);
}

function numberInput(id: string, label: string, max: number): HTMLInputElement {
  const attributes = { id, type: 'number', inputmode: 'numeric', min: '1', max: String(max), step: '1' };
  return element('input', { ...attributes, 'aria-label': label, autocomplete: 'off' });
}

function select(id: string, options: readonly (readonly [value: string, label: string])[]): HTMLSelectElement {
  return element('select', { id }, ...options.map(([value, label]) => element('option', { value }, label)));
}
