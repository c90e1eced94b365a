/** Arguments that a program without types gets wrong: a TypeError that says so, before anything is sent. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  type Core,
  describe,
  type Failure,
  loadCore,
  parseLink,
  peek,
  remove,
  reveal,
  type ShareOptions,
  share,
} from 'sharelink';
import { id, keyOf, linkOn } from './share.ts';

const core = await loadCore();

suite('a share of which it is not clear what it should be is refused', () => {
  const wrong: Record<string, object> = {
    'a preset of none, which would leave the password out': { value: 'v', password: 'p', preset: 0 },
    'a preset that there is not': { value: 'v', preset: 4 },
    'a plain share of a file': { sealed: false, file: { name: 'a', type: '', bytes: new Uint8Array() } },
    'a plain share of nothing': { sealed: false },
    'a sealed share of nothing': {},
    'a sealed share of two secrets': { value: 'v', file: { name: 'a', type: '', bytes: new Uint8Array() } },
    'a file without bytes': { file: { name: 'a', type: '', bytes: 'text' } },
    'views as text': { value: 'v', maxViews: '1' },
    'no number of views': { value: 'v', maxViews: null },
    'views in another spelling': { value: 'v', maxviews: 1 },
    'a cap as text': { value: 'v', valueCharsMax: '1' },
    'a time that is none': { value: 'v', timeoutMs: Number.NaN },
  };
  for (const [what, options] of Object.entries(wrong)) {
    test(what, async () => {
      let sent = 0;
      const own = async () => {
        sent += 1;
        return Response.json({ id });
      };
      const server = 'https://a.example';
      const common = { server, page: server, expiresIn: '1h', maxViews: 'unlimited' as const, fetch: own };
      await assert.rejects(share({ ...common, ...options } as unknown as ShareOptions), TypeError);
      assert.equal(sent, 0);
    });
  }
});

/** Its password is no own property of what it makes. */
class Inherited {
  readonly value = 'v';
  readonly server: string;
  readonly page: string;
  readonly fetch: unknown;

  constructor(server: string, fetch: unknown) {
    this.server = server;
    this.page = server;
    this.fetch = fetch;
  }

  get password(): string {
    return 'p';
  }
}

suite('options that there are not are named, and nothing is sent', () => {
  const link = linkOn('https://a.example');
  const wrong = (options: unknown) => options as undefined;
  const asked: Record<string, [RegExp, (fetch: () => Promise<Response>) => Promise<unknown>]> = {
    share: [/“maxviews”.*maxViews/, (fetch) => share({ value: 'v', fetch, maxviews: 1 } as unknown as ShareOptions)],
    reveal: [/“pasword”.*password/, (fetch) => reveal(link, wrong({ fetch, pasword: 'p' }))],
    peek: [/“password”/, (fetch) => peek(link, wrong({ fetch, password: 'p' }))],
    remove: [/“token”/, (fetch) => remove(link, 'token', wrong({ fetch, token: 't' }))],
    parseLink: [/“servr”.*server/, () => parseLink(link, wrong({ servr: 'us' }))],
    'options that are text': [/pass the options of reveal as an object/, () => reveal(link, wrong('p'))],
    'options that are null': [/pass the options of peek as an object/, () => peek(link, wrong(null))],
    'share without any': [
      /pass the options of share as an object: \{ value, server \}/,
      () => share(wrong(undefined) as unknown as ShareOptions),
    ],
    'a number of views that is text': [
      /pass maxViews: a number, or 'unlimited'/,
      (fetch) => share({ value: 'v', server: 'https://a.example', fetch, maxViews: '1' } as unknown as ShareOptions),
    ],
    'a fetch that is none': [/fetch must be a function/, () => reveal(link, wrong({ fetch: 'x' }))],
    'a password that only its class has': [
      /pass the option “password” as the object’s own/,
      (fetch) => share(new Inherited('https://a.example', fetch) as unknown as ShareOptions),
    ],
    'what peek gave in place of a link': [
      /pass a link as text or as parseLink gave it/,
      (fetch) => reveal({ kind: 'available', server: 'https://a.example', share: { id } } as never, { fetch }),
    ],
    'a failure in place of a link': [
      /pass a link as text or as parseLink gave it/,
      (fetch) => remove({ kind: 'not_found', server: 'https://a.example' } as never, 'token', { fetch }),
    ],
    'plain http by another word': [/http must be/, (fetch) => reveal(link, wrong({ fetch, http: 'any' }))],
  };
  for (const [what, [told, ask]] of Object.entries(asked)) {
    test(what, async () => {
      let sent = 0;
      const own = async () => {
        sent += 1;
        return Response.json({ id });
      };
      await assert.rejects(ask(own), (error) => error instanceof TypeError && told.test(error.message));
      assert.equal(sent, 0);
    });
  }
});

