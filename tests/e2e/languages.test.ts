/** What the pages say in each language. The compiler has seen that nothing is missing. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ViewSpent } from '../../package/types.ts';
import { allFailures, describeIn } from '../../package/words/describe.ts';
import { bestLanguage, languageNames } from '../../web/kit/language.ts';
import { type LanguageTag, pluralForms } from '../../web/languages/plural-forms.ts';
import type { Language } from '../../web/languages/sentences.ts';

const tags = Object.keys(pluralForms) as LanguageTag[];
const counts = [0, 1, 2, 3, 5, 11, 21, 100];
const dateMs = Date.UTC(2026, 10, 25, 9, 0, 0);
const dayMs = 86_400_000;
/** As a page hands it over. */
const name = '\u2068Example\u2069';

const each = (values: readonly unknown[]) => values.map((value) => [value]);
/** What the functions of a language are called with. */
const calls: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'common.secondsSoFar': each(counts),
  'common.failures.waitThenRetry': each(counts),
  'reveal.sharedBy': [[name]],
  'reveal.viewsLeft': each([...counts, 'unlimited']),
  'reveal.expiresOn': [[dateMs]],
  'reveal.expiresIn': [[7 * dayMs - 1000, dateMs]],
  'reveal.openedAgo': [[12 * 60_000]],
  'reveal.wait': each(counts),
  'reveal.question': ['show', 'copy'].flatMap((aim) =>
    [1, 2, 3, 5, 11, 21, 100, 'unlimited'].map((views) => [views, aim]),
  ),
  'reveal.viewsAfter': each([...counts, 'unlimited']),
  'rare.savedAs': [[name]],
  'rare.entries': each(counts),
  'rare.lines': each(counts),
  'rare.copyValue': [[name]],
  'rare.filesInside': each(counts),
  'rare.fileSize': each(counts),
  'rare.saveNamed': [[name]],
  'rare.showValue': [[name]],
  'rare.hideValue': [[name]],
  'reveal.file': [...counts.map((count) => [name, 'text/plain', count]), [name, '', 5]],
  'rare.unseen': [[6, 3, 2]],
  'rare.elsewhere': [[name]],
  'reveal.checkAgainIn': each(counts),
  'share.chosenFile': counts.map((count) => [name, count]),
  'share.chosenFiles': counts.map((count) => [count, 5]),
  'share.removeNamed': [[name]],
  'share.bytesTooMany': each(counts),
  'share.roomFor': each(counts),
  'share.upTo': each(counts),
  'share.fileTooLarge': counts.map((count) => [name, count, 5]),
  'share.lifetimeRange': [[300_000, 30 * dayMs]],
  'share.passwordShort': each(counts),
  'share.lifetime': each([300_000, 3_600_000, dayMs, 7 * dayMs]),
  'share.times': each(counts),
  'share.opens': [
    ...counts.map((count) => [count, dateMs]),
    [3, undefined],
    [undefined, dateMs],
    [undefined, undefined],
  ],
  'share.expiresOn': [[dateMs]],
  'share.wasOpened': [[dateMs], [undefined]],
};

/** What a language does not write; French spaces must not break. */
const foreign: Partial<Readonly<Record<LanguageTag, RegExp>>> = {
  fr: / [;:?!»]|« /,
  es: /^[^¿]*\?|^[^¡]*!/,
  // Readers of Portugal, who are told in it too, tighten screws with that word.
  pt: /\bapert/i,
  ja: /[,;?!]/,
  zh: /[,;?!]/,
  'zh-Hant': /[,;?!“”]/,
  ar: /[,;?]/,
  fa: /[,;?]/,
};

const notSpoken = ['common.lang', 'common.dir', 'common.fullStop', 'common.space'];

interface Said {
  /** The same in every language. */
  readonly place: string;
  readonly args: readonly unknown[];
  readonly text: string;
}

function collect(value: unknown, place: string, args: readonly unknown[] = []): Said[] {
  if (notSpoken.includes(place)) return [];
  if (typeof value === 'string') return [{ place, args, text: value }];
  if (typeof value === 'function') {
    assert.ok(calls[place], `${place} is called by no test`);
    return calls[place].flatMap((some) => collect(value(...some), place, some));
  }
  return Object.entries(value as object).flatMap(([key, part]) => collect(part, place ? `${place}.${key}` : key, args));
}

