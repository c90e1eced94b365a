/** What the package seals, another implementation opens, and the other way round. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { reveal, type SharedFile, share } from 'sharelink';
import { checkDraws, type Draw } from './random.ts';
import { type Content, open, type Preset, paddedBytes, seal } from './second-implementation.ts';
import { Refusal } from './second-refusal.ts';

const origin = 'https://share.example';
const presets = [0, 2] as const;

/** Characters of which each meets another rule: widths in UTF-8, spaces, NFC, marks, what JSON escapes. */
const characters = [
  ...'aZ09 -_"\\/\u00e9\u00df\u20ac\u{1f512}\u{10fffd}\u{20000}\u00a0\u2003\u3000\u212b\u1e9b\u0323\uac00\u1100\u1161\ufb01\ufeff\u200d',
  'e\u0301',
  'q\u0307\u0323',
];
const textOnly = ['\0', '\n', '\r\n', '\t', '\u0080', '\u0085', '\u202e', '\u2028', '\ufffe', '\u0378'] as const;

/** Sizes at which the padding takes a step, and both ends of what fits. */
const edges = [
  0, 1, 253, 254, 255, 256, 269, 270, 271, 510, 511, 1022, 1023, 4094, 4095, 6900, 7166, 7167, 7418, 7419,
] as const;

interface Case {
  readonly content: Content;
  readonly password: string | undefined;
  readonly preset: Preset;
  readonly cap: number;
}

function text(random: Draw, bytesMax: number, pool: readonly string[]): string {
  let made = '';
  let left = bytesMax;
  while (left > 0) {
    const next = random.of(pool);
    left -= Buffer.byteLength(next);
    if (left < 0) break;
    made += next;
  }
  return made + 'x'.repeat(bytesMax - Buffer.byteLength(made));
}

function fileName(random: Draw): string {
  const name = text(random, 1 + random.below(255), characters).replaceAll(/[/\\:]/g, '+');
  return name.replace(/ $/, '.').replace(/\.$/, '!');
}

function draw(random: Draw): Case {
  // One in ten is stretched with Argon2id, with the preset that costs least: all the others are quick.
  const preset = presets[random.below(10) === 9 ? 1 : 0];
  const password = preset === 0 ? undefined : text(random, random.of([1, 7, 64, 200, 340]), characters);
  const cap = random.of([10_000, 10_000, 10_000, 4_096, 100_000]);
  const most = Math.floor(((cap - 4) * 3) / 4) - 78;
  const size = Math.min(most, random.of([...edges, random.below(most + 1), most]));
  if (random.below(3) > 0)
    return { content: { kind: 'text', text: text(random, size, [...characters, ...textOnly]) }, password, preset, cap };
  const name = fileName(random);
  const type = random.of(['', 'text/plain', 'application/pdf; a="b"', `x/${'y'.repeat(125)}`]);
  const bytes = random.bytes(Math.max(0, size - 4 - Buffer.byteLength(name) - type.length));
  return { content: { kind: 'file', name, type, bytes }, password, preset, cap };
}

/** A server that keeps one share and asks for its proof. */
function store(id: string, share: { secretValue: string; proof: string } | undefined) {
  const posted: Record<string, unknown>[] = [];
  const fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input);
    if (init.method !== 'POST') return Response.json({ id, isPasswordProtected: true });
    const body = JSON.parse(Buffer.from(init.body as Uint8Array).toString());
    posted.push(body);
    if (url.endsWith('/public')) return Response.json({ id });
    if (body.password !== share?.proof) {
      return Response.json({ error: 'UnauthorizedError', message: 'Invalid credentials' }, { status: 401 });
    }
    return Response.json({ id, secretValue: share?.secretValue });
  };
  return { fetch, posted };
}

function eachCase(name: string, check: (c: Case, random: Draw) => Promise<void>): void {
  test(name, (t) => checkDraws(t, 50, (random) => check(draw(random), random)));
}

function sealedLength({ content, cap }: Case): number {
  const inFile = content.kind === 'file' ? 4 + Buffer.byteLength(content.name) + content.type.length : 0;
  const size = content.kind === 'file' ? inFile + content.bytes.length : Buffer.byteLength(content.text);
  return 4 + Math.ceil(((76 + paddedBytes(size, cap)) * 4) / 3);
}

function damage(text: string, random: Draw): string {
  const at = random.below(text.length);
  const other = random.of(['A', 'B', '=', ' ', '']);
  return text.slice(0, at) + (text[at] === other ? 'C' : other) + text.slice(at + 1);
}

