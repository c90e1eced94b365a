/** What one exchange does where a host, a fetch or a stream behaves badly. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createSharelink, nodeHost, type RevealOptions, reveal } from 'sharelink';
import type { Host } from '../../package/sequence/session.ts';
import { grantedBody, linkOn } from './share.ts';

const link = linkOn('https://infisical.example');
const granted = async () => Response.json(grantedBody('v'));
const never = () => new Promise<never>(() => {});

const built = new URL('../../dist/sharelink.browser.js', import.meta.url);
const { browserHost } = (await import(built.href)) as { browserHost: Host };

/** A fetch that counts its calls. */
function counted(answer: typeof fetch) {
  const own = async (...args: Parameters<typeof fetch>) => {
    own.calls += 1;
    return answer(...args);
  };
  own.calls = 0;
  return own;
}

async function outcomeOf(options: RevealOptions): Promise<string> {
  const { kind, viewSpent } = await reveal(link, options);
  return `${kind}, view ${viewSpent}`;
}

suite('a browser without a network', () => {
  const inBrowser = createSharelink({ ...browserHost, compile: nodeHost.compile });
  const setOnLine = (value: boolean) => Object.defineProperty(navigator, 'onLine', { value, configurable: true });
  const restore = () => Reflect.deleteProperty(navigator, 'onLine');

  test('sends nothing and says so', async (t) => {
    t.after(restore);
    setOnLine(false);
    const own = counted(granted);
    const { kind, viewSpent } = await inBrowser.reveal(link, { fetch: own });
    assert.deepEqual([kind, viewSpent, own.calls], ['network_unreachable', 'no', 0]);
  });

  test('cannot know what came of a request when the network went away after it was sent', async (t) => {
    t.after(restore);
    setOnLine(true);
    const own: typeof fetch = async () => {
      setOnLine(false);
      throw new TypeError('Failed to fetch');
    };
    const { kind, viewSpent } = await inBrowser.reveal(link, { fetch: own });
    assert.deepEqual([kind, viewSpent], ['reply_lost', 'unknown']);
  });
});

suite('an exchange ends at its time and when the caller gives up', () => {
  test('though the fetch does not listen to its signal', async () => {
    assert.equal(await outcomeOf({ fetch: never, timeoutMs: 20 }), 'reply_lost, view unknown');
    const controller = new AbortController();
    const own = () => {
      controller.abort();
      return never();
    };
    assert.equal(await outcomeOf({ fetch: own, signal: controller.signal }), 'cancelled, view unknown');
  });

  test('though the body of the answer never ends', async () => {
    const own = async () => new Response(new ReadableStream());
    assert.equal(await outcomeOf({ fetch: own, timeoutMs: 20 }), 'reply_lost, view unknown');
  });

  test('though a body that is too large never says that it was given up', async () => {
    const start = (controller: ReadableStreamDefaultController) => controller.enqueue(new Uint8Array(9 << 20));
    const own = async () => new Response(new ReadableStream({ start, cancel: never }));
    const outcome = await reveal(link, { fetch: own });
    assert.deepEqual([outcome.kind, outcome.viewSpent], ['response_too_large', 'unknown']);
  });

  test('and its fetch is told', async () => {
    let told: AbortSignal | null | undefined;
    const own: typeof fetch = (_, init) => {
      told = init?.signal;
      return never();
    };
    await reveal(link, { fetch: own, timeoutMs: 20 });
    assert.equal(told?.aborted, true);
  });

  test('on a runtime that cannot join signals', async (t) => {
    const { any } = AbortSignal;
    t.after(() => Object.assign(AbortSignal, { any }));
    Object.assign(AbortSignal, { any: undefined });
    const own = counted(granted);
    assert.equal(await outcomeOf({ fetch: own, signal: new AbortController().signal }), 'granted, view yes');
    assert.equal(own.calls, 1);
  });

  test('and not before, however long the time is', async () => {
    const own: typeof fetch = async (_, init) => {
      await wait(20);
      init?.signal?.throwIfAborted();
      return granted();
    };
    for (const timeoutMs of [2 ** 31, 2 ** 32 + 1, Number.POSITIVE_INFINITY]) {
      assert.equal(await outcomeOf({ fetch: own, timeoutMs }), 'granted, view yes');
    }
  });
});

test('a time that is none and a signal that is none are bugs, and nothing is sent', async () => {
  const own = counted(granted);
  for (const timeoutMs of [Number.NaN, -1, '5' as unknown as number]) {
    await assert.rejects(reveal(link, { fetch: own, timeoutMs }), TypeError);
  }
  await assert.rejects(reveal(link, { fetch: own, signal: {} as AbortSignal }), TypeError);
  assert.equal(own.calls, 0);
});

test('an error that is its own cause is a lost reply', async () => {
  const error = new Error('failed');
  error.cause = error;
  assert.equal(await outcomeOf({ fetch: () => Promise.reject(error) }), 'reply_lost, view unknown');
});
