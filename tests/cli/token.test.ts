/** Tokens of members at the command line: from standard input and from the environment, to the named server alone. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Answer, jsonAnswer, serve } from '../package/loopback.ts';
import { id, linkOn } from '../package/share.ts';
import { sharelink } from './command.ts';

const refusal = (status: number, error: string, message: string): Answer =>
  jsonAnswer(status, { statusCode: status, error, message });
const signIn = refusal(401, 'UnauthorizedError', 'Authentication required to view this secret');
const share = { id, expiresAfterViews: 2, isPasswordProtected: false };

/** Opens for the token `abc`, and with the password `pw` where there is one. */
const forMembers: Answer = (response, request) => {
  const { authorization } = request.headers;
  if (authorization !== 'Bearer abc') return signIn(response, request);
  const { password } = request.body.length === 0 ? { password: '' } : JSON.parse(request.body.toString());
  jsonAnswer(200, request.method === 'GET' ? share : { ...share, secretValue: `v${password ?? ''}` })(
    response,
    request,
  );
};

suite('a token of a member', () => {
  const ways: readonly (readonly [
    name: string,
    args: readonly string[],
    input: (link: string) => string,
    secret: string,
  ])[] = [
    ['alone on standard input', ['--token-stdin', 'LINK'], () => 'abc\n', 'v'],
    ['after the link', ['--token-stdin', '-'], (link) => `${link}\nabc\n`, 'v'],
    [
      'after the link and before the password',
      ['--token-stdin', '--password-stdin', '-'],
      (link) => `${link}\nabc\npw\n`,
      'vpw',
    ],
    ['before the password', ['--token-stdin', '--password-stdin', 'LINK'], () => 'abc\r\npw', 'vpw'],
  ];
  for (const [name, args, input, secret] of ways) {
    test(`opens a share: ${name}`, async (t) => {
      const { origin } = await serve(t, forMembers);
      const link = linkOn(origin);
      const typed = args.map((arg) => (arg === 'LINK' ? link : arg));
      const { code, stdout, stderr } = await sharelink(['reveal', '--server', origin, ...typed], {
        input: input(link),
      });
      assert.deepEqual([code, stdout.toString(), stderr], [0, secret, '']);
    });
  }

  test('comes from the environment too, and standard input goes before it', async (t) => {
    const { origin } = await serve(t, forMembers);
    const link = linkOn(origin);
    const env = { SHARELINK_SERVER: origin, SHARELINK_TOKEN: 'abc' };
    assert.equal((await sharelink(['peek', link], { env })).code, 0);
    const both = await sharelink(['peek', '--token-stdin', link], { env, input: 'other' });
    assert.equal(both.code, 114);
  });

  test('goes to no server that was not named', async (t) => {
    const { origin, seen } = await serve(t, forMembers);
    const { code, stderr } = await sharelink(['peek', '--token-stdin', linkOn(origin)], { input: 'abc' });
    assert.equal(code, 26);
    assert.match(stderr, /^sharelink: The token is not sent/);
    assert.ok(!stderr.includes('abc'));
    assert.ok(seen.every(({ headers }) => headers.authorization === undefined));
  });

  const bad: readonly (readonly [name: string, token: string])[] = [
    ['two tokens', 'abc,def'],
    ['a token of 100 kB', 'a'.repeat(100_000)],
    ['a token with a line break', 'abc\r\nx-y: z'],
    ['a token that is not UTF-8', '\ud800'],
  ];
  for (const [name, token] of bad) {
    test(`${name} is refused before anything is sent, and not repeated`, async (t) => {
      const { origin, seen } = await serve(t, forMembers);
      const run = await sharelink(['reveal', '--json', '--token-stdin', '--server', origin, linkOn(origin)], {
        input: token,
      });
      assert.equal(run.code, 29);
      assert.ok(!`${run.stdout}${run.stderr}`.includes('abc'));
      assert.deepEqual(seen, []);
    });
  }

  const words: readonly (readonly [code: number, answer: Answer, sentence: RegExp])[] = [
    [112, refusal(404, 'Session not found', 'The requested entity is not found'), /session with Infisical was ended/],
    [113, refusal(401, 'StaleSession', 'User session is stale, please re-authenticate'), /out of date/],
    [114, signIn, /without an organization.*infisical login/],
    [115, refusal(403, 'ForbiddenError', 'You do not have access to this secret'), /another organization/],
    [116, refusal(403, 'ForbiddenError', 'You are not authorized to view this secret'), /other e-mail addresses/],
    [120, refusal(404, 'Not Found', `Route GET:/api/v1/shared-secrets/${id} not found`), /older than this page/],
  ];
  for (const [code, answer, sentence] of words) {
    test(`what the server says of it has exit code ${code} and a sentence`, async (t) => {
      const { origin } = await serve(t, answer);
      const args = ['reveal', '--token-stdin', '--server', origin, linkOn(origin)];
      const { stderr, ...run } = await sharelink(args, { input: 'abc' });
      assert.equal(run.code, code);
      assert.match(stderr, sentence);
      assert.match(stderr, /No view was used/);
      assert.ok(!stderr.includes('abc'));
    });
  }
});
