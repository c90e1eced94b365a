// Builds the element `<shared-secret>`: one file beside the package for browsers, and what it loads on demand.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { pluralForms } from '../web/languages/plural-forms.ts';
import { bundle, bundleLanguage } from './bundle.ts';
import { onDemand } from './on-demand.ts';

/** @param outDir where the package is: its module and its thread are the element's too. */
export async function buildElement(outDir: string): Promise<void> {
  const folder = join(outDir, 'element');
  mkdirSync(folder);
  writeFileSync(join(folder, 'qr-code.js'), await bundle('kit/qr-code.ts'));
  writeFileSync(join(folder, 'content.js'), await bundle('reveal/content/content.ts'));
  writeFileSync(join(folder, 'zip.js'), await bundle('kit/zip.ts'));
  writeFileSync(
    join(folder, 'preview.js'),
    await bundle('reveal/views/preview.ts', onDemand({ content: './content.js' })),
  );
  const beside = onDemand({
    qrCode: './qr-code.js',
    content: './content.js',
    zip: './zip.js',
    preview: './preview.js',
  });
  writeFileSync(join(folder, 'rare.js'), await bundle('reveal/rare-views.ts'));
  writeFileSync(join(folder, 'tools.js'), await bundle('reveal/revealed-tools.ts', beside));
  const languages: Record<string, string> = {};
  for (const language of Object.keys(pluralForms)) {
    const rare = `rare-${language}.js`;
    languages[language] = `./element/${language}.js`;
    writeFileSync(join(folder, rare), await bundleLanguage(language, 'rare'));
    writeFileSync(join(folder, `${language}.js`), await bundleLanguage(language, 'reveal', `./${rare}`));
  }
  const assets = onDemand({ rare: './element/rare.js', tools: './element/tools.js', languages });
  writeFileSync(join(outDir, 'sharelink.element.js'), await bundle('element/main.ts', assets, await styleSheet()));
}

/** `sharelink:style`, as web/assets.d.ts declares it. */
async function styleSheet(): Promise<Plugin> {
  const contents = await bundle('element/element.css');
  return {
    name: 'style sheet',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^sharelink:style$/ }, ({ path }) => ({ path, namespace: 'style' }));
      onLoad({ filter: /.*/, namespace: 'style' }, () => ({ contents, loader: 'text' }));
    },
  };
}
