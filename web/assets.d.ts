/**
 * What the pages and the element load on demand, from tools/on-demand.ts. The build writes the address of each module into
 * an `import()` of its own; each function throws where the module does not load.
 */
declare module 'sharelink:assets' {
  export function loadQrCode(): Promise<typeof import('./qr-code.ts')>;
  export function loadBrand(): Promise<typeof import('./brand.ts')>;
  export function loadTools(): Promise<typeof import('./views/tools.ts')>;
  /** What the page says: `common` and `page` of a file in web/languages/. */
  export function loadLanguage<Sentences>(
    language: import('./languages/plural-forms.ts').LanguageTag,
  ): Promise<{ readonly common: import('./languages/sentences.ts').CommonSentences; readonly page: Sentences }>;
}

/** The element's style sheet, as text. */
declare module 'sharelink:style' {
  const style: string;
  export default style;
}