const load = async (tag: LanguageTag) => (await import(`../../web/languages/${tag}.ts`)) as Language;
const english = collect(await load('en'), '');
const digits = (lang: string, count: number) => new Intl.NumberFormat(lang).format(count);
/** A name and a media type are the same everywhere. */
const words = (text: string) =>
  text
    .replace(name, '')
    .replace('text/plain', '')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length;

for (const tag of tags) {
  const language = await load(tag);
  const { common, reveal, share, rareFailures } = language;
  const said = collect(language, '');
  /** Of a link: a number's place has no marks around it. */
  const quotedHash = /[“„«‘「\u2068]\u00a0?#\u00a0?[”“»’」\u2069]/;
  const failing = (isWrong: (said: Said, index: number) => boolean) =>
    said.filter(isWrong).map(({ place, text }) => `${place}: ${text}`);

  suite(`the pages in ${languageNames[tag]}`, () => {
    test('say everything', () => {
      assert.deepEqual(
        said.map(({ place }) => place),
        english.map(({ place }) => place),
      );
      assert.deepEqual(
        failing(({ text }) => {
          const unfilled = /undefined|NaN|#|\s\s/.test(text.replace(quotedHash, 'hash'));
          return text.trim() === '' || text !== text.trim() || unfilled;
        }),
        [],
      );
    });

    test('name each name and number that a sentence is about', () => {
      const isLost = ({ args, text }: Said) =>
        args.some((arg) => {
          if (arg === name) return !text.includes(name);
          // One and two have words of their own in some languages.
          return typeof arg === 'number' && arg > 2 && arg < 1000 && !text.includes(digits(common.lang, arg));
        });
      // A heading has no room for the name that stands below it.
      assert.deepEqual(
        failing((one) => one.place !== 'rare.elsewhere.0' && isLost(one)),
        [],
      );
      const date = new Intl.DateTimeFormat(tag === 'en' ? 'en-GB' : common.lang, {
        dateStyle: 'medium',
        timeStyle: 'short',
      }).format(dateMs);
      assert.deepEqual(
        failing(({ args, text }) => args.includes(dateMs) && !text.includes(date)),
        [],
      );
    });

    test('leave no English sentence in another language', () => {
      if (tag === 'en') return;
      assert.deepEqual(
        failing(({ text }, i) => text === english[i]?.text && words(text) > 2),
        [],
      );
    });

    test('end a sentence where the English ends one', () => {
      assert.deepEqual(
        failing(({ text }, i) => /[.?]$/.test(english[i]?.text ?? '') !== /[.?。？؟]$/.test(text)),
        [],
      );
    });

    test('turn no direction without turning it back', () => {
      const unbalanced = (text: string) => {
        let depth = 0;
        for (const [mark] of text.matchAll(/[\u2066-\u2069]/g)) {
          depth += mark === '\u2069' ? -1 : 1;
          if (depth < 0) return true;
        }
        return depth !== 0 || /[\u202a-\u202e]/.test(text);
      };
      assert.deepEqual(
        failing(({ text }) => unbalanced(text)),
        [],
      );
      const right = new Set(['ar', 'he', 'fa']);
      assert.equal(common.dir, right.has(tag) ? 'rtl' : 'ltr');
    });

    test('use the marks of that language, and isolate Latin letters in lines from right to left', () => {
      const isForeign = (text: string) =>
        foreign[tag]?.test(text) ||
        (common.dir === 'rtl' &&
          /[A-Za-z]/.test(text.replace(/\u2068[^\u2069]*\u2069/g, '').replace('text/plain', '')));
      assert.deepEqual(
        failing(({ text }) => isForeign(text) === true),
        [],
      );
    });

    test('keep apart what became of a view, and each failure', () => {
      const { view, opening } = common.failures;
      const told = [view.no, view.yes, view.unknown];
      assert.equal(new Set(told).size, 3);
      const whats = Object.values({ ...opening, ...rareFailures }).map(([what]) => what);
      assert.equal(new Set(whats).size, whats.length);
      for (const says of [reveal.viewsLeft, reveal.viewsAfter]) {
        assert.equal(says('unknown'), '');
        assert.equal(new Set([says(0), says(1), says(2), says('unlimited')]).size, 4);
      }
      const questions = ([1, 2, 'unknown'] as const).flatMap((views) => [
        reveal.question(views, 'show'),
        reveal.question(views, 'copy'),
      ]);
      assert.equal(new Set(questions).size, 6);
      assert.notEqual(share.withPassword, share.forEveryone);
    });

    test('have a form for each number', () => {
      const rules = new Intl.PluralRules(common.lang);
      const forms = new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count)));
      assert.deepEqual([...forms].sort(), [...pluralForms[tag]].sort());
    });

    test('call one view in the menu what a sentence calls it', () => {
      const plain = (text: string) =>
        text
          .toLowerCase()
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '');
      assert.ok(plain(share.opens(1, undefined)).includes(plain(share.times(1))), share.times(1));
    });

    test('call a button by what stands on it', () => {
      assert.ok(share.removeFile.toLowerCase().includes(share.remove.toLowerCase()));
      assert.ok(share.removeNamed('x').toLowerCase().includes(share.remove.toLowerCase()));
    });
  });
}

