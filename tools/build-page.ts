// Builds the pages: HTML that names its script, style sheets and module by the hash of their content.

import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { underBasePath } from '../package/under-base-path.ts';
import { revealCommand } from '../package/words/published.ts';
import { pagePolicy } from '../web/kit/content-security-policy.ts';
import { pluralForms } from '../web/languages/plural-forms.ts';
import { bundle, bundleLanguage } from './bundle.ts';
import { compiledFolder } from './compiled-glue.ts';
import { onDemand } from './on-demand.ts';
import { pageHeaders } from './page-headers.ts';
import { typedCallers } from './typed-callers.ts';

const web = join(dirname(import.meta.dirname), 'web');
const assetFolder = '/shared/static';

export interface PageBuild {
  /** Folder that becomes the root of a static host. */
  readonly outDir: string;
  /** Address of the API server, for a static host elsewhere; '' asks the page's own. */
  readonly server?: string;
  /** The sub-path of the host that the folder is served under, such as /secrets; '' where it is the host's root. */
  readonly basePath?: string;
}

interface Asset {
  /** From the script that names it. */
  readonly path: string;
  readonly integrity: string;
}

type Addresses = Required<Pick<PageBuild, 'server' | 'basePath'>>;

/** Writes index.html, share.html, their assets, and headers.json: what to send with them. The same sources and options give the same bytes. */
export async function buildPage({ outDir, server = '', basePath = '' }: PageBuild): Promise<void> {
  const addresses = { server, basePath };
  await checkAddresses(addresses);
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(join(outDir, assetFolder), { recursive: true });

  const { path: qrCode } = writeAsset(outDir, 'qr-code.js', await bundle('kit/qr-code.ts'));
  const { path: content } = writeAsset(outDir, 'content.js', await bundle('reveal/content/content.ts'));
  const { path: zip } = writeAsset(outDir, 'zip.js', await bundle('kit/zip.ts'));
  const { path: preview } = writeAsset(
    outDir,
    'preview.js',
    await bundle('reveal/views/preview.ts', onDemand({ content })),
  );
  const { path: rare } = writeAsset(outDir, 'rare.js', await bundle('reveal/rare-views.ts'));
  const toolStyle = writeAsset(outDir, 'tools.css', await bundle('kit/tools.css'));
  const toolScript = await bundle('reveal/styled-tools.ts', onDemand({ toolStyle, qrCode, content, zip, preview }));
  const { path: tools } = writeAsset(outDir, 'tools.js', toolScript);
  const { path: brand } = writeAsset(outDir, 'brand.js', await bundle('kit/brand.ts'));
  const style = { '../kit/style.css': writeAsset(outDir, 'style.css', await bundle('kit/style.css')) };
  const module = (name: string) => writeAsset(outDir, name, readFileSync(`${compiledFolder}/${name}`));
  const wholeModule = module('sharelink.wasm');
  const wholeCoreScript = await bundle('reveal/whole-core.ts', typedCallers, onDemand({ wholeModule }));
  const { path: wholeCore } = writeAsset(outDir, 'whole-core.js', wholeCoreScript);
  const accountScript = await bundle('reveal/account.ts', typedCallers, onDemand({ wholeCore }));
  const { path: account } = writeAsset(outDir, 'account.js', accountScript);
  const argon2idModules = {
    argon2idModule: module('argon2id.wasm'),
    argon2idScalarModule: module('argon2id-scalar.wasm'),
  };
  const revealAssets = onDemand({
    ...argon2idModules,
    brand,
    rare,
    tools,
    wholeCore,
    account,
    languages: await writeRevealLanguages(outDir),
  });
  writePage(outDir, 'reveal', 'index.html', addresses, {
    ...style,
    './opening.wasm': module('opening.wasm'),
    './main.ts': writeAsset(outDir, 'main.js', await bundle('reveal/main.ts', typedCallers, revealAssets)),
  });
  const shareAssets = onDemand({
    ...argon2idModules,
    qrCode,
    brand,
    zip,
    shareLanguages: await writeShareLanguages(outDir),
  });
  writePage(outDir, 'share', 'share.html', addresses, {
    ...style,
    './sharelink.wasm': wholeModule,
    './share.css': writeAsset(outDir, 'share.css', await bundle('share/share.css')),
    './main.ts': writeAsset(outDir, 'share.js', await bundle('share/main.ts', typedCallers, shareAssets)),
  });
  copyFileSync(join(dirname(web), 'THIRD-PARTY.md'), join(outDir, 'THIRD-PARTY.md'));
  writeFileSync(join(outDir, 'headers.json'), `${JSON.stringify(pageHeaders(server), null, 2)}\n`);
}

