/**
 * What the pages and the element load on demand, from tools/on-demand.ts. The build writes the address of each module into
 * an `import()` of its own; each function throws where the module does not load.
 */
declare module 'sharelink:assets' {
  type Tag = import('./languages/plural-forms.ts').LanguageTag;
  type Language = import('./languages/sentences.ts').Language;

  export function loadQrCode(): Promise<typeof import('./kit/qr-code.ts')>;
  export function loadBrand(): Promise<typeof import('./kit/brand.ts')>;
  /** Several files in one. */
  export function loadZip(): Promise<typeof import('./kit/zip.ts')>;
  /** Of a file. */
  export function loadPreview(): Promise<typeof import('./reveal/views/preview.ts')>;
  export function loadContent(): Promise<typeof import('./reveal/content/content.ts')>;
  /** For a page whose own module reads addresses alone. */
  export function loadWholeCore(): Promise<typeof import('./reveal/whole-core.ts')>;
  /** The module of the whole core. */
  export const wholeModule: { readonly path: string; readonly integrity: string };
  /** For a link with a password: one of them. */
  export const argon2idModule: { readonly path: string; readonly integrity: string };
  export const argon2idScalarModule: { readonly path: string; readonly integrity: string };
  /** For a page that can ask for its reader's account. */
  export function loadAccount(): Promise<typeof import('./reveal/account.ts')>;
  /** Views. */
  export function loadRare(): Promise<typeof import('./reveal/rare-views.ts')>;
  export function loadTools(): Promise<typeof import('./reveal/revealed-tools.ts')>;
  /** Of a page; not a script. */
  export const toolStyle: { readonly path: string; readonly integrity: string };
  /** What the reveal page says first, in a file of web/languages/. */
  export function loadLanguage(language: Tag): Promise<
    Pick<Language, 'common' | 'reveal'> & {
      loadRare(): Promise<Pick<Language, 'rare' | 'rareFailures'>>;
    }
  >;
  /** What the share page says, in the same file. */
  export function loadShareLanguage(language: Tag): Promise<Pick<Language, 'common' | 'rareFailures' | 'share'>>;
}

/** The element's style sheet, as text. */
declare module 'sharelink:style' {
  const style: string;
  export default style;
}
