/**
 * What the pages and the element load on demand, from tools/on-demand.ts. The build writes the address of each module into
 * an `import()` of its own; each function throws where the module does not load.
 */
declare module 'sharelink:assets' {
  type Tag = import('./languages/plural-forms.ts').LanguageTag;
  type Language = import('./languages/sentences.ts').Language;

  export function loadQrCode(): Promise<typeof import('./qr-code.ts')>;
  export function loadBrand(): Promise<typeof import('./brand.ts')>;
  /** For a page whose own module reads addresses alone. */
  export function loadWholeCore(): Promise<typeof import('./whole-core.ts')>;
  /** The module of the whole core. */
  export const wholeModule: { readonly path: string; readonly integrity: string };
  export function loadLater(): Promise<typeof import('./later.ts')>;
  /** What the reveal page says first, in a file of web/languages/. */
  export function loadLanguage(language: Tag): Promise<
    Pick<Language, 'common' | 'reveal'> & {
      loadLater(): Promise<Pick<Language, 'later' | 'laterFailures'>>;
    }
  >;
  /** What the share page says, in the same file. */
  export function loadShareLanguage(language: Tag): Promise<Pick<Language, 'common' | 'laterFailures' | 'share'>>;
}

/** The element's style sheet, as text. */
declare module 'sharelink:style' {
  const style: string;
  export default style;
}