test('what is no failure is not described', () => {
  for (const outcome of [{ kind: 'granted', viewSpent: 'yes' }, { kind: 'toString' }, undefined, null, 'expired']) {
    assert.throws(() => describe(outcome as Failure), /TypeError: describe takes a failure/);
  }
});

suite('a value of another type ends no program', () => {
  const address = { server: 'https://a.example', id };
  const keys = core.deriveKeys({ secret: new Uint8Array(32), preset: 0 });
  const response = { status: 200, headers: [], body: new Uint8Array() };
  const nonce = new Uint8Array(24);
  const sealedLink = core.buildSealedLink(address.server, id, new Uint8Array(32), 0);
  const calls: Record<string, (core: Core) => unknown> = {
    'an operation that there is not': (c) => c.parseResponse('x' as 'peek', response),
    'a status as text': (c) => c.parseResponse('peek', { ...response, status: '200' as unknown as number }),
    'a body as text': (c) => c.parseResponse('peek', { ...response, body: 'x' as unknown as Uint8Array }),
    'a code that there is not': (c) => c.buildFailure('peek', 'x' as 'expired'),
    'an id that is none': (c) => c.buildPlainLink('https://a.example', 'x'),
    'reply keys that are too short': (c) => c.buildAccess(address, { replyKeys: new Uint8Array(3) }),
    'no reply keys': (c) => c.parseKeptResponse(address, undefined as unknown as Uint8Array, response),
    'an acknowledgement that is too short': (c) => c.buildAcknowledgement(address, new Uint8Array(48), nonce),
    'keys that are none': (c) => c.buildSealedAccess(address, { kind: 'keys', keys: new Uint8Array(1) }),
    'a key that is none': (c) => c.deriveKeys({ key: 'x' as never }),
    'keys of a failure': (c) => c.parseSealedResponse({ kind: 'link_damaged' } as never, response),
    'a nonce that is too short': (c) => c.sealEnvelope(keys as never, new Uint8Array(1), { value: '' }, 100),
    'a cap that is none': (c) => c.sealEnvelope(keys as never, nonce, { value: '' }, Number.NaN),
    'a stretched password of another length': (c) => c.deriveKeys({ key: keyOf(c, sealedLink) }, new Uint8Array(31)),
    'a link secret that is too short': (c) => c.deriveKeys({ secret: new Uint8Array(3), preset: 0 }),
    'a preset that there is not': (c) => c.deriveKeys({ secret: new Uint8Array(32), preset: 4 as 0 }),
    'a password as a number': (c) => c.deriveKeys({ key: keyOf(c, sealedLink), password: 5 as unknown as string }),
    'a link secret as text': (c) => c.isLinkSecret('x' as unknown as Uint8Array),
  };
  for (const [what, call] of Object.entries(calls)) {
    test(what, (t) => {
      const printed = t.mock.method(console, 'error', () => {});
      assert.throws(() => call(core), TypeError);
      assert.equal(printed.mock.callCount(), 0);
    });
  }
});
