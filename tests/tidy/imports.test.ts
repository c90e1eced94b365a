/** Imports point one way, types included: what each folder may know of the others, and no circle anywhere. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

const root = dirname(dirname(import.meta.dirname));
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path && existsSync(join(root, path)));

const graph: ReadonlyMap<string, readonly string[]> = new Map(sources.map((path) => [path, importsOf(path)]));

function importsOf(path: string): string[] {
  const found = readFileSync(join(root, path), 'utf8').matchAll(/\b(?:from|import)\b\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map(([, specifier = '']) => normalize(join(dirname(path), specifier)));
}

/** Folders whose files may be imported, beside a folder's own; the arrows of ARCHITECTURE.md. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'package/core': ['package/types.ts'],
  'package/sequence': ['package/types.ts', 'package/core'],
  'package/words': ['package/types.ts'],
  'package/files': ['package/types.ts'],
  'package/hosts': ['package'],
  'web/kit': ['package', 'web/languages'],
  'web/languages': ['package', 'web/kit'],
  'web/reveal': ['package', 'web/languages', 'web/kit'],
  'web/share': ['package', 'web/languages', 'web/kit'],
  'web/element': ['package', 'web/languages', 'web/kit', 'web/reveal'],
  'edge-worker/src/settings': ['edge-worker/src/core.ts', 'web/kit/page-settings.ts'],
  'edge-worker/src/replies': ['package/types.ts', 'edge-worker/src/*.ts', 'edge-worker/src/settings'],
  'edge-worker/src/embedded': [
    'package/types.ts',
    'edge-worker/src/*.ts',
    'edge-worker/src/settings',
    'edge-worker/src/replies',
  ],
  'edge-worker/src/upstream': [
    'package',
    'edge-worker/src/*.ts',
    'edge-worker/src/settings',
    'edge-worker/src/replies',
  ],
  'edge-worker/src/http': [
    'package',
    'edge-worker/openapi.json',
    'edge-worker/src/*.ts',
    'edge-worker/src/settings',
    'web/kit/content-security-policy.ts',
  ],
  'edge-worker/src/runtimes': ['edge-worker/src'],
  'edge-worker/src': ['package'],
  'edge-worker': [],
  package: [],
  web: [],
  cli: ['package'],
  tools: ['package', 'web', 'cli', 'edge-worker'],
  tests: ['package', 'web', 'cli', 'edge-worker', 'tools'],
};

/** `folder`: all in it; `folder/*.ts`: what lies in it and in none of its folders. */
function isIn(path: string, place: string): boolean {
  if (place.endsWith('/*.ts')) return dirname(path) === dirname(place);
  return path === place || path.startsWith(`${place}/`);
}

test('each folder imports only what lies below it', () => {
  const folders = Object.keys(mayImport).sort((a, b) => b.length - a.length);
  const wrong = [...graph].flatMap(([path, imports]) => {
    const folder = folders.find((name) => isIn(path, name));
    const allowed = [folder ?? '', ...(mayImport[folder ?? ''] ?? [])];
    return imports
      .filter((imported) => !allowed.some((place) => isIn(imported, place)))
      .map((imported) => `${path} -> ${imported}`);
  });
  assert.deepEqual(wrong, []);
  assert.ok(graph.size > 250);
});

test('no file imports itself, over however many others', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, way: readonly string[]) => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (way.includes(path) || done.has(path)) return;
    for (const imported of graph.get(path) ?? []) walk(imported, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  assert.deepEqual(circles, []);
});
