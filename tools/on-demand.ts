import type { Plugin } from 'esbuild';

/** Addresses of what a bundle loads on demand; absent where it never does. */
export interface OnDemand {
  readonly qrCode?: string;
  readonly brand?: string;
  readonly tools?: string;
  readonly languages?: Readonly<Record<string, string>>;
}

/** `sharelink:assets`, as web/assets.d.ts declares it. Each address is written out, so that bundlers can follow it. */
export function onDemand({ qrCode, brand, tools, languages = {} }: OnDemand): Plugin {
  const load = (address: string) => `() => import(${JSON.stringify(address)})`;
  const loaders = Object.entries(languages).map(([language, address]) => `${language}: ${load(address)},`);
  const contents = [
    ...(qrCode ? [`export const loadQrCode = ${load(qrCode)};`] : []),
    ...(brand ? [`export const loadBrand = ${load(brand)};`] : []),
    ...(tools ? [`export const loadTools = ${load(tools)};`] : []),
    `const languages = { ${loaders.join(' ')} };`,
    'export const loadLanguage = (language) => languages[language]();',
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
