/** What the page takes a revealed text or file for: the vectors, and texts that nobody thought of. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { parseEnv } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import fc from 'fast-check';
import {
  atOnce,
  type Content,
  fileExtension,
  indentedJson,
  looksSecret,
  readContent,
} from '../../web/reveal/content/content.ts';
import { showableOf } from '../../web/reveal/content/showable.ts';
import { rounds, seed } from './random.ts';
import { bytesOf, casesOf, type Named, type Text, textOf } from './vectors.ts';

interface ContentCase {
  readonly text: Text;
  /** Rows: key, value, and the comment or, of JSON, what a string says. */
  readonly env?: readonly (readonly [key: string, value: Text, comment?: string])[];
  readonly json?: readonly (readonly [key: string, value: Text, string?: string])[];
  readonly pem?: readonly string[];
  readonly lines?: number;
  readonly key?: string;
  readonly value?: string;
  readonly covered?: boolean;
  readonly bytes?: Text;
  readonly image?: string;
  readonly is_text?: boolean;
}

const cases = casesOf<ContentCase>('content');
type Row<Pieces> = Extract<Pieces, { key: string }>;
function rowsOf<P extends { readonly text: string }>(pieces: readonly P[]): Row<P>[] {
  return pieces.filter((piece): piece is Row<P> => 'key' in piece);
}

/** What was found, as the vectors word it. */
function foundIn(content: Content) {
  switch (content.kind) {
    case 'env':
      return { env: rowsOf(content.pieces).map(({ key, value, comment }) => [key, value, ...defined(comment)]) };
    case 'json':
      return { json: rowsOf(content.pieces).map(({ key, value, string }) => [key, value, ...defined(string)]) };
    case 'pem':
      return { pem: content.pieces.flatMap((piece) => ('label' in piece ? [piece.label] : [])) };
    case 'text':
      return { lines: content.lines };
  }
}

const defined = (text: string | undefined) => (text === undefined ? [] : [text]);

/** Nothing is left out, put in or put elsewhere; what is called a key or a value stands in its piece. */
function assertWhole(text: string): Content {
  const content = atOnce(readContent(text));
  assert.equal(content.pieces.map((piece) => piece.text).join(''), text);
  assert.ok(content.pieces.every((piece) => piece.text !== ''));
  if (content.kind === 'env') {
    for (const { text, key, value, comment = '' } of rowsOf(content.pieces)) {
      const [, written] = /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=/.exec(text) ?? [];
      assert.equal(written, key);
      assert.ok(
        text
          .slice(text.indexOf('='))
          .replace(/\r?\n$/, '')
          .trimEnd()
          .endsWith(comment.trimEnd()),
      );
      assert.ok(text.includes(value, text.indexOf('=') + 1));
    }
  }
  if (content.kind === 'json') {
    for (const { text, key, value } of rowsOf(content.pieces)) {
      assert.ok(text.endsWith(value) && (text === value || text.startsWith(`"${key}"`)));
    }
  }
  if (content.kind === 'pem') {
    for (const piece of content.pieces) {
      const [begin, end] = 'label' in piece ? [`-----BEGIN ${piece.label}-----`, `-----END ${piece.label}-----`] : [];
      assert.ok(begin === undefined || (piece.text.startsWith(begin) && piece.text.endsWith(end ?? '')));
      assert.ok(begin !== undefined || !/^-----(BEGIN|END)/m.test(piece.text));
    }
  }
  return content;
}

// A few tests: of hundreds, the runner loses some reports on a busy machine.
suite('the vectors', () => {
  const topics = Map.groupBy(cases, ({ name }) => name.slice(0, name.indexOf(':')));
  for (const [topic, all] of topics) {
    test(topic, () => {
      for (const c of all) assertCase(c);
    });
  }
});

