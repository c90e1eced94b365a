/** The core's reading of an answer and JSON.parse agree, but where PROTOCOL.md "Response" is stricter. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { type Core, loadCore } from 'sharelink';
import { check, rounds } from './random.ts';

const nestingMax = 16;
let core: Core;
before(async () => {
  core = await loadCore();
});

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

type Reading = { readonly kind: 'refused' } | { readonly kind: 'object'; readonly secretValue: string | undefined };

function readByCore(body: Uint8Array): Reading {
  const outcome = core.parseResponse('access', {
    status: 200,
    headers: [['content-type', 'application/json']],
    body,
  });
  if (outcome.kind === 'granted') return { kind: 'object', secretValue: outcome.secretValue };
  return outcome.kind === 'no_value' ? { kind: 'object', secretValue: undefined } : { kind: 'refused' };
}

function readByJavaScript(body: Uint8Array): Reading {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(body)); // drops a byte order mark
  } catch {
    return { kind: 'refused' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'refused' };
  if (!isWithinLimits(value, 1)) return { kind: 'refused' };
  const { secretValue, id } = value as Record<string, unknown>;
  if (typeof secretValue === 'string') return { kind: 'object', secretValue };
  const hasNone = secretValue === undefined || secretValue === null;
  return hasNone && typeof id === 'string' ? { kind: 'object', secretValue: undefined } : { kind: 'refused' };
}

/** The differences that are documented: nesting, lone surrogates, numbers beyond every double. */
function isWithinLimits(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth > nestingMax) return false;
  return Object.entries(value).every(([key, member]) => key.isWellFormed() && isWithinLimits(member, depth + 1));
}

const anyText = fc.string({
  unit: fc.oneof(
    fc.nat({ max: 0xffff }).map((c) => String.fromCharCode(c)),
    fc.string(),
  ),
});
/** Above, the last digits decide whether a number is beyond every double; the core's own reading of them is not exact. */
const double = fc.double({ min: -1e308, max: 1e308 });
const scalar = fc.oneof(anyText, double, fc.integer(), fc.constantFrom(null, true, false, ''));
const nested = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom('secretValue', 'id'), anyText), tie('node'), { maxKeys: 3 }),
  ),
})).node;
const deep = fc.tuple(fc.integer({ min: 10, max: 20 }), fc.constantFrom('[', '{"a":')).map(([depth, open]) => {
  const close = open === '[' ? ']' : '}';
  return JSON.parse(open.repeat(depth - 1) + (open === '[' ? '[]' : '{}') + close.repeat(depth - 1));
});
const answer = fc.record(
  {
    secretValue: fc.oneof({ weight: 3, arbitrary: anyText }, nested),
    id: fc.oneof(fc.constant('x'), nested),
    other: fc.oneof(nested, deep),
  },
  { requiredKeys: [] },
);

/** JSON in one of its other spellings: escapes, white space, a key twice. What is overwritten no JSON.parse can judge. */
const spelled = fc
  .tuple(answer, fc.nat({ max: 2 }), fc.constantFrom('', ' ', '\n\t\r '), anyText)
  .map(([value, escapes, space, earlier]) => {
    let text = JSON.stringify(value, null, space);
    if (escapes === 1)
      text = text.replaceAll(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (escapes === 2)
      text = text.replace('{', `{"secretValue":${JSON.stringify(earlier.toWellFormed())}${text === '{}' ? '' : ','}`);
    return space + text + space;
  });

/** Without lone surrogates: a change could put one where it is overwritten. */
const wellFormed = spelled.filter((text) => !/\\ud[89a-f]/i.test(text));

/** Near JSON: one character of it removed, doubled or replaced. */
const damaged = fc
  .tuple(wellFormed, fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '0', '-', '.', 'e', '\0', '\u0085', "'", '/'))
  .map(([text, at, character]) => {
    const i = at % text.length;
    return text.slice(0, i) + character + text.slice(i + (at % 2));
  });

const numbers = fc
  .stringMatching(/^-?0?[0-9]{0,4}\.?[0-9]{0,3}([eE][-+]?[0-9]{0,3})?$/)
  .map((number) => `{"secretValue":"v","n":${number}}`);

function assertAgreed(body: Uint8Array): void {
  assert.deepEqual(readByCore(body), readByJavaScript(body));
}

test('JSON of every shape and spelling is read alike', async (t) => {
  await check(
    t,
    fc.property(spelled, (text) => assertAgreed(encoder.encode(text))),
    rounds(500),
  );
});

test('what is nearly JSON is refused alike', async (t) => {
  await check(
    t,
    fc.property(damaged, (text) => assertAgreed(encoder.encode(text))),
    rounds(500),
  );
});

test('numbers are taken and refused alike', async (t) => {
  await check(
    t,
    fc.property(numbers, (text) => assertAgreed(encoder.encode(text))),
    rounds(500),
  );
});

test('bytes that are changed are refused alike, whether they are UTF-8 or not', async (t) => {
  const changed = fc.tuple(wellFormed, fc.nat(), fc.nat({ max: 255 })).map(([text, at, byte]) => {
    const body = encoder.encode(text);
    body[at % body.length] = byte;
    return body;
  });
  await check(t, fc.property(changed, assertAgreed), rounds(500));
});

test('the comparison bites', () => {
  const granted = readByCore(encoder.encode('{"secretValue":"\\u0041"}'));
  assert.deepEqual(granted, { kind: 'object', secretValue: 'A' });
  assert.deepEqual(readByJavaScript(encoder.encode('\ufeff{"secretValue":"a","secretValue":"A"}')), granted);
  for (const text of [
    '{"secretValue":"A"}x',
    '{"secretValue":"\\ud800"}',
    '{"secretValue":"A","n":1e999}',
    '["A"]',
    '',
  ]) {
    assert.deepEqual(
      [readByCore(encoder.encode(text)), readByJavaScript(encoder.encode(text))],
      Array(2).fill({ kind: 'refused' }),
    );
  }
});
