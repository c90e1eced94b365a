import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { describe, type ErrorCode, peek, reveal, share } from 'sharelink';
import { type Answer, jsonAnswer, serve, unusedOrigin } from './loopback.ts';
import { grantedBody, id, linkOn } from './share.ts';

const granted = jsonAnswer(200, grantedBody('v'));

suite('what cannot be right is never sent', () => {
  const inputs: readonly (readonly [what: string, link: (origin: string) => string, code: ErrorCode])[] = [
    ['an empty link', () => '', 'link_empty'],
    ['more than a megabyte of text', () => 'x'.repeat((1 << 20) + 1), 'link_too_long'],
    ['a megabyte of text without a link', () => 'x'.repeat(1 << 20), 'link_malformed'],
    ['two links in one text', (origin) => `${linkOn(origin)} https://share.example/s/${id}`, 'link_ambiguous'],
    [
      'a link in the address of another site, whose server nobody has agreed to',
      (origin) => `https://click.example/?to=${encodeURIComponent(linkOn(origin))}`,
      'link_wrapped',
    ],
    ["another site's link", (origin) => `${origin}/a/page`, 'link_not_a_share'],
    ['an id of 42 characters', (origin) => linkOn(origin).slice(0, -1), 'link_damaged'],
    ['an id of 44 characters', (origin) => `${linkOn(origin)}A`, 'link_damaged'],
    ['a damaged escape', (origin) => `${linkOn(origin)}%4`, 'link_damaged'],
    ['a bare id without a server', () => id, 'server_required'],
    ['plain http beyond loopback', () => `http://192.0.2.1/shared/secret/${id}`, 'link_insecure'],
  ];
  for (const [what, link, code] of inputs) {
    test(what, async (t) => {
      const server = await serve(t, granted);
      const outcome = await reveal(link(server.origin), { password: 'p' });
      assert.deepEqual([outcome.kind, outcome.viewSpent], [code, 'no']);
      assert.equal(server.seen.length, 0);
    });
  }

  test('a password that is too long or no text', async (t) => {
    const server = await serve(t, granted);
    const kinds = [];
    for (const password of ['x'.repeat(4097), 'x'.repeat(100_000), '\ud800']) {
      kinds.push((await reveal(linkOn(server.origin), { password })).kind);
    }
    assert.deepEqual(kinds, ['password_too_long', 'password_too_long', 'password_invalid']);
    assert.equal(server.seen.length, 0);
  });

  test('an argument of another type is a bug, and told with the fix', async () => {
    await assert.rejects(reveal(5 as unknown as string), TypeError);
    await assert.rejects(
      peek(linkOn('https://a.example'), { token: 5 as unknown as string }),
      /token must be a string/,
    );
  });
});

suite('the network fails, and one request was sent at most', () => {
  test('nobody listens', async () => {
    const outcome = await reveal(linkOn(await unusedOrigin()));
    assert.deepEqual([outcome.kind, outcome.viewSpent], ['network_unreachable', 'no']);
  });

  test('a port that fetch blocks is never asked', async () => {
    const outcome = await reveal(linkOn('http://127.0.0.1:9'));
    assert.deepEqual([outcome.kind, outcome.viewSpent], ['network_unreachable', 'no']);
  });

  test('the connection ends before the answer', async (t) => {
    const server = await serve(t, (response) => response.destroy());
    const outcome = await reveal(linkOn(server.origin));
    assert.deepEqual([outcome.kind, outcome.viewSpent], ['reply_lost', 'unknown']);
    assert.equal(server.seen.length, 1);
  });

  test('a connection that served before ends before the answer', async (t) => {
    const served = new Set<number>();
    const server = await serve(t, (response, request) => {
      if (served.has(request.connection)) return void response.destroy();
      served.add(request.connection);
      granted(response, request);
    });
    let calls = 0;
    let kind: string;
    do {
      kind = (await reveal(linkOn(server.origin))).kind;
      calls += 1;
      await setImmediate(); // gives the connection back to fetch's pool
    } while (kind !== 'reply_lost' && calls < 20);
    assert.equal(kind, 'reply_lost');
    assert.equal(server.seen.length, calls);
  });

  test('the connection ends within the answer', async (t) => {
    const server = await serve(t, (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"id":', () => response.destroy());
    });
    const outcome = await reveal(linkOn(server.origin));
    assert.deepEqual([outcome.kind, outcome.viewSpent], ['reply_lost', 'unknown']);
    assert.equal(server.seen.length, 1);
  });

  test('the answer does not come in time', async (t) => {
    const server = await serve(t, () => {});
    const outcome = await reveal(linkOn(server.origin), { timeoutMs: 2000 });
    assert.deepEqual([outcome.kind, outcome.viewSpent], ['reply_lost', 'unknown']);
    assert.equal(server.seen.length, 1);
  });

  test('the caller gives up, before and during', async (t) => {
    const controller = new AbortController();
    const server = await serve(t, () => controller.abort());
    const during = await reveal(linkOn(server.origin), { signal: controller.signal });
    assert.deepEqual([during.kind, during.viewSpent], ['cancelled', 'unknown']);
    const before = await reveal(linkOn(server.origin), { signal: controller.signal });
    assert.deepEqual([before.kind, before.viewSpent], ['cancelled', 'no']);
    assert.equal(server.seen.length, 1);
  });

  test('the answer does not end: no more than 8 MiB of it are kept', async (t) => {
    let sent = 0;
    const server = await serve(t, (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(1 << 16, ' ');
      const more = () => {
        while (!response.destroyed && sent < 1 << 27) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
      };
      more();
    });
    const outcome = await reveal(linkOn(server.origin));
    assert.deepEqual([outcome.kind, outcome.viewSpent], ['response_too_large', 'unknown']);
    assert.ok(sent < 1 << 26, `${sent} bytes were taken`);
  });

  test('something else answers', async (t) => {
    const server = await serve(t, (response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Hello</title>');
    });
    assert.equal((await reveal(linkOn(server.origin))).kind, 'wrong_server');
  });
});