suite('the language of a page', () => {
  test('is the first of the reader’s that there is, else English', () => {
    assert.equal(bestLanguage(['de-AT', 'en']), 'de');
    assert.equal(bestLanguage(['xx', 'DE']), 'de');
    assert.equal(bestLanguage(['en-GB', 'de']), 'en');
    assert.equal(bestLanguage(['tlh', 'constructor', '', 'no tag']), 'en');
    assert.equal(bestLanguage([]), 'en');
  });

  test('is written as its reader writes it: Chinese in one of two scripts', () => {
    for (const tag of ['zh-TW', 'zh-HK', 'zh-MO', 'zh-Hant', 'ZH-hant-us', 'cmn-TW']) {
      assert.equal(bestLanguage([tag, 'zh-CN', 'de']), 'zh-Hant', tag);
    }
    for (const tag of ['zh', 'zh-CN', 'zh-SG', 'zh-Hans-HK', 'cmn']) {
      assert.equal(bestLanguage([tag, 'zh-TW', 'de']), 'zh', tag);
    }
  });

  test('is the reader’s next one where one would only stand in for another', () => {
    for (const tag of [
      'nb',
      'nn',
      'no',
      'da',
      'sv',
      'sr-Latn',
      'sr',
      'hr',
      'uk',
      'be',
      'gl',
      'ca',
      'az',
      'gsw',
      'af',
    ]) {
      assert.equal(bestLanguage([tag, 'fr']), 'fr', tag);
    }
    for (const tag of ['ja-Latn', 'ko-Latn', 'ru-Latn', 'ar-Latn', 'fa-Cyrl', 'zh-Latn-pinyin', 'yue-HK']) {
      assert.equal(bestLanguage([tag, 'fr']), 'fr', tag);
    }
    assert.deepEqual([['iw'], ['prs'], ['pt-PT'], ['es-419'], ['en-AU']].map(bestLanguage), [
      'he',
      'fa',
      'pt',
      'es',
      'en',
    ]);
  });

  test('tells a time that is left to the nearest unit', async () => {
    const { reveal } = await load('en');
    const left = (ms: number) => reveal.expiresIn(ms, dateMs).replace(/ \(.*/, '');
    assert.equal(left(7 * dayMs - 5_000), 'Expires in 7 days');
    assert.equal(left(2 * dayMs - 1), 'Expires in 2 days');
    assert.equal(left(1.4 * dayMs), 'Expires in 34 hours');
    assert.equal(left(3_600_000 - 1), 'Expires in 60 minutes');
    assert.equal(left(119_000), 'Expires in 119 seconds');
    assert.equal(reveal.openedAgo(12 * 60_000), 'It was opened 12 minutes ago, before you.');
  });
});

test('a failure that has used no view sends nobody to the sender, in each language', async () => {
  for (const tag of Object.keys(pluralForms) as LanguageTag[]) {
    const { common, rareFailures } = await load(tag);
    const failures = allFailures(common.failures, rareFailures);
    for (const kind of ['server_error', 'response_malformed', 'response_too_large'] as const) {
      const nextAfter = (viewSpent: ViewSpent) => describeIn(failures, { kind, viewSpent, operation: 'peek' }).next;
      assert.equal(nextAfter('no'), rareFailures.server_unavailable[1], tag);
      assert.equal(nextAfter('unknown'), rareFailures[kind][1], tag);
    }
  }
});