function assertCase({ name, text, env, json, pem, lines, key, value, covered, ...file }: Named<ContentCase>): void {
  if (key !== undefined) {
    assert.equal(looksSecret(key, value), covered, name);
  } else if (file.bytes !== undefined) {
    const bytes = bytesOf(file.bytes);
    const text = file.is_text ? { text: bytes.toString() } : undefined;
    assert.deepEqual({ name, shown: showableOf(bytes) }, { name, shown: file.image ? { image: file.image } : text });
  } else {
    const rows = (env ?? json)?.map(([key, held, ...more]) => [key, textOf(held), ...more]);
    const expected = pem ? { pem } : { [env ? 'env' : json ? 'json' : 'lines']: rows ?? lines };
    assert.deepEqual({ name, ...foundIn(assertWhole(textOf(text))) }, { name, ...expected });
  }
}

test('a text is saved under an ending that says what it is', () => {
  const block = (label: string) => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;
  for (const [text, extension] of [
    ['A=1', 'env'],
    ['{}', 'json'],
    ['hello', 'txt'],
    [block('CERTIFICATE') + block('CERTIFICATE'), 'crt'],
    [block('EC PRIVATE KEY') + block('PRIVATE KEY'), 'key'],
    [block('CERTIFICATE') + block('PRIVATE KEY'), 'pem'],
    [block('PUBLIC KEY'), 'pem'],
  ] as const) {
    assert.equal(fileExtension(atOnce(readContent(text))), extension, text);
  }
});

function check<Values extends [unknown, ...unknown[]]>(t: TestContext, runs: number, property: fc.IProperty<Values>) {
  t.diagnostic(`${runs} cases (SHARELINK_SEED=${seed})`);
  fc.assert(property, { seed: seed | 0, numRuns: runs });
}