suite('a look that is cut is sent again, for it spends nothing', () => {
  const cuts: Readonly<Record<string, Answer>> = {
    'before its answer': (response) => response.destroy(),
    'within its answer': (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"id":', () => response.destroy());
    },
  };
  for (const [when, cut] of Object.entries(cuts)) {
    for (const cutTimes of [1, 2, 3]) {
      test(`${cutTimes} times cut ${when}`, async (t) => {
        const server = await serve(t, (response, request) =>
          server.seen.length <= cutTimes ? cut(response, request) : granted(response, request),
        );
        const { kind, viewSpent } = await peek(linkOn(server.origin));
        assert.deepEqual([kind, viewSpent], [cutTimes < 3 ? 'available' : 'reply_lost', 'no']);
        assert.equal(server.seen.length, Math.min(cutTimes + 1, 3));
      });
    }
  }

  test('not where its time is over, nor where its caller has given up', async (t) => {
    const silent = await serve(t, () => {});
    assert.equal((await peek(linkOn(silent.origin), { timeoutMs: 300 })).kind, 'reply_lost');
    const controller = new AbortController();
    const cutting = await serve(t, (response) => {
      response.destroy();
      setImmediate().then(() => controller.abort());
    });
    const outcome = await peek(linkOn(cutting.origin), { signal: controller.signal });
    assert.deepEqual([outcome.kind, outcome.viewSpent], ['cancelled', 'no']);
    assert.deepEqual([silent.seen.length, cutting.seen.length], [1, 1]);
  });
});

suite('what a server says of a new share is told by the option that it is about', () => {
  const issues: readonly (readonly [path: string, code: string, kind: ErrorCode])[] = [
    ['expiresIn', 'custom', 'expires_in_invalid'],
    ['secretValue', 'too_big', 'value_too_long'],
    ['maxViews', 'too_big', 'max_views_invalid'],
  ];
  for (const [path, code, kind] of issues) {
    test(path, async () => {
      const issue = { code, path: [path], message: 'No' };
      const own = async () => Response.json({ message: [issue], error: 'ValidationFailure' }, { status: 422 });
      const common = { server: 'https://a.example', expiresIn: 'tomorrow', maxViews: 1, fetch: own };
      const outcome = await share({ ...common, value: 'v', sealed: false });
      assert.deepEqual(outcome, {
        kind,
        operation: 'create',
        viewSpent: 'no',
        status: 422,
        issues: [{ ...issue, path }],
      });
    });
  }

  test('and an empty password never makes a plain share without one', async () => {
    const own = () => assert.fail('nothing is to be sent');
    const common = { server: 'https://a.example', expiresIn: '1h', maxViews: 1, fetch: own };
    const outcome = await share({ ...common, value: 'v', password: '', sealed: false });
    assert.equal(outcome.kind, 'password_invalid');
  });
});

suite('a failure tells what it means and nothing that is secret', () => {
  test('no outcome holds the link, the id, the password or the token', async (t) => {
    const server = await serve(t, (response, { path }) => {
      const message = `Shared secret with ID '${path}' not found`;
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: 'NotFound', message }));
    });
    const outcome = await reveal(linkOn(server.origin), { password: 'hunter2', token: 'token3' });
    assert.equal(outcome.kind, 'not_found');
    const text = JSON.stringify([outcome, 'secretValue' in outcome ? '' : describe(outcome as never)]);
    for (const secret of [id, server.origin, 'hunter2', 'token3']) assert.ok(!text.includes(secret), text);
  });

  test('secrets arrive as they were stored', async (t) => {
    for (const value of ['', 'a\u0000b', '\r\n', '😀', '<b>&amp;</b>', '\ufeffx', 'sl1 no envelope']) {
      const server = await serve(t, jsonAnswer(200, grantedBody(value)));
      const outcome = await reveal(linkOn(server.origin));
      assert.equal(outcome.kind === 'granted' && outcome.secretValue, value);
    }
  });
});
