import type { Plugin } from 'esbuild';

/** Addresses of one module for each name; as a text, `*` stands for the name. */
type Addresses = Readonly<Record<string, string>> | string;

interface Asset {
  /** Relative to the script that loads it. */
  readonly path: string;
  readonly integrity: string;
}

/** Addresses of what a bundle loads on demand; absent where it never does. */
export interface OnDemand {
  readonly qrCode?: string;
  readonly brand?: string;
  /** Views. */
  readonly rare?: string;
  /** Of a secret that is on show. */
  readonly tools?: string;
  /** Theirs; not a script. */
  readonly toolStyle?: Asset;
  /** Several files in one. */
  readonly zip?: string;
  /** A look at a file. */
  readonly preview?: string;
  /** What a revealed text is. */
  readonly content?: string;
  readonly wholeCore?: string;
  /** What stretches passwords; no scripts. */
  readonly argon2idModule?: Asset;
  readonly argon2idScalarModule?: Asset;
  /** Asks for the reader's account. */
  readonly account?: string;
  /** Of the whole core; not a script. */
  readonly wholeModule?: Asset;
  /** Of the reveal page. */
  readonly languages?: Addresses;
  readonly shareLanguages?: Addresses;
}

/** `sharelink:assets`, as web/assets.d.ts declares it. Bundlers can follow an address that is written out. */
export function onDemand(assets: OnDemand): Plugin {
  const { qrCode, brand, rare, tools, toolStyle, zip, preview, content, wholeCore, account, wholeModule } = assets;
  const { argon2idModule, argon2idScalarModule, languages, shareLanguages } = assets;
  const contents = [
    ...(qrCode ? [`export const loadQrCode = ${load(qrCode)};`] : []),
    ...(brand ? [`export const loadBrand = ${load(brand)};`] : []),
    ...(rare ? [`export const loadRare = ${load(rare)};`] : []),
    ...(tools ? [`export const loadTools = ${load(tools)};`] : []),
    ...(toolStyle ? [`export const toolStyle = ${named(toolStyle)};`] : []),
    ...(zip ? [`export const loadZip = ${load(zip)};`] : []),
    ...(preview ? [`export const loadPreview = ${load(preview)};`] : []),
    ...(content ? [`export const loadContent = ${load(content)};`] : []),
    ...(wholeCore ? [`export const loadWholeCore = ${load(wholeCore)};`] : []),
    ...(account ? [`export const loadAccount = ${load(account)};`] : []),
    ...(wholeModule ? [`export const wholeModule = ${named(wholeModule)};`] : []),
    ...(argon2idModule ? [`export const argon2idModule = ${named(argon2idModule)};`] : []),
    ...(argon2idScalarModule ? [`export const argon2idScalarModule = ${named(argon2idScalarModule)};`] : []),
    ...(languages ? [`export const loadLanguage = ${loadOneOf(languages)};`] : []),
    ...(shareLanguages ? [`export const loadShareLanguage = ${loadOneOf(shareLanguages)};`] : []),
  ].join('\n');
  return {
    name: 'assets on demand',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^sharelink:assets$/ }, ({ path }) => ({ path, namespace: 'assets' }));
      onResolve({ filter: /.*/, namespace: 'assets' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace: 'assets' }, () => ({ contents }));
    },
  };
}

/** A function that loads one module. */
function load(address: string): string {
  return `() => import(${JSON.stringify(address)})`;
}

/** What is no script is looked for beside the page, unless its whole address is told. */
function named({ path, integrity }: Asset): string {
  return `{ path: new URL(${JSON.stringify(path)}, import.meta.url).href, integrity: ${JSON.stringify(integrity)} }`;
}

function loadOneOf(addresses: Addresses): string {
  if (typeof addresses === 'string') {
    const [before, after] = addresses.split('*').map((part) => JSON.stringify(part));
    // A sum of texts the bundler would take for a pattern of its own files.
    return `(name) => import([${before}, name, ${after}].join(''))`;
  }
  const loaders = Object.entries(addresses).map(([name, address]) => `${JSON.stringify(name)}: ${load(address)}`);
  return `(name) => ({ ${loaders.join(', ')} })[name]()`;
}
