/** What people and their programs get wrong about a sealed share: a typed error or success, never a spent view. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { reveal, type ShareOptions, share } from 'sharelink';
import { seal } from './second-implementation.ts';

const page = 'https://share.example';
const id = 'DGsN1GpnJD7hGcrZlUQ5HExKWV-_78uvypjpKcSpG9c';
const textMost = 7419; // floor((10 000 - 4) * 3 / 4) - 76, less kind and mark

/** A server that stores one share, shows it again, and counts what it is asked. */
function startStore() {
  const posts: { path: string; secretValue?: string }[] = [];
  let secretValue = '';
  const fetch = async (input: unknown, init: RequestInit = {}) => {
    if (init.method !== 'POST') return Response.json({ id });
    const body = JSON.parse(String(Buffer.from(init.body as Uint8Array)));
    posts.push({ path: new URL(String(input)).pathname, ...body });
    secretValue = body.secretValue ?? secretValue;
    return Response.json({ id, secretValue });
  };
  return { fetch, posts };
}

type What = { value: string } | { file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> } };

async function shared(what: What) {
  const store = startStore();
  const options: ShareOptions = {
    server: page,
    page,
    expiresIn: '1h',
    maxViews: 'unlimited',
    fetch: store.fetch,
    ...what,
  };
  return { ...store, outcome: await share(options) };
}

async function refused(what: What, code: string, bytesOver?: number): Promise<void> {
  const { outcome, posts } = await shared(what);
  assert.deepEqual([outcome.kind, outcome.viewSpent, posts.length], [code, 'no', 0]);
  assert.equal('bytesOver' in outcome ? outcome.bytesOver : undefined, bytesOver);
}

const file = (name: string, type = '', size = 1) => ({ file: { name, type, bytes: new Uint8Array(size) } });

suite('a name that is not safe to save under is refused before anything is sent', () => {
  const names: Record<string, string> = {
    'no name': '',
    'a path': 'a/b',
    'a path of Windows': 'a\\b',
    'a stream of Windows': 'a:b',
    'two dots': '..',
    'a final dot': 'a.',
    'a final space': 'a ',
    'a reversed extension': 'a\u202egpj.exe',
    'a right-to-left mark': 'a\u200f',
    'a reserved name': 'NUL.txt',
    'a line break': 'a\nb',
    'a lone surrogate': 'a\ud800',
    '256 bytes': 'n'.repeat(256),
    '10 kB': 'n'.repeat(10_240),
  };
  for (const [what, name] of Object.entries(names)) {
    test(what, () => refused(file(name), 'file_name_invalid'));
  }

  test('and so is a media type that is no ASCII or too long', async () => {
    await refused(file('a', 'text/\u00e9'), 'media_type_invalid');
    await refused(file('a', 't'.repeat(128)), 'media_type_invalid');
  });
});

suite('a secret', () => {
  test('of no bytes comes back', async () => {
    const { outcome, fetch } = await shared({ value: '' });
    assert.ok('link' in outcome);
    const opened = await reveal(outcome.link, { fetch });
    assert.equal(opened.kind === 'granted' && opened.secretValue, '');
  });

  test('of exactly the cap comes back, and one byte more is refused by that one', async () => {
    const value = 'x'.repeat(textMost);
    const { outcome, fetch, posts } = await shared({ value });
    assert.ok('link' in outcome);
    assert.ok((posts[0]?.secretValue?.length ?? 0) <= 10_000);
    const opened = await reveal(outcome.link, { fetch });
    assert.equal(opened.kind === 'granted' && opened.secretValue, value);
    await refused({ value: `${value}x` }, 'value_too_long', 1);
    await refused({ value: `${value.slice(1)}é` }, 'value_too_long', 1);
  });

  test('in a file has as much room as its name leaves', async () => {
    const most = textMost - 4 - 'a.txt'.length - 'text/plain'.length;
    const { outcome, fetch } = await shared(file('a.txt', 'text/plain', most));
    assert.ok('link' in outcome);
    const opened = await reveal(outcome.link, { fetch });
    assert.equal(opened.kind === 'granted_file' && opened.file.bytes.length, most);
    await refused(file('a.txt', 'text/plain', most + 1), 'value_too_long', 1);
  });

  test('with a lone surrogate is refused', () => refused({ value: 'a\ud800' }, 'value_invalid'));
});

suite('a sealed link', () => {
  const content = { kind: 'text', text: 'v' } as const;
  const sealed = seal({ id, content, preset: 0, cap: 10_000 }, (size) => new Uint8Array(size));
  const link = `${page}/shared/sealed/${id}#${sealed.fragment}`;
  const asked: string[] = [];
  const fetch = async (input: unknown) => {
    asked.push(String(input));
    return Response.json({ id, secretValue: sealed.secretValue });
  };

  test('opens with what a sentence or a mail program puts around it', async () => {
    const around = [...'.,;:!?', ')', '>', '"', '\u201d', ' ', '\r\n', '\u200b', '>.', ').'].map((end) => link + end);
    // Not within the host: what follows a break there could be another one.
    const wrapped = [30, 40, link.indexOf('#'), link.length - 1].map(
      (at) => `${link.slice(0, at)}\r\n${link.slice(at)}`,
    );
    for (const text of [`<${link}>`, `(${link})`, ...around, ...wrapped]) {
      assert.equal((await reveal(text, { fetch })).kind, 'granted', JSON.stringify(text));
    }
  });

  test('that lost or gained a character anywhere asks for nothing', async () => {
    asked.length = 0;
    for (let at = link.indexOf('/shared/') + 1; at < link.length; ++at) {
      for (const text of [
        link.slice(0, at),
        link.slice(0, at) + link.slice(at + 1),
        `${link.slice(0, at)}x${link.slice(at)}`,
      ]) {
        const outcome = await reveal(text, { password: 'p', fetch });
        assert.match(outcome.kind, /^link_(damaged|fragment_missing|not_a_share|version_unknown|malformed)$/, text);
        assert.equal(outcome.viewSpent, 'no');
      }
    }
    assert.deepEqual(asked, []);
  });
});
