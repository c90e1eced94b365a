/** PROTOCOL.md and the vectors: each example that it names is one. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

function namesOf(stem: string): ReadonlySet<string> {
  const path = `tests/vectors/${stem}.json`;
  if (!existsSync(new URL(path, root))) return new Set();
  return new Set((JSON.parse(read(path)) as { name: string }[]).map((vector) => vector.name));
}

test('each vector that the protocol names is in the file that it names', () => {
  const reference = /`([\w-]+)\.json`|(?<![\w`])_([^_`]+)_(?![\w`])/g;
  let checked = 0;
  for (const chapter of read('PROTOCOL.md').split('\n## ').slice(1)) {
    let stem = chapter.slice(0, chapter.indexOf('\n')).toLowerCase();
    for (const [, file, words] of chapter.matchAll(reference)) {
      if (file !== undefined) stem = file;
      if (words === undefined) continue;
      const name = words.replaceAll(/\s+/g, ' ');
      assert.ok(namesOf(stem).has(name), `${stem}.json has no vector "${name}"`);
      checked += 1;
    }
  }
  assert.ok(checked > 50);
});
