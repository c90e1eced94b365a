import type { Plugin } from 'esbuild';

/** Addresses of what a bundle loads on demand; absent where it never does. */
export interface OnDemand {
  readonly qrCode?: string;
  readonly brand?: string;
  readonly later?: string;
  /** Of the reveal page. */
  readonly languages?: Readonly<Record<string, string>>;
  readonly shareLanguages?: Readonly<Record<string, string>>;
}

/** `sharelink:assets`, as web/assets.d.ts declares it. Each address is written out, so that bundlers can follow it. */
export function onDemand({ qrCode, brand, later, languages, shareLanguages }: OnDemand): Plugin {
  const contents = [
    ...(qrCode ? [`export const loadQrCode = ${load(qrCode)};`] : []),
    ...(brand ? [`export const loadBrand = ${load(brand)};`] : []),
    ...(later ? [`export const loadLater = ${load(later)};`] : []),
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

function loadOneOf(addresses: Readonly<Record<string, string>>): string {
  const loaders = Object.entries(addresses).map(([name, address]) => `${name}: ${load(address)}`);
  return `(name) => ({ ${loaders.join(', ')} })[name]()`;
}