const scraps = fc.constantFrom(
  ...[
    'A',
    'key',
    'export ',
    '=',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '#',
    ' # c',
    "'",
    '"',
    '`',
    '\\',
    '$',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[',', ':', '"a":', '1', 'null', '\ufeff', '\u00a0', '\u202e', '\0', '\u2028', '-', '==', 'AAAA\n'],
  ...['-----BEGIN X-----', '-----END X-----', '-----', '\ud800', '\u00e9'],
);
const anyText = fc
  .array(fc.oneof({ weight: 9, arbitrary: scraps }, fc.string({ unit: 'binary' })))
  .map((all) => all.join(''));
const textsOf = (kind: 'env' | 'json' | 'pem' | 'lines') =>
  fc.constantFrom(
    ...cases
      .filter((c) => c[kind] !== undefined)
      .map(({ text }) => textOf(text))
      .filter(({ length }) => length < 5000),
  );
/** A vector with a scrap in it, in place of a few of its characters. */
const changed = fc
  .tuple(
    fc.oneof(textsOf('env'), textsOf('json'), textsOf('pem'), textsOf('lines')),
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.oneof(fc.constantFrom('', 'A', '1', ' '), scraps, anyText),
  )
  .map(([text, at, left, scrap]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + scrap + text.slice(place + left);
  });

test('no text is shown other than it is, whatever it looks like', (t) => {
  const kinds = { env: 0, json: 0, pem: 0, text: 0 };
  const property = fc.property(fc.oneof(anyText, { weight: 3, arbitrary: changed }), (text) => {
    kinds[assertWhole(text).kind] += 1;
  });
  check(t, rounds(3000), property);
  t.diagnostic(JSON.stringify(kinds));
  for (const count of Object.values(kinds)) assert.ok(count > 20);
});

/** JSON in other spellings: blanks, escapes. */
const spelled = fc
  .tuple(
    fc.oneof(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.array(fc.jsonValue())),
    fc.constantFrom('', ' ', '\n\t\r\n '),
  )
  .map(([value, space]) => ({ value, text: space + JSON.stringify(value, null, space) + space }))
  .filter(({ text }) => !/[^\P{Cc}\t\n\r]|[\u2028\u2029]/u.test(text));
const withoutBlanks = (text: string) => text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');

test('the rows of JSON are its members, as they are written', (t) => {
  const property = fc.property(spelled, ({ value, text }) => {
    const content = assertWhole(text);
    assert.equal(content.kind, 'json');
    const rows = content.kind === 'json' ? rowsOf(content.pieces) : [];
    const keys = Array.isArray(value) ? rows.map(({ key }) => key) : rows.map(({ key }) => JSON.parse(`"${key}"`));
    assert.deepEqual(keys, Object.keys(JSON.parse(text)));
    assert.deepEqual(
      rows.map((row) => JSON.parse(row.value)),
      Object.values(JSON.parse(text)),
    );
    for (const { value, string } of rows) {
      const says = JSON.parse(value);
      assert.equal(string, typeof says === 'string' && says.isWellFormed() ? says : undefined);
    }
    assert.equal(withoutBlanks(atOnce(indentedJson(text))), withoutBlanks(text));
  });
  check(t, rounds(500), property);
});

test('JSON gets lines and indents, and what lies deep gets none', () => {
  assert.equal(
    atOnce(indentedJson('{"a":[1,{"b":"x, [y]"}],"c":{},"d" : [ ]}')),
    '{\n  "a": [\n    1,\n    {\n      "b": "x, [y]"\n    }\n  ],\n  "c": {},\n  "d": []\n}',
  );
  const deep = atOnce(indentedJson('['.repeat(10_000) + ']'.repeat(10_000)));
  assert.equal(deep.split('\n').length, 25);
  assert.ok(deep.length < 21_000);
});

/** A value as a program might write it. No character of it does harm where a shell runs it by mistake. */
const writtenValue = fc
  .tuple(
    fc.constantFrom('', '', '', ' ', '\t'),
    fc.constantFrom('', "'", '"', '`'),
    fc.string({
      unit: fc.constantFrom(...'abcxyz019 =#$"\'`\\\n-_.,:/@%+!?*[]{}~()<>;&|\u00e9\u00a0\t'),
      maxLength: 12,
    }),
    fc.constantFrom('', '', '', ' ', ' # c', '# c', "\t# it's", ' # "c"', ' d'),
  )
  .map(([before, quote, value, behind]) => before + quote + value + quote + behind);
const envText = fc
  .tuple(fc.constantFrom('', '', ' '), fc.array(writtenValue, { minLength: 2, maxLength: 6 }))
  .map(([blank, values]) => `Z=1\n${values.map((value, index) => `K${index}${blank}=${value}\n`).join('')}`)
  .filter((text) => !/=[ \t]+$/m.test(text)); // Node.js takes the next line for such a value

/** Those whose value is not just all that stands behind the `=`. */
function readRows(text: string) {
  const content = assertWhole(text);
  const rows = content.kind === 'env' ? rowsOf(content.pieces) : [];
  return rows.filter(({ text, value }) => text.slice(text.indexOf('=') + 1).replace(/\n$/, '') !== value);
}

test('what is read from the value of a .env file, dotenv reads too', (t) => {
  let compared = 0;
  const property = fc.property(envText, (text) => {
    const all = parseEnv(text); // of Node.js: dotenv's dialect
    for (const { key, value } of readRows(text)) {
      assert.equal(value, all[key]);
      compared += 1;
    }
  });
  check(t, rounds(3000), property);
  assert.ok(compared > 1000, `${compared}`);
});

test('and so does a shell', (t) => {
  const samples = fc.sample(envText, { seed: seed | 0, numRuns: rounds(3000) });
  // A blank before the equals sign a shell refuses.
  const rows = samples.flatMap(readRows).filter(({ text }) => /^\w+=/.test(text));
  t.diagnostic(`${rows.length} values (SHARELINK_SEED=${seed})`);
  assert.ok(rows.length > 500);
  const folder = mkdtempSync(join(tmpdir(), 'sharelink-'));
  const script = rows.map(({ key, text }) => `${text}\nprintf '%s\\0' "$${key}"\n`).join('');
  const { stdout, stderr } = spawnSync('/bin/sh', [], {
    input: script,
    cwd: folder,
    env: { PATH: '' },
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  assert.equal(stderr, '');
  assert.deepEqual(
    stdout.split('\0').slice(0, -1),
    rows.map(({ value }) => value),
  );
});

test('the whole of it is small', async (t) => {
  const entryPoints = [join(import.meta.dirname, '../../web/reveal/content/content.ts')];
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const bytes = brotliCompressSync(outputFiles[0]?.contents ?? '').length;
  t.diagnostic(`${bytes} bytes`);
  assert.ok(bytes > 1000 && bytes < 4000);
});
