import { dirname, join } from 'node:path';
import { build, type Plugin, type StdinOptions } from 'esbuild';
import { compiledGlue } from './compiled-glue.ts';
import { onDemand } from './on-demand.ts';

const web = join(dirname(import.meta.dirname), 'web');

/** One file of web/, with all that it imports, as it ships. @param source a path in web/. */
export async function bundle(source: string | StdinOptions, ...plugins: Plugin[]): Promise<Uint8Array> {
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

const parts = {
  reveal: 'common, reveal',
  rare: 'rare, rareFailures',
  share: 'common, rareFailures, share',
} as const;

/** What a page says in one language. @param rare address of what it says `rare`: it is loaded from there. */
export function bundleLanguage(language: string, part: keyof typeof parts, rare?: string): Promise<Uint8Array> {
  const contents = [
    `export { ${parts[part]} } from './languages/${language}.ts';`,
    ...(rare ? ["export { loadRare } from 'sharelink:assets';"] : []),
  ].join('\n');
  return bundle({ contents, resolveDir: web }, ...(rare ? [onDemand({ rare })] : []));
}
