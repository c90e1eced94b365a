// Builds the reveal page: index.html, which names its script, style sheet and module by the hash of their content.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { pagePolicy } from '../web/content-security-policy.ts';

export { pageHeaderPolicy, pagePolicy } from '../web/content-security-policy.ts';

const web = join(dirname(import.meta.dirname), 'web');
const assetFolder = '/shared/static';

export interface PageBuild {
  /** Folder that becomes the root of a static host. */
  readonly outDir: string;
  /** The compiled core. */
  readonly wasmPath: string;
  /** Resolve what the sources import from the build, such as the core's glue. */
  readonly plugins: readonly Plugin[];
  /** Origin of the API server, for a static host elsewhere; '' asks the page's own. */
  readonly server?: string;
}

interface Asset {
  /** Absolute path on the server. */
  readonly path: string;
  readonly integrity: string;
}

/** Writes index.html and its assets. The same sources and options give the same bytes. */
export async function buildPage({ outDir, wasmPath, plugins, server = '' }: PageBuild): Promise<void> {
  if (server && new URL(server).origin !== server) throw new Error('the server must be an origin: https://host[:port]');
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(join(outDir, assetFolder), { recursive: true });

  const assets = {
    './main.ts': writeAsset(outDir, 'main.js', await bundle('main.ts', plugins)),
    './style.css': writeAsset(outDir, 'style.css', await bundle('style.css', plugins)),
    './sharelink.wasm': writeAsset(outDir, 'sharelink.wasm', readFileSync(wasmPath)),
  };
  let html = readFileSync(join(web, 'index.html'), 'utf8');
  for (const [source, { path, integrity }] of Object.entries(assets)) {
    html = replaceOnce(html, `"${source}"`, `"${path}" integrity="${integrity}"`);
  }
  html = replaceOnce(html, 'security-policy" content=""', `security-policy" content="${pagePolicy(server)}"`);
  html = replaceOnce(html, 'sharelink-server" content=""', `sharelink-server" content="${server}"`);
  writeFileSync(join(outDir, 'index.html'), html);
}

async function bundle(source: string, plugins: readonly Plugin[]): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: web,
    entryPoints: [source],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    write: false,
    outdir: '.',
    plugins: [...plugins],
    logLevel: 'warning',
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${source} gave no output`);
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
  if (text.split(from).length !== 2) throw new Error(`index.html must name ${from} once`);
  return text.replace(from, () => to);
}
