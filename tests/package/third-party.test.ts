/** Whose code ships: the bill of materials and THIRD-PARTY.md against what is bundled and linked. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { billOfMaterials } from '../../tools/sbom.ts';

const root = dirname(dirname(import.meta.dirname));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const text = read('THIRD-PARTY.md');
/** By the headings of their licences' texts. */
const sections = new Map(text.split('\n## ').map((part) => [part.split('\n')[0], part]));

interface Component {
  readonly name: string;
  readonly version?: string;
  readonly licenses: readonly [{ readonly expression?: string; readonly license?: { readonly id: string } }];
}

test('every component of the bill of materials is listed with its licence, and the licence’s text names it', async () => {
  const { components }: { components: readonly Component[] } = JSON.parse(read('dist/sbom.cdx.json'));
  assert.deepEqual(components, JSON.parse(JSON.stringify((await billOfMaterials()).components)));
  const rows = [...text.matchAll(/^\| (\S+) \| (.+?) \| .+ \|$/gm)].filter(([, name]) => name !== 'component');
  const listed = rows.map(([, name, licence]) => [name, licence]);
  const shipped = components.map(({ name, licenses: [{ expression, license }] }) => [name, expression ?? license?.id]);
  assert.deepEqual(listed, shipped);
  for (const [name = '', licence = ''] of shipped) {
    assert.ok(
      sections
        .get(licence)
        ?.split(/[ :,\n]/)
        .includes(name),
      `${licence} does not name ${name}`,
    );
  }
  const versioned = components.filter(({ version }) => version !== undefined).map(({ name }) => name);
  assert.deepEqual(versioned, [
    'libsodium',
    'nlohmann_json',
    'Emscripten',
    'musl',
    'libc++',
    'fflate',
    'ipaddr.js',
    'qrcode-generator',
  ]);
});

test('the modules link no library and see no header beside Emscripten’s own that is not listed', () => {
  for (const target of ['opening.mjs', 'sharelink.mjs', 'worker.mjs']) {
    const args = ['-C', join(root, 'build/wasm'), '-t', 'commands', target];
    const link = execFileSync('ninja', args, { encoding: 'utf8' }).trimEnd().split('\n').at(-1) ?? '';
    const named = [...link.matchAll(/\S+\.a\b| -l\S+/g)].map(([name]) => name.trim());
    const libraries = [...new Set(named)].sort();
    const own = target === 'worker.mjs' ? ['libsharelink.a', 'libsharelink_worker.a'] : ['libsharelink.a'];
    assert.deepEqual(libraries, ['-lembind', ...own, 'libsodium.a']);
  }
  // Those of nlohmann_json are trimmed where its version is known.
  const folders = ['include', 'small-json'].map((name) => join(root, 'build/wasm', name));
  for (const folder of folders.filter((path) => existsSync(path))) assert.deepEqual(readdirSync(folder), ['nlohmann']);
});
