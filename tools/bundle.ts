import { dirname, join } from 'node:path';
import { build, type Plugin, type StdinOptions } from 'esbuild';
import { compiledGlue } from './compiled-glue.ts';

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

/** What the page or the share page says in one language. */
export function bundleLanguage(language: string, page: 'reveal' | 'share'): Promise<Uint8Array> {
  const contents = `export { common, ${page} as page } from './languages/${language}.ts';`;
  return bundle({ contents, resolveDir: web });
}