eachCase('a second implementation opens what the package seals, and not after damage', async (c, random) => {
  const id = Buffer.from(random.bytes(32)).toString('base64url');
  const { fetch, posted } = store(id, undefined);
  const what =
    c.content.kind === 'text'
      ? { value: c.content.text }
      : { file: { name: c.content.name, type: c.content.type, bytes: c.content.bytes } as SharedFile };
  const common = {
    server: origin,
    page: origin,
    expiresIn: '1h',
    maxViews: 'unlimited' as const,
    valueCharsMax: c.cap,
    fetch,
  };
  const preset = c.preset === 0 ? {} : { preset: c.preset };
  const shared = await share({ ...common, ...what, ...preset, password: c.password });
  assert.ok(shared.kind === 'created' && 'link' in shared, shared.kind);
  assert.equal(posted.length, 1);
  const { secretValue, password } = posted[0] as { secretValue: string; password: string };

  const opened = open(shared.link, secretValue, c.password?.normalize('NFD'));
  assert.deepEqual(opened.content, c.content);
  assert.equal(opened.proof, password);
  assert.equal(secretValue.length, sealedLength(c));
  if (c.preset === 0) assert.throws(() => open(shared.link, damage(secretValue, random)), Refusal);
});

eachCase('the package opens what a second implementation seals, and not after damage', async (c, random) => {
  const id = Buffer.from(random.bytes(32)).toString('base64url');
  const sealed = seal({ ...c, id }, (size) => random.bytes(size));
  const link = `${origin}/shared/sealed/${id}#${sealed.fragment}`;
  const password = c.password?.normalize('NFD');

  const outcome = await reveal(link, { password, fetch: store(id, sealed).fetch });
  if (c.content.kind === 'text') {
    assert.equal(outcome.kind === 'granted' && outcome.secretValue, c.content.text);
  } else {
    const { name, type, bytes } = c.content;
    assert.deepEqual(outcome.kind === 'granted_file' && outcome.file, { name, type, bytes });
  }
  if (c.preset !== 0) return;
  const damaged = { ...sealed, secretValue: damage(sealed.secretValue, random) };
  const refused = await reveal(link, { password, fetch: store(id, damaged).fetch });
  assert.deepEqual([refused.kind, refused.viewSpent], ['decrypt_failed', 'yes']);
});

test('a text and a file of a megabyte go from the package to a second implementation and back', async () => {
  const id = 'A'.repeat(43);
  const cap = 1_400_000;
  const bytes = new Uint8Array(1024 * 1024).map((_, i) => i % 251);
  const text = 'ф'.repeat(512 * 1024);
  const contents: Content[] = [
    { kind: 'text', text },
    { kind: 'file', name: 'n'.repeat(255), type: 't'.repeat(127), bytes },
  ];
  const options = { server: origin, page: origin, valueCharsMax: cap };
  for (const content of contents) {
    const { fetch, posted } = store(id, undefined);
    const what = content.kind === 'text' ? { value: text } : { file: { ...content, bytes } };
    const shared = await share({ ...options, ...what, fetch });
    assert.ok('link' in shared, shared.kind);
    assert.ok(isDeepStrictEqual(open(shared.link, String(posted[0]?.secretValue), undefined).content, content));
    const sealed = seal({ id, content, preset: 0, cap }, (size) => new Uint8Array(size).fill(7));
    const link = `${origin}/shared/sealed/${id}#${sealed.fragment}`;
    const outcome = await reveal(link, { fetch: store(id, sealed).fetch });
    const opened = outcome.kind === 'granted' ? outcome.secretValue : outcome.kind === 'granted_file' && outcome.file;
    const { kind: _, ...file } = content;
    assert.ok(isDeepStrictEqual(opened, content.kind === 'text' ? text : file));
  }
});

test('a byte order mark at the start of a text or a file name is kept', async () => {
  const id = 'A'.repeat(43);
  const texts: Content = { kind: 'text', text: '\ufeffa' };
  const files: Content = { kind: 'file', name: '\ufeffa', type: '', bytes: new Uint8Array() };
  const opened = async (content: Content) => {
    const sealed = seal({ id, content, preset: 0, cap: 10_000 }, (size) => new Uint8Array(size).fill(7));
    return reveal(`${origin}/shared/sealed/${id}#${sealed.fragment}`, { fetch: store(id, sealed).fetch });
  };
  const text = await opened(texts);
  assert.equal(text.kind === 'granted' && text.secretValue, '\ufeffa');
  const file = await opened(files);
  assert.equal(file.kind === 'granted_file' && file.file.name, '\ufeffa');
});
