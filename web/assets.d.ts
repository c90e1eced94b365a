/** Paths of what the pages load on demand, from tools/build-page.ts. The names hold a hash of the content. */
declare module 'sharelink:assets' {
  /** The module of web/qr-code.ts. */
  export const qrCodePath: string;
  /** What the page says, in each language: `common` and `page` of a file in web/languages/. */
  export const languagePaths: Readonly<Record<import('./languages/plural-forms.ts').LanguageTag, string>>;
  /** The module of web/views/tools.ts. */
  export const toolsPath: string;
}