/** They stand in the HTML as the core writes them. */
async function checkAddresses({ server, basePath }: Addresses): Promise<void> {
  const built: typeof import('../package/hosts/node.ts') = await import(`${dirname(web)}/dist/sharelink.node.js`);
  const { parseServer } = await built.loadCore();
  const isRight = (address: string) => {
    const parsed = parseServer(address);
    return 'server' in parsed && parsed.server === address;
  };
  if (server && !isRight(server)) throw new Error('the server must be https://host[:port], with or without a sub-path');
  if (!/^(\/|$)/.test(basePath) || !isRight(`https://host.invalid${basePath}`))
    throw new Error('the base path must be a sub-path such as /secrets');
}

async function writeRevealLanguages(outDir: string): Promise<string> {
  const contents = new Map<string, Uint8Array>();
  for (const language of Object.keys(pluralForms)) {
    const { path: rare } = writeAsset(outDir, `rare-${language}.js`, await bundleLanguage(language, 'rare'));
    contents.set(language, await bundleLanguage(language, 'reveal', rare));
  }
  return writeLanguages(outDir, '*.js', contents);
}

async function writeShareLanguages(outDir: string): Promise<string> {
  const contents = new Map<string, Uint8Array>();
  for (const language of Object.keys(pluralForms)) contents.set(language, await bundleLanguage(language, 'share'));
  return writeLanguages(outDir, 'share-*.js', contents);
}

/** One hash stands for all languages: a page need not name each. @returns their path, `*` for the language. */
function writeLanguages(outDir: string, name: string, contents: ReadonlyMap<string, Uint8Array>): string {
  const path = assetPath(name, Buffer.concat([...contents.values()]));
  for (const [language, content] of contents) {
    writeFileSync(join(outDir, assetFolder, path.replace('*', language)), content);
  }
  return path;
}

function writePage(
  outDir: string,
  folder: string,
  name: string,
  { server, basePath }: Addresses,
  assets: Readonly<Record<string, Asset>>,
): void {
  let html = readFileSync(join(web, folder, 'index.html'), 'utf8').replace(/^ +/gm, '');
  for (const [source, { path, integrity }] of Object.entries(assets)) {
    // Browsers check the integrity of scripts and styles only, and warn of the attribute elsewhere: page-host.ts reads this one.
    const attribute = source.endsWith('.wasm') ? 'data-integrity' : 'integrity';
    html = replaceOnce(html, `"${source}"`, `"${join(assetFolder, path)}" ${attribute}="${integrity}"`);
  }
  if (name === 'index.html') html = replaceOnce(html, '<!-- at a command line -->\n', commandLineWay());
  html = replaceOnce(html, 'security-policy" content=""', `security-policy" content="${pagePolicy(server)}"`);
  html = replaceOnce(html, 'sharelink-server" content=""', `sharelink-server" content="${server}"`);
  writeFileSync(join(outDir, name), underBasePath(html, basePath));
}

/** A reader without JavaScript is told a command only where its name is the project's. */
function commandLineWay(): string {
  if (revealCommand === undefined) return '';
  return `<p>Or open the link at a command line:</p>\n<pre class="secret">${revealCommand}</pre>\n`;
}

function writeAsset(outDir: string, name: string, content: Uint8Array): Asset {
  const path = assetPath(name, content);
  writeFileSync(join(outDir, assetFolder, path), content);
  return { path, integrity: `sha256-${createHash('sha256').update(content).digest('base64')}` };
}

function assetPath(name: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const extension = extname(name);
  return `./${basename(name, extension)}-${hash}${extension}`;
}

function replaceOnce(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`a page must name ${from} once`);
  return text.replace(from, () => to);
}
