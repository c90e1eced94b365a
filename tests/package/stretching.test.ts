/** How a password is stretched where something is in the way: an answer that says so, no request, no view. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadCore, type WithoutSimd } from 'sharelink';
import { type Argon2idName, createArgon2idLoader, stretchIn, stretchInKept } from '../../package/core/argon2id.ts';
import type { Core as SourceCore } from '../../package/core/core.ts';
import type { StretchThread } from '../../package/sequence/derive-keys.ts';
import { reveal } from '../../package/sequence/reveal.ts';
import type { Host, Session } from '../../package/sequence/session.ts';
import { share } from '../../package/sequence/share.ts';
import { littleMemory, readArgon2id, wrongAnswers } from './stretching.ts';
import { casesOf } from './vectors.ts';

interface SealedCase {
  readonly flags: number;
  readonly kind: number;
  readonly password: string;
  readonly id: string;
  readonly fragment: string;
  readonly secretValue: string;
  readonly content_hex: string;
}

const core = await loadCore();
const found = casesOf<SealedCase>('sealed-link-v1').find(({ flags, kind }) => flags === 2 && kind === 0);
assert.ok(found);
const { password, id, fragment, secretValue, content_hex } = found;
const server = 'https://share.example';
const link = `${server}/shared/sealed/${id}#${fragment}`;

type Compile = (name: Argon2idName) => Promise<WebAssembly.Module>;
const compile: Compile = async (name) => new WebAssembly.Module(readArgon2id(name));

/** A host that counts what it sends. */
function startHost(parts: Partial<Host> & { readonly compileArgon2id?: Compile } = {}) {
  const { compileArgon2id = compile, ...rest } = parts;
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (url) => {
    sent.push(String(url));
    return Response.json({ id, secretValue });
  };
  const host: Host = {
    compile: () => assert.fail(),
    requestInit: {},
    connectionError: () => undefined,
    loadArgon2id: createArgon2idLoader(compileArgon2id),
    ...rest,
  };
  // The compiler takes the key of the package for another one than its source's.
  const session = { core, host } as unknown as Session<SourceCore>;
  return { session, fetch, sent };
}

async function assertOpens(parts: Parameters<typeof startHost>[0], withoutSimd: WithoutSimd | undefined) {
  const { session, fetch, sent } = startHost(parts);
  const outcome = await reveal(session, link, { password, fetch });
  assert.ok(outcome.kind === 'granted');
  assert.equal(outcome.secretValue, Buffer.from(content_hex, 'hex').toString());
  assert.equal(outcome.withoutSimd, withoutSimd);
  assert.equal(sent.length, 1);
}

const without =
  (what: (name: Argon2idName) => Uint8Array<ArrayBuffer>): Compile =>
  async (name) =>
    name === 'argon2id' ? new WebAssembly.Module(what(name)) : compile(name);

suite('a secret opens, and the outcome says why its password was stretched without SIMD,', () => {
  test('which it does not say where it was with it', () => assertOpens({}, undefined));

  test('where the runtime has none', async (t) => {
    const compiled: string[] = [];
    t.mock.method(WebAssembly, 'validate', () => false);
    const counted: Compile = (name) => {
      compiled.push(name);
      return compile(name);
    };
    await assertOpens({ compileArgon2id: counted }, 'absent');
    assert.deepEqual(compiled, ['argon2id-scalar']);
  });

  test('where its module is blocked', () =>
    assertOpens({ compileArgon2id: without(() => assert.fail('HTTP 403')) }, 'not_loaded'));

  test('where its module is no module', () =>
    assertOpens({ compileArgon2id: without((name) => readArgon2id(name).subarray(1)) }, 'not_loaded'));

  test('where its module gives wrong answers', () =>
    assertOpens({ compileArgon2id: without(() => wrongAnswers) }, 'wrong'));

  test('when it was shared, too', async () => {
    const { session, fetch } = startHost({ compileArgon2id: without(() => assert.fail('HTTP 403')) });
    const options = { server, page: server, value: 'v', preset: 2, password: 'correct horse', fetch } as const;
    const shared = await share(session, options);
    assert.ok(shared.kind === 'created');
    assert.equal(shared.withoutSimd, 'not_loaded');
  });
});

suite('without either module', () => {
  test('nothing is sent, and the next try loads them anew', async () => {
    let broken = true;
    const once: Compile = async (name) => (broken ? assert.fail('HTTP 502') : compile(name));
    const { session, fetch, sent } = startHost({ compileArgon2id: once });
    await assert.rejects(reveal(session, link, { password, fetch }), /502/);
    assert.deepEqual(sent, []);
    broken = false;
    assert.equal((await reveal(session, link, { password, fetch })).kind, 'granted');
  });

  test('that is right, nothing is sent', async () => {
    const wrong: Compile = async () => new WebAssembly.Module(wrongAnswers);
    const { session, fetch, sent } = startHost({ compileArgon2id: wrong });
    await assert.rejects(reveal(session, link, { password, fetch }), /wrong answers/);
    assert.deepEqual(sent, []);
  });
});

/** A thread that answers as this test says. */
const threadThat = (run: StretchThread['run'], ends: { stopped: number }) => () => ({
  run,
  stop: () => {
    ends.stopped += 1;
  },
});

