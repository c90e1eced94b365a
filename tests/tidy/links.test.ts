/** What the documents point at is there. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const root = dirname(dirname(import.meta.dirname));
const documents = ['.', 'docs'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, folder, name)),
);

/** As a repository's site makes them. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}

test('each link of a document leads to a file, and to a heading in it', () => {
  const broken: string[] = [];
  let followed = 0;
  for (const path of documents) {
    const text = readFileSync(path, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
    for (const [, target = ''] of text.matchAll(/\]\(((?!https?:)[^)\s]+)\)/g)) {
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? path : join(dirname(path), file);
      const leads = existsSync(to) && (anchor === undefined || anchorsOf(readFileSync(to, 'utf8')).includes(anchor));
      if (!leads) broken.push(`${path.slice(root.length + 1)}: ${target}`);
      followed++;
    }
  }
  assert.deepEqual(broken, []);
  assert.ok(followed > 10);
});

test('each file that the documents name by its path is there', () => {
  const named =
    /(?<![\w./-])(?:cli|docs|edge-worker|examples|include|package|src|tests|tools|wasm|web)\/[\w./-]*\w(?![\w*])/g;
  const missing: string[] = [];
  let found = 0;
  // What tells of the past may name what is gone.
  for (const path of documents.filter((document) => !document.endsWith('CHANGELOG.md'))) {
    const paths = readFileSync(path, 'utf8').match(named) ?? [];
    // A word in capitals stands for a name that its reader chooses.
    for (const name of paths.filter((text) => !/\b[A-Z]{3,}(?=[_.]|$)(?!\.md)/.test(text))) {
      if (!existsSync(join(root, name))) missing.push(`${path.slice(root.length + 1)}: ${name}`);
      found++;
    }
  }
  assert.deepEqual(missing, []);
  assert.ok(found > 150);
});

test('each name in the path of one reveal is in a source', () => {
  const path =
    /## The path of one reveal\n([\s\S]*?)\n## /.exec(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'))?.[1] ?? '';
  const names = [...path.matchAll(/`(\w+)(?:\(\))?`/g)].map(([, name = '']) => name);
  const folders = ['include', 'package', 'src', 'web'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)),
  );
  const sources = folders.filter((file) => /\.(ts|cpp|h)$/.test(file)).map((file) => readFileSync(file, 'utf8'));
  const unknown = names.filter((name) => !sources.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
  assert.deepEqual(unknown, []);
  assert.ok(names.length > 15);
});

test('each promise of SECURITY.md names tests that are there', () => {
  const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');
  const [promised = ''] = text.split('\n## What remains possible');
  const promises = promised.split(/^- /m).slice(1);
  assert.ok(promises.length > 25);
  for (const promise of promises) {
    const tests = [...promise.matchAll(/`(tests\/[\w/.-]+)`/g)].map(([, path]) => path ?? '');
    assert.notEqual(tests.length, 0, promise);
    for (const path of tests) assert.ok(existsSync(join(root, path)), path);
  }
});
