/** A token that is asked for once a server wants one: `session` of peek and reveal. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Failure, type Outcome, peek, reveal, type TokenSession } from 'sharelink';
import { type Answer, jsonAnswer, serve } from './loopback.ts';
import { linkOn } from './share.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const refusal = (status: number, error: string, message: string): Answer =>
  jsonAnswer(status, { statusCode: status, error, message });
const signIn = refusal(401, 'UnauthorizedError', 'Authentication required to view this secret');
const found = jsonAnswer(200, { id, expiresAfterViews: 2, isPasswordProtected: false });
const opened = jsonAnswer(200, { id, expiresAfterViews: 2, secretValue: 'v' });

/** Opens for one token alone. */
const forMembers: Answer = (response, request) => {
  if (request.headers.authorization !== 'Bearer abc') signIn(response, request);
  else (request.method === 'GET' ? found : opened)(response, request);
};

/** A session that counts how often it is asked. */
function sessionOf(token: TokenSession['token'] = async () => 'abc') {
  const servers: string[] = [];
  const session: TokenSession = {
    token: (server) => {
      servers.push(server);
      return token(server);
    },
  };
  return { session, servers };
}

const told = ({ kind, viewSpent }: Outcome | Failure) => [kind, viewSpent];
const sent = (seen: readonly { method: string; headers: Readonly<Record<string, string>> }[]) =>
  seen.map(({ method, headers }) => [method, headers.authorization]);

suite('a token of a session', () => {
  test('is asked for once, after the server has wanted it, and is sent with what follows', async (t) => {
    const server = await serve(t, forMembers);
    const { session, servers } = sessionOf();
    const link = linkOn(server.origin);
    const peeked = await peek(link, { session });
    assert.equal(peeked.kind, 'available');
    assert.deepEqual(told(await reveal(link, { session, ...(peeked.kind === 'available' && { peeked }) })), [
      'granted',
      'yes',
    ]);
    assert.deepEqual(servers, [server.origin]);
    assert.deepEqual(sent(server.seen), [
      ['GET', undefined],
      ['GET', 'Bearer abc'],
      ['POST', 'Bearer abc'],
    ]);
  });

  test('opens a share that nobody has looked at', async (t) => {
    const server = await serve(t, forMembers);
    const { session, servers } = sessionOf();
    assert.deepEqual(told(await reveal(linkOn(server.origin), { session })), ['granted', 'yes']);
    assert.equal(servers.length, 1);
  });

  test('is not asked for where the server wants no sign-in', async (t) => {
    const server = await serve(t, (response, request) =>
      (request.method === 'GET' ? found : opened)(response, request),
    );
    const { session, servers } = sessionOf();
    assert.deepEqual(told(await peek(linkOn(server.origin), { session })), ['available', 'no']);
    assert.deepEqual(told(await reveal(linkOn(server.origin), { session })), ['granted', 'yes']);
    assert.deepEqual([servers, server.seen.some(({ headers }) => headers.authorization)], [[], false]);
  });

  test('goes to the server that it was asked for, and to no other', async (t) => {
    const [one, other] = [await serve(t, forMembers), await serve(t, signIn)];
    const { session, servers } = sessionOf(async (server) => (server === one.origin ? 'abc' : ''));
    assert.equal((await peek(linkOn(one.origin), { session })).kind, 'available');
    assert.equal((await peek(linkOn(other.origin), { session })).kind, 'sign_in_required');
    assert.deepEqual(servers, [one.origin, other.origin]);
    assert.deepEqual(sent(other.seen), [['GET', undefined]]);
  });

  test('is asked for once by two calls at the same time', async (t) => {
    const server = await serve(t, forMembers);
    const { session, servers } = sessionOf();
    const looks = [peek(linkOn(server.origin), { session }), peek(linkOn(server.origin), { session })];
    assert.deepEqual((await Promise.all(looks)).map(told), [
      ['available', 'no'],
      ['available', 'no'],
    ]);
    assert.equal(servers.length, 1);
  });
});

