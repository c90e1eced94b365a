// The bill of materials (CycloneDX): whose code is in the package, in which version, under which licence.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { compiledFolder, compiledGlue } from './compiled-glue.ts';

const root = dirname(import.meta.dirname);

interface Component {
  readonly name: string;
  /** An SPDX expression. */
  readonly licence: string;
  readonly version?: string;
  readonly purl?: string;
  readonly description?: string;
}

export async function billOfMaterials() {
  const { name, version, license } = readJson(join(root, 'package.json'));
  const components = [...compiled(), ...(await bundled())];
  const own = toBom({ name, version, licence: license, purl: `pkg:npm/${name}@${version}` });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: own },
    components: components.map(toBom),
    dependencies: [{ ref: own['bom-ref'], dependsOn: components.map(refOf) }],
  };
}

/** What is linked into the modules. */
function compiled(): Component[] {
  const { libsodium, nlohmann_json: json, emscripten, musl, libcxx } = readJson(join(compiledFolder, 'build.json'));
  const fromEmscripten = { description: `as Emscripten ${emscripten} has it` };
  const llvm = { licence: 'Apache-2.0 WITH LLVM-exception', ...fromEmscripten };
  return [
    { name: 'libsodium', version: libsodium, licence: 'ISC', purl: `pkg:generic/libsodium@${libsodium}` },
    { name: 'nlohmann_json', version: json, licence: 'MIT', purl: `pkg:github/nlohmann/json@v${json}` },
    {
      name: 'Emscripten',
      version: emscripten,
      licence: 'MIT',
      purl: `pkg:github/emscripten-core/emscripten@${emscripten}`,
    },
    { name: 'musl', version: musl, licence: 'MIT', ...fromEmscripten },
    { name: 'libc++', version: libcxx, ...llvm },
    { name: 'libc++abi', ...llvm },
    { name: 'compiler-rt', ...llvm },
  ];
}

/** The npm packages that any source that ships can bring into a bundle. */
async function bundled(): Promise<Component[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['web/**/*.ts', 'package/**/*.ts', 'cli/*.ts', 'edge-worker/**/*.ts'],
    bundle: true,
    write: false,
    outdir: '.',
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: ['sharelink:*', 'cloudflare:*', 'node:*', '*.wasm'],
    plugins: [compiledGlue],
    logLevel: 'warning',
  });
  const folders = Object.keys(metafile.inputs).map((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path));
  const names = folders.flatMap((found) => (found?.[1] === undefined ? [] : [found[1]]));
  return [...new Set(names)].sort().map((name) => {
    const { version, license } = readJson(join(root, 'node_modules', name, 'package.json'));
    return { name, version, licence: license, purl: `pkg:npm/${name.replace('@', '%40')}@${version}` };
  });
}

function toBom({ licence, ...component }: Component) {
  const licences = licence.includes(' ') ? [{ expression: licence }] : [{ license: { id: licence } }];
  return { type: 'library', 'bom-ref': refOf(component), ...component, licenses: licences };
}

function refOf({ name, purl = name }: Pick<Component, 'name' | 'purl'>): string {
  return purl;
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
