/** The key of a sealed link: an opaque value that opens, and that no request and no print can hold. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inspect } from 'node:util';
import {
  type Available,
  type Core,
  type Keys,
  type LinkKey,
  loadCore,
  peek,
  remove,
  reveal,
  type SealedLink,
} from 'sharelink';
import type { Core as SourceCore } from '../../package/core/core.ts';
import { linkKeyBytes } from '../../package/core/link-key.ts';
import { peek as peekWith } from '../../package/sequence/peek.ts';
import { remove as removeWith } from '../../package/sequence/remove.ts';
import { reveal as revealWith } from '../../package/sequence/reveal.ts';
import type { Session } from '../../package/sequence/session.ts';
import { share as shareWith } from '../../package/sequence/share.ts';
import { id } from './share.ts';

const core = await loadCore();
const server = 'https://share.example';
const secret = Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 251);
const text = core.buildSealedLink(server, id, secret, 0);
const replyKeys = Uint8Array.from({ length: 48 }, (_, index) => 255 - index);

const bytesOf = (key: LinkKey) => linkKeyBytes(key as never);

function parsed(link = text): SealedLink {
  const found = core.parseLink(link);
  assert.ok(found.kind === 'sealed', found.kind);
  return found;
}

function keysOf({ key }: SealedLink): Keys {
  const keys = core.deriveKeys({ key });
  assert.ok(keys.kind === 'keys');
  return keys;
}

/** Each run of eight bytes of the secret, as it stands in bytes, and as text in each of the usual encodings. */
function spellings(): Buffer[] {
  const bytes = Buffer.from(secret);
  const runs = Array.from({ length: bytes.length - 7 }, (_, at) => bytes.subarray(at, at + 8));
  // Of a run within a longer text in base64 the first and last characters depend on its neighbours.
  const inner = [bytes, bytes.subarray(1), bytes.subarray(2)].flatMap((cut) => {
    const encoded = cut.toString('base64url').slice(2, -2);
    return Array.from({ length: encoded.length - 11 }, (_, at) => encoded.slice(at, at + 12));
  });
  const base64 = inner.flatMap((run) => [run, run.replaceAll('-', '+').replaceAll('_', '/')]);
  const texts = runs.flatMap((run) => [run.toString('hex'), run.toString('hex').toUpperCase(), run.join(',')]);
  return [...runs, ...[...texts, ...base64].map((run) => Buffer.from(run))];
}
const every = spellings();
const holdsSecret = (bytes: Uint8Array | string) => every.some((run) => Buffer.from(bytes).includes(run));

suite('a key shows nothing of itself', () => {
  const link = parsed();
  const prints: Record<string, (value: object) => unknown> = {
    'as JSON': (value) => JSON.stringify(value),
    'in a log': (value) => inspect(value, { depth: 9, showHidden: true, getters: true }),
    'as text': (value) => String(value),
    'by its names': (value) => JSON.stringify([Object.entries(value), Object.keys(value)]),
    'in an error': (value) => inspect(new Error('failed', { cause: value })),
  };
  for (const [how, print] of Object.entries(prints)) {
    test(how, () => {
      for (const value of [link, link.key]) assert.ok(!holdsSecret(String(print(value))));
    });
  }

  test('where what is looked for is there', () => {
    for (const shown of [
      text,
      secret,
      `x${Buffer.from(secret).toString('hex')}`,
      Buffer.from(secret).toString('base64'),
    ]) {
      assert.ok(holdsSecret(shown));
    }
  });

  test('and a copy has none: it is refused, and nothing is sent', async () => {
    const copies = [structuredClone(link), JSON.parse(JSON.stringify(link)), { ...link, key: undefined }];
    for (const copy of copies) {
      const fetch = () => assert.fail('sent');
      await assert.rejects(
        reveal(copy, { fetch, password: 'p' }),
        /TypeError: pass a sealed link as text or as parseLink/,
      );
    }
  });

  // The package is a bundle of its own, this test's module another.
  test('and each script of a page reads it, whichever of them made it', () => {
    assert.deepEqual(bytesOf(link.key), Uint8Array.of(0, ...Buffer.from(id, 'base64url'), ...secret));
  });
});

test('no request of a sealed link holds a byte of its secret', () => {
  const link = parsed();
  const { server: asked, id: askedId } = link;
  const address = { server: asked, id: askedId };
  const keys = keysOf(link);
  const envelope = core.sealEnvelope(keys, new Uint8Array(24), { value: 'v' }, 10_000);
  assert.ok(envelope.kind === 'envelope');
  const requests = {
    peek: core.buildPeek(address),
    access: core.buildSealedAccess(address, keys, { replyKeys }),
    acknowledgement: core.buildAcknowledgement(address, replyKeys, new Uint8Array(16)),
    remove: core.buildRemove(address, 'A'.repeat(43)),
    create: core.buildSealedCreate(server, keys, envelope, { expiresIn: '1h', maxViews: 1 }),
    // Without types a link passes for an address: its key is not looked at.
    'untyped peek': core.buildPeek(link as never),
    'untyped access': core.buildAccess(link as never),
  };
  for (const [what, request] of Object.entries(requests)) {
    assert.ok(request.kind === 'request', what);
    const { method, url, headers, body = new Uint8Array() } = request;
    assert.ok(!holdsSecret(JSON.stringify([method, url, headers])), what);
    assert.ok(!holdsSecret(body), what);
  }
});