suite('where memory ends', () => {
  const short: Compile = async (name) => new WebAssembly.Module(littleMemory(readArgon2id(name)));

  test('in place, that is the answer', async () => {
    const { session, fetch, sent } = startHost({ compileArgon2id: short });
    const { kind, viewSpent } = await reveal(session, link, { password, fetch });
    assert.deepEqual([kind, viewSpent, sent], ['password_memory', 'no', []]);
  });

  test('in a thread, too', async () => {
    const ends = { stopped: 0 };
    const startThread = threadThat(({ module, asked }) => stretchIn(module, asked), ends);
    const { session, fetch, sent } = startHost({ compileArgon2id: short, startThread });
    const { kind } = await reveal(session, link, { password, fetch });
    assert.deepEqual([kind, sent, ends], ['password_memory', [], { stopped: 1 }]);
  });
});

suite('a thread', () => {
  test('that dies half-way leaves it to be done in place', async () => {
    const ends = { stopped: 0 };
    await assertOpens({ startThread: threadThat(() => Promise.reject(new Error('it died')), ends) }, undefined);
    assert.equal(ends.stopped, 1);
  });

  test('that does not start does, too', () =>
    assertOpens({ startThread: () => assert.fail('the policy forbids it') }, undefined));

  test('is given neither the password, nor the key of the link, nor the core', async () => {
    const ends = { stopped: 0 };
    const given: string[][] = [];
    const run: StretchThread['run'] = (message) => {
      given.push([Object.keys(message), Object.keys(message.asked)].map((names) => names.sort().join()));
      return stretchIn(message.module, message.asked);
    };
    await assertOpens({ startThread: threadThat(run, ends) }, undefined);
    assert.deepEqual(given, [['asked,module', 'firstBlocks,kind,memoryKib,passes']]);
  });
});

suite('Cancel sends nothing and spends no view', () => {
  const never = () => new Promise<never>(() => {});
  const moments: Record<string, (cancel: () => void, ends: { stopped: number }) => Parameters<typeof startHost>[0]> = {
    'while the module loads': (cancel) => ({
      compileArgon2id: () => {
        cancel();
        return never();
      },
    }),
    'when it has just loaded': (cancel) => ({
      compileArgon2id: (name) => {
        queueMicrotask(cancel);
        return compile(name);
      },
    }),
    'while the thread starts': (cancel, ends) => ({
      startThread: () => {
        cancel();
        return threadThat(never, ends)();
      },
    }),
    'while the thread works': (cancel, ends) => ({
      startThread: threadThat(() => {
        setTimeout(cancel, 10);
        return never();
      }, ends),
    }),
    'as the thread dies': (cancel, ends) => ({
      startThread: threadThat(() => {
        cancel();
        return Promise.reject(new Error('it died'));
      }, ends),
    }),
  };
  for (const [when, partsOf] of Object.entries(moments)) {
    test(when, async () => {
      const cancelling = new AbortController();
      const ends = { stopped: 0 };
      const parts = partsOf(() => cancelling.abort(), ends);
      const { session, fetch, sent } = startHost(parts);
      const { kind, viewSpent } = await reveal(session, link, { password, fetch, signal: cancelling.signal });
      assert.deepEqual([kind, viewSpent, sent], ['cancelled', 'no', []]);
      if (parts?.startThread) assert.equal(ends.stopped, 1);
    });
  }

  test('while nothing else runs, as it is done in place', async () => {
    const { session, fetch, sent } = startHost();
    const cancelling = new AbortController();
    const onStep = () => setTimeout(() => cancelling.abort());
    const outcome = await reveal(session, link, { password, fetch, signal: cancelling.signal, onStep });
    assert.deepEqual([outcome.kind, outcome.viewSpent, sent], ['cancelled', 'no', []]);
  });

  test('before anything was loaded', async () => {
    const { session, fetch, sent } = startHost({ compileArgon2id: () => assert.fail() });
    const { kind } = await reveal(session, link, { password, fetch, signal: AbortSignal.abort() });
    assert.deepEqual([kind, sent], ['cancelled', []]);
  });
});

test('an instance that is kept gives the answers of fresh ones, one after the other and at once', async () => {
  const module = new WebAssembly.Module(readArgon2id('argon2id'));
  const kept = stretchInKept(module);
  const asked = [64, 2048, 8, 512].map((memoryKib, seed) => ({
    kind: 'stretch' as const,
    firstBlocks: Uint8Array.from({ length: 2048 }, (_, index) => index * 7 + seed),
    memoryKib,
    passes: 2,
  }));
  const wanted = await Promise.all(asked.map((one) => stretchIn(module, one)));
  assert.deepEqual(await Promise.all(asked.map(kept)), wanted);
  for (const [at, one] of asked.entries()) assert.deepEqual(await kept(one), wanted[at]);
});

test('an instance that is kept is made anew where there was no memory for one', async (t) => {
  const module = new WebAssembly.Module(readArgon2id('argon2id'));
  const firstBlocks = Uint8Array.from({ length: 2048 }, (_, index) => index);
  const asked = { kind: 'stretch', firstBlocks, memoryKib: 8, passes: 1 } as const;
  const wanted = await stretchIn(module, asked);
  const kept = stretchInKept(module);
  const { mock } = t.mock.method(WebAssembly, 'instantiate', () => Promise.reject(new RangeError('no memory')));
  await assert.rejects(kept(asked), /no memory/);
  mock.restore();
  assert.deepEqual(await kept(asked), wanted);
});
