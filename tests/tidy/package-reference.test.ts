/** docs/package.md and the sources: each function, option, field and error code is in both, and no other. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const index = read('package/index.ts');
const types = read('package/types.ts');
const sources = [
  index,
  types,
  ...['core', 'opening-core', 'values'].map((name) => read(`package/core/${name}.ts`)),
  ...['peek', 'remove', 'reveal', 'share', 'send'].map((name) => read(`package/sequence/${name}.ts`)),
].join('\n');
const page = read('docs/package.md');
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

/** The text under a heading, up to the next one that is not below it. */
function under(heading: string): string {
  const [, text = assert.fail(`there is no heading ${heading}`)] = page.split(`\n${heading}\n`);
  const depth = heading.indexOf(' ');
  return text.split(new RegExp(`\n#{1,${depth}} `))[0] ?? '';
}

/** The cells of each row of a text's tables whose first cell is code. */
function rowsOf(text: string): string[][] {
  const lines = text.match(/^\| `.*\|$/gm) ?? [];
  return lines.map((line) => line.slice(2, -2).split(' | '));
}

const firstNames = (text: string) => rowsOf(text).map(([cell = '']) => /^`(\w+)/.exec(cell)?.[1] ?? cell);
const coded = (text: string) => [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);

interface Declared {
  readonly parents: readonly string[];
  readonly body: string;
}

const declared: ReadonlyMap<string, Declared> = new Map(
  [...sources.matchAll(/^(?:export )?interface (\w+)(?: extends ([\w, ]+))? \{\n([\s\S]*?)^\}/gm)].map(
    ([, name = '', parents, body = '']) => [name, { parents: parents?.split(', ') ?? [], body }],
  ),
);

function bodyOf(name: string): string {
  const { parents, body } = declared.get(name) ?? assert.fail(`there is no interface ${name}`);
  return [...parents.map(bodyOf), body].join('\n');
}

const membersOf = (name: string) =>
  [...bodyOf(name).matchAll(/^ {2}(?:readonly )?(\w+)\??[:(]/gm)].map(([, member = '']) => member);

/** `name(first, second?)`, as the reference writes it. */
function signaturesOf(name: string): string[] {
  return [...bodyOf(name).matchAll(/^ {2}(\w+)\??(?:<.*?>)?\(([\s\S]*?)\): /gm)].map(([, member, parameters = '']) => {
    const names = [...` ${parameters}`.matchAll(/\s(\w+\??): /g)].map(([, parameter]) => parameter);
    return `${member}(${names.join(', ')})`;
  });
}

const documented = (text: string) => rowsOf(text).map(([cell = '']) => cell.slice(1, -1));

test('each function of the package, with its parameters', () => {
  const plain = [...index.matchAll(/^export (?:function (\w+)|\{ (\w+) \} from)/gm)].map(
    (found) => found[1] ?? found[2],
  );
  assert.deepEqual(plain, ['describe', 'createSharelink']);
  assert.deepEqual(
    sorted(documented(under('## Functions'))),
    sorted([...signaturesOf('Sharelink'), 'describe(failure)', 'createSharelink(host)']),
  );
  for (const host of ['node', 'browser', 'workerd']) {
    const [, names = ''] = /^export const \{ (.*) \} = createSharelink/m.exec(read(`package/hosts/${host}.ts`)) ?? [];
    assert.deepEqual(sorted(names.split(', ')), sorted(membersOf('Sharelink')), host);
    assert.ok(page.includes(`\`${host}Host\``), host);
  }
});

test('each pure function, with its parameters', () => {
  assert.deepEqual(sorted(documented(under('## The pure functions'))), sorted(signaturesOf('Core')));
});

test('each option of each function', () => {
  const lists = new Map(
    [...read('package/options.ts').matchAll(/^const (\w+)Names: Names<.*?> = \{([\s\S]*?)\};$/gm)].map(
      ([, name = '', body = '']) => [name, body],
    ),
  );
  const optionsOf = (name: string): string[] => {
    const body = lists.get(name) ?? assert.fail(`there are no options of ${name}`);
    const spread = [...body.matchAll(/\.\.\.(\w+)Names/g)].flatMap(([, parent = '']) => optionsOf(parent));
    return [...spread, ...[...body.matchAll(/(\w+): true/g)].map(([, option = '']) => option)];
  };
  const told = (name: string): string[] => {
    const text = under(`### \`${name}\``);
    const parents = [...text.matchAll(/^The options of `(\w+)`/gm)].flatMap(([, parent = '']) => told(parent));
    return [...parents, ...firstNames(text)];
  };
  const calls = [...under('## Options').matchAll(/^### `(\w+)`$/gm)].map(([, call = '']) => call);
  assert.deepEqual(sorted(calls), ['parseLink', 'peek', 'remove', 'reveal', 'share']);
  for (const call of calls) {
    assert.deepEqual(sorted(told(call)), sorted(optionsOf(call === 'parseLink' ? 'link' : call)), call);
  }
});

test('each field of a link and of an outcome', () => {
  assert.deepEqual(
    sorted(firstNames(under('### `ShareLink`'))),
    sorted(['PlainLink', 'SealedLink'].flatMap(membersOf)),
  );
  const [all = '', shared = ''] = under('### Outcomes').split('\n`Shared` has');
  const outcomes = ['Available', 'Granted', 'GrantedFile', 'Created', 'Removed', 'Failure'];
  const told = rowsOf(all).map(([field = '', where = '']) => `${field}: ${where}`);
  const fields = sorted(outcomes.flatMap(membersOf));
  const found = fields.map((field) => {
    const where = outcomes.filter((name) => membersOf(name).includes(field));
    const names = where.length === outcomes.length ? 'all' : where.map((name) => `\`${name}\``).join(', ');
    return `\`${field}\`: ${names}`;
  });
  assert.deepEqual(sorted(told), sorted(found));
  const own = membersOf('Shared').filter((field) => !membersOf('Created').includes(field));
  assert.deepEqual(sorted(firstNames(shared)), sorted(own));
});

test('each error code, once', () => {
  const [, union = ''] = /^export type ErrorCode =([\s\S]*?);$/m.exec(types) ?? [];
  const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code = '']) => code);
  const rows = under('## Error codes').match(/^\| .*`.*$/gm) ?? [];
  assert.deepEqual(rows.flatMap(coded).sort(), codes.sort());
});

test('each exported type is named, and no other', () => {
  const lists = [...index.matchAll(/^export (?:type )?\{([\s\S]*?)\} from/gm)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  );
  const own = [...`${index}\n${types}`.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name = '']) => name);
  const exported = new Set([...lists, ...own].filter((name) => /^[A-Z]/.test(name)));
  const named = new Set([...page.matchAll(/`([A-Z][a-z]\w*)`/g)].map(([, name = '']) => name));
  const ofTheLanguage = ['TypeError', 'AbortSignal'];
  assert.deepEqual(sorted(named), sorted([...exported, ...ofTheLanguage]));
});