suite('what parseLink gave is looked at, opened and deleted in place of its text', () => {
  const value = 'the value';
  const envelope = core.sealEnvelope(keysOf(parsed()), new Uint8Array(24), { value }, 10_000);
  assert.ok(envelope.kind === 'envelope');
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    asked.push(`${init?.method} ${url}`);
    return Response.json(init?.method === 'POST' ? { id, secretValue: envelope.value } : { id });
  };
  test('sealed', async () => {
    const link = parsed();
    for (let time = 0; time < 2; ++time) {
      const opened = await reveal(link, { fetch });
      assert.equal(opened.kind === 'granted' && opened.secretValue, value);
    }
    assert.equal((await peek(link, { fetch })).kind, 'available');
    assert.equal((await remove(link, 'A'.repeat(43), { fetch })).kind, 'removed');
    const address = `${server}/api/v1/shared-secrets/${id}`;
    assert.deepEqual(asked, [
      `POST ${address}/access`,
      `POST ${address}/access`,
      `GET ${address}`,
      `DELETE ${address}`,
    ]);
  });
  test('plain', async () => {
    const link = core.parseLink(core.buildPlainLink(server, id));
    assert.ok(link.kind === 'plain');
    assert.equal((await peek(link, { fetch })).kind, 'available');
  });
});

/** A session whose core tells which arrays of secret bytes it was passed, or has given. */
function watch() {
  const seen: Record<string, Uint8Array> = {};
  const watched: Core = {
    ...core,
    parseLink(link, options) {
      const found = core.parseLink(link, options);
      if (found.kind === 'sealed') seen.key = bytesOf(found.key);
      return found;
    },
    deriveKeys(source) {
      const derived = core.deriveKeys(source);
      if ('keys' in derived) seen.keys = derived.keys;
      return derived;
    },
    buildSealedAccess(address, keys, options) {
      if (options?.replyKeys) seen.replyKeys = options.replyKeys;
      return core.buildSealedAccess(address, keys, options);
    },
    buildSealedLink(page, made, drawn, preset) {
      seen.secret = drawn;
      return core.buildSealedLink(page, made, drawn, preset);
    },
  };
  const host = { compile: () => assert.fail(), requestInit: {}, connectionError: () => undefined };
  const isWiped = () =>
    Object.fromEntries(Object.entries(seen).map(([name, bytes]) => [name, bytes.every((byte) => byte === 0)]));
  // The compiler takes the key of the package for another one than its source's.
  return { session: { core: watched, module: undefined, host } as unknown as Session<SourceCore>, isWiped };
}

suite('secret bytes are wiped by whoever made them', () => {
  const fetch: typeof globalThis.fetch = async () => Response.json({ id, secretValue: '' });
  const peeked: Available = { kind: 'available', viewSpent: 'no', share: { id }, viewsLeft: 1, keepsReplies: true };

  test('all of a link that was passed as text', async () => {
    const { session, isWiped } = watch();
    assert.equal((await revealWith(session, text, { fetch, peeked })).kind, 'decrypt_failed');
    assert.deepEqual(isWiped(), { key: true, keys: true, replyKeys: true });
  });

  test('none of the caller’s own', async () => {
    const { session, isWiped } = watch();
    const link = session.core.parseLink(text);
    assert.ok(link.kind === 'sealed');
    await revealWith(session, link, { fetch, peeked, replyKeys });
    assert.deepEqual(isWiped(), { key: false, keys: true, replyKeys: false });
  });

  test('where no key is needed', async () => {
    const asks = [
      (session: Session) => peekWith(session, text, { fetch }),
      (session: Session) => removeWith(session, text, 'A'.repeat(43), { fetch }),
      (session: Session) =>
        revealWith(session, `https://safelinks.example/?url=${encodeURIComponent(text)}`, { fetch }),
    ];
    for (const ask of asks) {
      const { session, isWiped } = watch();
      await ask(session);
      assert.deepEqual(isWiped(), { key: true });
    }
  });

  test('of a share that was made', async () => {
    const { session, isWiped } = watch();
    const options = { server, page: server, value: 'v', fetch };
    assert.equal((await shareWith(session, options)).kind, 'created');
    assert.deepEqual(isWiped(), { keys: true, secret: true });
  });
});
