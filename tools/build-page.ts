// Builds the pages: HTML that names its script, style sheets and module by the hash of their content.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { build, type Plugin, type StdinOptions } from 'esbuild';
import { pagePolicy } from '../web/content-security-policy.ts';
import { pluralForms } from '../web/languages/plural-forms.ts';
import { compiledFolder, compiledGlue } from './compiled-glue.ts';
import { pageHeaders } from './page-headers.ts';

const web = join(dirname(import.meta.dirname), 'web');
const assetFolder = '/shared/static';

export interface PageBuild {
  /** Folder that becomes the root of a static host. */
  readonly outDir: string;
  /** Origin of the API server, for a static host elsewhere; '' asks the page's own. */
  readonly server?: string;
}

interface Asset {
  /** Absolute path on the server. */
  readonly path: string;
  readonly integrity: string;
}

/** Writes index.html, share.html, their assets, and headers.json: what to send with them. The same sources and options give the same bytes. */
export async function buildPage({ outDir, server = '' }: PageBuild): Promise<void> {
  if (server && new URL(server).origin !== server) throw new Error('the server must be an origin: https://host[:port]');
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(join(outDir, assetFolder), { recursive: true });

  const qrCodePath = writeAsset(outDir, 'qr-code.js', await bundle('qr-code.ts'));
  const toolsPath = writeAsset(outDir, 'tools.js', await bundle('views/tools.ts', onDemand({ qrCodePath })));
  const common = {
    './style.css': writeAsset(outDir, 'style.css', await bundle('style.css')),
    './sharelink.wasm': writeAsset(outDir, 'sharelink.wasm', readFileSync(`${compiledFolder}/core.wasm`)),
  };
  const revealAssets = onDemand({ toolsPath, languagePaths: await writeLanguages(outDir, 'reveal') });
  writePage(outDir, 'index.html', server, {
    ...common,
    './main.ts': writeAsset(outDir, 'main.js', await bundle('main.ts', revealAssets)),
  });
  const shareAssets = onDemand({ qrCodePath, languagePaths: await writeLanguages(outDir, 'share') });
  writePage(outDir, 'share.html', server, {
    ...common,
    './share/share.css': writeAsset(outDir, 'share.css', await bundle('share/share.css')),
    './share/main.ts': writeAsset(outDir, 'share.js', await bundle('share/main.ts', shareAssets)),
  });
  writeFileSync(join(outDir, 'headers.json'), `${JSON.stringify(pageHeaders(server), null, 2)}\n`);
}

/** What one page says, in one file for each language. @returns their paths by language. */
async function writeLanguages(outDir: string, page: 'reveal' | 'share'): Promise<Record<string, string>> {
  const paths: Record<string, string> = {};
  for (const language of Object.keys(pluralForms)) {
    const contents = `export { common, ${page} as page } from './languages/${language}.ts';`;
    const name = `${page === 'share' ? 'share-' : ''}${language}.js`;
    paths[language] = writeAsset(outDir, name, await bundle({ contents, resolveDir: web })).path;
  }
  return paths;
}

function writePage(outDir: string, name: string, server: string, assets: Readonly<Record<string, Asset>>): void {
  let html = readFileSync(join(web, name), 'utf8');
  for (const [source, { path, integrity }] of Object.entries(assets)) {
    // Browsers check the integrity of scripts and styles only, and warn of the attribute elsewhere: host.ts reads this one.
    const attribute = source.endsWith('.wasm') ? 'data-integrity' : 'integrity';
    html = replaceOnce(html, `"${source}"`, `"${path}" ${attribute}="${integrity}"`);
  }
  html = replaceOnce(html, 'security-policy" content=""', `security-policy" content="${pagePolicy(server)}"`);
  html = replaceOnce(html, 'sharelink-server" content=""', `sharelink-server" content="${server}"`);
  writeFileSync(join(outDir, name), html);
}

interface OnDemand {
  readonly qrCodePath?: Asset;
  readonly toolsPath?: Asset;
  readonly languagePaths?: Readonly<Record<string, string>>;
}

/** `sharelink:assets`, as web/assets.d.ts declares it. */
function onDemand({ qrCodePath, toolsPath, languagePaths }: OnDemand): Plugin {
  const values = { qrCodePath: qrCodePath?.path, toolsPath: toolsPath?.path, languagePaths };
  const constants = Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
  return {
    name: 'assets on demand',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^sharelink:assets$/ }, ({ path }) => ({ path, namespace: 'assets' }));
      onLoad({ filter: /.*/, namespace: 'assets' }, () => ({ contents: constants.join('\n') }));
    },
  };
}

async function bundle(source: string | StdinOptions, ...plugins: Plugin[]): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: web,
    ...(typeof source === 'string' ? { entryPoints: [source] } : { stdin: source }),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'inline',
    write: false,
    outdir: '.',
    plugins: [compiledGlue, ...plugins],
    logLevel: 'warning',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('a bundle gave no output');
  return file.contents;
}

function writeAsset(outDir: string, name: string, content: Uint8Array): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const extension = extname(name);
  const path = `${assetFolder}/${basename(name, extension)}-${hash}${extension}`;
  writeFileSync(join(outDir, path), content);
  return { path, integrity: `sha384-${createHash('sha384').update(content).digest('base64')}` };
}

function replaceOnce(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`a page must name ${from} once`);
  return text.replace(from, () => to);
}
