/** PROTOCOL.md and the vectors: each example that it names is one. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { exitCodes } from '../../cli/exit-codes.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

function namesOf(stem: string): ReadonlySet<string> {
  const path = `tests/vectors/${stem}.json`;
  if (!existsSync(new URL(path, root))) return new Set();
  return new Set((JSON.parse(read(path)) as { name: string }[]).map((vector) => vector.name));
}

interface Vector {
  readonly name: string;
  readonly section?: string;
}
const protocol = read('PROTOCOL.md');
const chapters = new Map(protocol.split('\n## ').map((text) => [text.slice(0, text.indexOf('\n')), text]));
const vectorsOf = (stem: string) => JSON.parse(read(`tests/vectors/${stem}.json`)) as Vector[];
/** Without a section: not ours, as they were; or of the page alone. */
const foreign = /^(infisical|noble|wycheproof)_|^(sealed-link-v1|content)$/;
const stems = readdirSync(new URL('tests/vectors/', root)).flatMap((name) => /^(.*)\.json$/.exec(name)?.[1] ?? []);

test('each vector names the chapter that it is about', () => {
  for (const stem of stems.filter((name) => !foreign.test(name))) {
    for (const { name, section = '' } of vectorsOf(stem)) assert.ok(chapters.has(section), `${stem}.json: ${name}`);
  }
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [String(value)];
}

test('each worked example is what its vector holds', () => {
  let checked = 0;
  for (const [heading, text] of chapters) {
    const all = stems.filter((name) => !foreign.test(name)).flatMap(vectorsOf);
    for (const [, name = '', example = ''] of text.matchAll(
      /Example \(_([^_]+)_\): ([\s\S]*?)(?=\n\n|\nExample|\n- |\n[A-Z])/g,
    )) {
      const vectors = all.filter((vector) => vector.name === name && vector.section === heading);
      assert.ok(vectors.length > 0, `${heading}: no vector "${name}"`);
      const texts = vectors.flatMap(textsIn);
      for (const [, shown = ''] of example.matchAll(/`([^`]+)`/g)) {
        assert.ok(
          texts.some((held) => held.includes(shown)),
          `${heading}: ${shown} is not in "${name}"`,
        );
        checked += 1;
      }
    }
  }
  assert.ok(checked > 20);
});

test('each code stands in the table with the exit code of the command, and with no other', () => {
  const rows = [...(chapters.get('Codes') ?? '').matchAll(/^\| `(\w+)` \|.*\| (\d+) \|$/gm)];
  const listed = Object.fromEntries(rows.map(([, code = '', exit]) => [code, Number(exit)]));
  const union = read('package/types.ts').split('export type ErrorCode =')[1]?.split(';')[0] ?? '';
  const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code = '']) => code as keyof typeof exitCodes);
  assert.deepEqual(listed, Object.fromEntries(codes.map((code) => [code, exitCodes[code]])));
});

interface ErrorRow {
  readonly code: string;
  readonly view: string;
  readonly workerStatus: string;
}

/** The rows of the core's own table. */
const errorRows: readonly ErrorRow[] = [
  ...read('src/error_table.h').matchAll(/^ +\{(\w+), \{"(\w+)", (\w+)(?:, (\d+))?\}\},$/gm),
].map(([, code = '', name, view = '', workerStatus = '']) => {
  assert.equal(name, code);
  return { code, view, workerStatus };
});

const viewTexts: Readonly<Record<string, string>> = {
  no: 'no',
  yes: 'yes',
  unknown: 'unknown',
  no_under_400: 'no under a 400, else unknown',
  no_under_404: 'no under a 404, else unknown',
  unknown_under_200: 'unknown under a 200, else no',
};

test('what becomes of the view is in the table of codes what it is in the core', () => {
  const rows = [...(chapters.get('Codes') ?? '').matchAll(/^\| `(\w+)` \|.*\| ([^|]+) \| \d+ \|$/gm)];
  const listed = Object.fromEntries(rows.map(([, code = '', view]) => [code, view]));
  const views = Object.fromEntries(errorRows.map(({ code, view }) => [code, viewTexts[view]]));
  // The core is not asked about what was never sent.
  assert.deepEqual(listed, { ...views, cancelled: 'unknown; no where nothing was sent' });
});

test('the codes that a worker says by name are those of the core, under the same status', () => {
  const rows = [...(chapters.get('Worker') ?? '').matchAll(/^\| `(\w+)` \| (5\d\d) \|/gm)];
  const listed = Object.fromEntries(rows.map(([, code = '', status = '']) => [code, status]));
  const said = errorRows.filter(({ workerStatus }) => workerStatus.startsWith('5'));
  assert.deepEqual(listed, Object.fromEntries(said.map(({ code, workerStatus }) => [code, workerStatus])));
});

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