suite('what is no token is told as that, and nothing is opened', () => {
  const cases: readonly (readonly [name: string, token: TokenSession['token'], kind: string])[] = [
    ['two tokens', async () => 'abc, def', 'token_invalid'],
    ['a token of 100 kB', async () => 'a'.repeat(100_000), 'token_invalid'],
    ['a token with a line break', async () => 'abc\r\nx-y: z', 'token_invalid'],
    ['a function that rejects', () => Promise.reject(new Error('no')), 'sign_in_failed'],
    ['a function that throws', () => assert.fail('no'), 'sign_in_failed'],
    ['no text', (async () => 5) as unknown as TokenSession['token'], 'sign_in_failed'],
    ['nothing', (async () => undefined) as unknown as TokenSession['token'], 'sign_in_failed'],
    ['a failure that says why', async () => ({ kind: 'not_signed_in', viewSpent: 'no' }), 'not_signed_in'],
    ['none', async () => '', 'sign_in_required'],
    ['a token of no organization', async () => 'other', 'token_without_organization'],
  ];
  for (const [name, token, kind] of cases) {
    test(name, async (t) => {
      const server = await serve(t, forMembers);
      const { session, servers } = sessionOf(token);
      assert.deepEqual(told(await reveal(linkOn(server.origin), { session })), [kind, 'no']);
      assert.equal(servers.length, 1);
      assert.equal(server.seen.length, kind === 'token_without_organization' ? 2 : 1);
    });
  }

  test('a function that does not come to an end', async (t) => {
    const server = await serve(t, forMembers);
    const late = Promise.withResolvers<string>();
    const { session, servers } = sessionOf(() => late.promise);
    const link = linkOn(server.origin);
    assert.deepEqual(told(await reveal(link, { session, timeoutMs: 1000 })), ['sign_in_failed', 'no']);
    const ending = new AbortController();
    const cancelled = reveal(link, { session, signal: ending.signal });
    while (server.seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    setTimeout(() => ending.abort(), 50);
    assert.deepEqual(told(await cancelled), ['cancelled', 'no']);
    late.resolve('abc');
    assert.deepEqual(told(await reveal(link, { session })), ['granted', 'yes']);
    assert.equal(servers.length, 1);
  });

  test('a function that takes its time, where the caller has as much', async (t) => {
    const server = await serve(t, forMembers);
    const token = () => new Promise<string>((resolve) => setTimeout(resolve, 100, 'abc'));
    const { session } = sessionOf(token);
    const outcome = await reveal(linkOn(server.origin), { session, timeoutMs: Number.POSITIVE_INFINITY });
    assert.deepEqual(told(outcome), ['granted', 'yes']);
  });

  test('a token beside a session, and a session without a function, are wrong calls', async (t) => {
    const server = await serve(t, forMembers);
    const { session } = sessionOf();
    await assert.rejects(peek(linkOn(server.origin), { session, token: 'abc' }), /token or session, not both/);
    const wrong = { session: { token: 'abc' } } as unknown as { session: TokenSession };
    await assert.rejects(reveal(linkOn(server.origin), wrong), /a function token/);
    assert.deepEqual(server.seen, []);
  });
});

suite('what the server says of a member', () => {
  const cases: readonly (readonly [kind: string, answer: Answer])[] = [
    ['other_organization', refusal(403, 'ForbiddenError', 'You do not have access to this secret')],
    ['email_not_listed', refusal(403, 'ForbiddenError', 'You are not authorized to view this secret')],
    ['session_revoked', refusal(404, 'Session not found', 'The requested entity is not found')],
    ['session_stale', refusal(401, 'StaleSession', 'User session is stale, please re-authenticate')],
    ['token_without_organization', refusal(500, 'Find org by id', 'Something went wrong')],
    ['token_rejected', refusal(403, 'TokenError', 'Your token has expired. Please re-authenticate.')],
  ];
  for (const [kind, answer] of cases) {
    test(`${kind} is an outcome of its own, and spends no view`, async (t) => {
      const server = await serve(t, (response, request) =>
        (request.headers.authorization ? answer : signIn)(response, request),
      );
      assert.deepEqual(told(await peek(linkOn(server.origin), { session: sessionOf().session })), [kind, 'no']);
      assert.deepEqual(told(await reveal(linkOn(server.origin), { session: sessionOf().session })), [kind, 'no']);
    });
  }

  test('the sub-organization of a link goes along with a token alone', async (t) => {
    const server = await serve(t, forMembers);
    await peek(`${linkOn(server.origin)}?subOrganization=team-a`, { session: sessionOf().session });
    assert.deepEqual(
      server.seen.map(({ headers }) => headers['x-infisical-org']),
      [undefined, 'team-a'],
    );
  });
});
