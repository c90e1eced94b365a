/** Numbers, dates and plural forms as a language writes them. A part of each language's file. */
import { once } from '../kit/once.ts';
import type { Forms, LanguageTag } from './plural-forms.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** @param tag for `Intl`, where it needs to be told more than the language. */
export function formatsOf<Tag extends LanguageTag>(language: Tag, tag: string = language) {
  // The first one takes tens of milliseconds on a phone: here, apart from what else the page does, nobody waits for it.
  const relatives = new Intl.RelativeTimeFormat(tag);
  const rules = once(() => new Intl.PluralRules(tag));
  const numbers = once(() => new Intl.NumberFormat(tag));
  const dates = once(() => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }));

  const number = (value: number) => numbers().format(value);
  return {
    number,
    /** Chooses the form for a count, and puts the number into it. */
    plural(count: number, forms: Forms<Tag>): string {
      const { [rules().select(count)]: form, other = '' }: Readonly<Record<string, string>> = forms;
      return (form ?? other).replace('#', () => number(count));
    },
    date: (ms: number) => dates().format(ms),
    /** Of a file or a text: in words of its own where it is less than a kilobyte. */
    size(bytes: number, inBytes: () => string): string {
      if (bytes < 1000) return inBytes();
      const [count, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
      // In lines from right to left an abbreviation in Latin letters would jump.
      const unitDisplay = ['ar', 'he', 'fa'].includes(language) ? 'long' : 'short';
      const style = { style: 'unit', unit, unitDisplay, maximumFractionDigits: count < 100 ? 1 : 0 } as const;
      return new Intl.NumberFormat(tag, style).format(count);
    },
    /** From now, to the nearest unit of which there are two or more; before now where it is negative. */
    relative(ms: number): string {
      const inUnits = (unitMs: number) => Math.round(ms / unitMs);
      if (Math.abs(inUnits(hourMs)) >= 48) return relatives.format(inUnits(dayMs), 'day');
      if (Math.abs(inUnits(minuteMs)) >= 120) return relatives.format(inUnits(hourMs), 'hour');
      if (Math.abs(inUnits(secondMs)) >= 120) return relatives.format(inUnits(minuteMs), 'minute');
      return relatives.format(inUnits(secondMs), 'second');
    },
  };
}

/** In its largest unit. Only the share page names durations. */
export function durationIn(tag: string, ms: number): string {
  const [count, unit] =
    ms >= dayMs ? [ms / dayMs, 'day'] : ms >= hourMs ? [ms / hourMs, 'hour'] : [ms / minuteMs, 'minute'];
  const style = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(tag, style).format(count);
}
