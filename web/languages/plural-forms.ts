/**
 * The forms that a language has for whole numbers below a million, by the rules of Unicode CLDR. Only its type is shipped:
 * a sentence that lacks a form does not compile.
 */
export const pluralForms = {
  en: ['one', 'other'],
  de: ['one', 'other'],
  fr: ['one', 'other'],
  es: ['one', 'other'],
  pt: ['one', 'other'],
  it: ['one', 'other'],
  nl: ['one', 'other'],
  pl: ['one', 'few', 'many'],
  ru: ['one', 'few', 'many'],
  tr: ['one', 'other'],
  ja: ['other'],
  ko: ['other'],
  zh: ['other'],
  'zh-Hant': ['other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  he: ['one', 'two', 'other'],
  fa: ['one', 'other'],
} as const;

export type LanguageTag = keyof typeof pluralForms;

/** `#` stands for the number. */
export type Forms<Tag extends LanguageTag> = Readonly<Record<(typeof pluralForms)[Tag][number], string>>;
