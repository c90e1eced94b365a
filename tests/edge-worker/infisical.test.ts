/** The fake Infisical answers as the recorded one did, so that what is proved with it holds of the real one. */
import assert from 'node:assert/strict';
import { after, beforeEach, suite, test } from 'node:test';
import { type Answer, accessPath, ask, peekPath, postJson, spellingsOf } from './client.ts';
import { type Infisical, startInfisical } from './infisical.ts';
import type { Actor } from './infisical-accounts.ts';
import type { NewShare } from './infisical-shares.ts';
import { transcripts } from './transcripts.ts';

const recorded = new Map(transcripts.map(({ name, response }) => [name, response]));

let server: Infisical;
beforeEach(async () => {
  await server?.stop();
  server = await startInfisical();
});
after(() => server.stop());

/** Two organizations, one with a sub-organization, and who is in them. */
function people() {
  const { accounts } = server;
  const here = accounts.addOrganization('Org A');
  const below = accounts.addOrganization('Team B', { parent: here });
  const elsewhere = accounts.addOrganization('Org Z');
  const member = accounts.addUser('first@example.com', [here]);
  const stranger = accounts.addUser('other@example.com', [elsewhere]);
  const session = accounts.signIn(member, here);
  const token = accounts.tokenOf(session);
  return { here, below, elsewhere, member, stranger, session, token };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const access = (id: string, headers: Record<string, string> = {}, body: unknown = {}) =>
  postJson(server.origin + accessPath(id), body, headers);
const peek = (id: string, headers: Record<string, string> = {}) => ask(server.origin + peekPath(id), { headers });
const refresh = (cookie?: string) =>
  ask(`${server.origin}/api/v1/auth/token`, { method: 'POST', headers: cookie ? { cookie: `jid=${cookie}` } : {} });

/** The same status, the same members in the same order, and what no share differs in. */
function assertAsRecorded(answer: Answer, name: string): void {
  const like = recorded.get(name);
  assert.ok(like, name);
  const body = like.body as Record<string, unknown>;
  assert.equal(answer.status, like.status, name);
  assert.deepEqual(Object.keys(answer.json), Object.keys(body), name);
  for (const member of ['error', 'statusCode', 'accessType', 'orgName', 'isPasswordProtected', 'isAuthorizedUser']) {
    assert.deepEqual(answer.json[member], body[member], `${name}: ${member}`);
  }
  const isAboutId = String(body.message).startsWith('Shared secret with ID');
  if (!isAboutId) assert.deepEqual(answer.json.message, body.message, name);
}

suite('it answers as recorded', () => {
  test('a share for anyone', async () => {
    const id = server.shares.add();
    assertAsRecorded(await peek(id), 'v2-get-public');
    assertAsRecorded(await access(id), 'v2-access-public-ok');
    assertAsRecorded(await access('A'.repeat(43)), 'v2-access-not-found');
    const limited = server.shares.add({ maxViews: 1 });
    assert.equal((await access(limited)).json.expiresAfterViews, 1);
    assertAsRecorded(await peek(limited), 'v2-get-view-limit-reached');
    assertAsRecorded(await access(limited), 'access-views3-exhausted');
    const locked = server.shares.add({ password: 'pw' });
    assertAsRecorded(await access(locked), 'v2-access-password-missing');
    assertAsRecorded(await access(locked, {}, { password: '' }), 'v2-access-password-empty');
    assertAsRecorded(await access(locked, {}, { password: 'x' }), 'v2-access-password-wrong');
    assertAsRecorded(await access(locked, {}, { password: 'pw' }), 'v2-access-password-ok');
    server.moveOn(2 * 60 * 60 * 1000);
    assertAsRecorded(await access(id), 'v2-access-expired');
    assertAsRecorded(await peek(id), 'v2-get-expired');
  });

  test('a share for members', async () => {
    const { here, elsewhere, below, member, stranger, token } = people();
    const other = server.accounts.tokenOf(server.accounts.signIn(stranger, elsewhere));
    const none = server.accounts.tokenOf(server.accounts.signIn(member));
    const id = server.shares.add({ membersOf: here, creator: member, name: 'db pw' });
    assertAsRecorded(await access(id), 'v2-access-org-anonymous');
    assertAsRecorded(await peek(id), 'v2-get-org-anonymous');
    assertAsRecorded(await access(id, bearer(other)), 'v2-access-org-other-org');
    assertAsRecorded(await access(id, bearer(none)), 'v2-access-org-token-without-org');
    assertAsRecorded(await peek(id, bearer(none)), 'get-org-user-without-org-in-token');
    assertAsRecorded(await access(id, bearer(token)), 'v2-access-org-member-ok');
    assertAsRecorded(await peek(id, bearer(token)), 'v2-get-org-creator');
    assertAsRecorded(
      await access(server.shares.add({ membersOf: below }), bearer(token)),
      'access-suborg-secret-not-a-member',
    );
    assertAsRecorded(
      await ask(`${server.origin}/api/v1/shared-secrets/branding?sharedSecretId=${id}`),
      'v2-branding-org',
    );
  });

  test('a share with a list of e-mails', async () => {
    const { here, member, token } = people();
    const given: NewShare = { organization: here, creator: member, emails: ['x@else.where'] };
    const id = server.shares.add(given);
    const external = server.shares.add({ ...given, allowExternalEmails: true, password: 'pw' });
    assertAsRecorded(await access(id), 'v2-access-emails-anonymous');
    assertAsRecorded(await peek(id), 'v2-get-emails-anonymous');
    assertAsRecorded(await access(id, bearer(token)), 'v2-access-emails-creator');
    const identity = server.accounts.tokenOfIdentity(here);
    assertAsRecorded(await access(id, bearer(identity)), 'access-emails-machine-identity');
    assertAsRecorded(await peek(external), 'v2-get-external-anonymous');
    assertAsRecorded(await access(external), 'v2-access-external-no-password');
    assertAsRecorded(await access(external, {}, { password: 'pw' }), 'v2-access-external-ok');
  });

  test('tokens that are none, or none any more', async () => {
    const { session, member, here, token } = people();
    const id = server.shares.add();
    assertAsRecorded(await access(id, bearer('nope')), 'v2-auth-garbage');
    assertAsRecorded(await access(id, { authorization: 'Basic dTpw' }), 'v2-auth-basic');
    assertAsRecorded(await access(id, { authorization: 'Bearer ' }), 'v2-auth-empty');
    assertAsRecorded(await access(id, bearer('st.abc.def.ghi')), 'access-public-service-token');
    const short = server.accounts.tokenOf(session, { lifetimeMs: 1000 });
    server.moveOn(2000);
    assertAsRecorded(await access(id, bearer(short)), 'access-public-bearer-expired');
    server.accounts.makeStale(session);
    assertAsRecorded(await access(id, bearer(token)), 'access-public-bearer-stale-session');
    const gone = server.accounts.signIn(member, here);
    const goneToken = server.accounts.tokenOf(gone);
    server.accounts.revoke(gone);
    assertAsRecorded(await access(id, bearer(goneToken)), 'access-public-bearer-session-gone');
    assert.equal(server.granted.size, 0);
  });

  test('the route that gives a token', async () => {
    const { session } = people();
    assertAsRecorded(await refresh(), 'v2-auth-token-without-jid');
    const answer = await refresh(server.accounts.cookieOf(session));
    assertAsRecorded(answer, 'v2-auth-token-with-jid');
    assert.match(String(answer.headers.get('set-cookie')), /^jid=[\w.-]+; Path=\/api; HttpOnly; SameSite=Strict$/);
  });
});

suite('the cookie of a session', () => {
  const newCookie = (answer: Answer) => /jid=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];

  test('changes with each use, and the one before works 30 seconds more, in another tab', async () => {
    const { session } = people();
    const first = server.accounts.cookieOf(session);
    const second = newCookie(await refresh(first));
    server.moveOn(29_000);
    const late = await refresh(first);
    assert.equal(late.status, 200);
    assert.equal(newCookie(late), undefined);
    assert.equal((await refresh(second)).status, 200);
    assert.equal(server.accounts.isAlive(session), true);
  });

  test('ends the session where an old one comes after that', async () => {
    const { session, token } = people();
    const first = server.accounts.cookieOf(session);
    const second = newCookie(await refresh(first));
    server.moveOn(31_000);
    const reused = await refresh(first);
    assert.deepEqual([reused.status, reused.json.error], [401, 'TokenReuse']);
    assert.deepEqual(server.accounts.endedByReuse, [session]);
    assert.equal((await refresh(second)).json.error, 'InvalidToken');
    assertAsRecorded(await access(server.shares.add(), bearer(token)), 'access-public-bearer-session-gone');
  });
});

suite('what the server ignores makes a request anonymous', () => {
  const ignored: readonly [what: string, query: string, authorization: (token: string) => string][] = [
    ['an empty header', '', () => ''],
    ['any header with that in the query', '?x=/api/v3/auth/', (token) => `Bearer ${token}`],
  ];
  for (const [what, query, authorization] of ignored) {
    test(what, async () => {
      const { here, token } = people();
      const id = server.shares.add({ membersOf: here });
      const path = `${server.origin}${accessPath(id)}${query}`;
      assertAsRecorded(await postJson(path, {}, { authorization: authorization(token) }), 'v2-access-org-anonymous');
    });
  }

  test('a token of another kind', async () => {
    const { here, session } = people();
    const cookie = server.accounts.cookieOf(session);
    assertAsRecorded(await access(server.shares.add({ membersOf: here }), bearer(cookie)), 'v2-access-org-anonymous');
  });
});

test('x-infisical-org chooses a sub-organization, where the user is in it', async () => {
  const { accounts, shares } = server;
  const { here, below, elsewhere } = people();
  const user = accounts.addUser('both@example.com', [here, below, elsewhere]);
  const headers = bearer(accounts.tokenOf(accounts.signIn(user, here)));
  const id = shares.add({ membersOf: below });
  const inside = await access(id, { ...headers, 'x-infisical-org': 'team-b' });
  assert.deepEqual([inside.status, inside.json.orgName], [200, 'Team B']);
  const above = await access(id, headers);
  assert.deepEqual([above.status, above.json.orgName], [200, undefined]);
  assert.equal((await access(id, { ...headers, 'x-infisical-org': 'org-z' })).status, 403);
  assert.equal((await access(id, { ...headers, 'x-infisical-org': 'no slug' })).status, 422);
  const anonymous: Actor = { kind: 'anonymous' };
  assert.deepEqual(accounts.actorOf('/', { 'x-infisical-org': 'no slug' }), anonymous);
});

suite('its counter', () => {
  const spellings = (id: string) => spellingsOf(id).slice(0, 8);

  test('holds for one spelling at once', async () => {
    server.shares.counting = { pauseMs: () => 5, lock: 'spelling' };
    const id = server.shares.add({ maxViews: 1 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => access(id)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(server.shares.viewsLeft(id), 0);
  });

  test('is overrun by several spellings, and counts below zero without end then', async () => {
    server.shares.counting = { pauseMs: () => 20, lock: 'spelling' };
    const id = server.shares.add({ maxViews: 1 });
    const answers = await Promise.all(spellings(id).map((spelling) => access(spelling)));
    assert.ok(answers.filter(({ status }) => status === 200).length > 1);
    assert.ok(Number(server.shares.viewsLeft(id)) < 0);
    assert.equal((await access(id)).status, 200);
  });

  test('of an older server is overrun by one', async () => {
    server.shares.counting = { pauseMs: () => 20, lock: 'none' };
    const id = server.shares.add({ maxViews: 1 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => access(id)));
    assert.ok(answers.filter(({ status }) => status === 200).length > 1);
  });
});

suite('faults of the route that gives a token', () => {
  test('are those that are asked for', async () => {
    const { session } = people();
    const cookie = () => server.accounts.cookieOf(session);
    server.tokenRoute = 'html';
    assert.match((await refresh(cookie())).text, /^<!doctype html>/);
    server.tokenRoute = 'error';
    assert.equal((await refresh(cookie())).status, 500);
    server.tokenRoute = 'redirect';
    assert.equal((await refresh(cookie())).headers.get('location'), '/login');
    assert.equal(session.refreshVersion, 1);
    server.tokenRoute = 'lost';
    await assert.rejects(refresh(cookie()));
    assert.equal(session.refreshVersion, 2);
    server.tokenRoute = 'silence';
    const held = refresh(cookie());
    await new Promise((resolve) => setTimeout(resolve, 20));
    server.tokenRoute = 'recorded';
    server.speak();
    assert.equal((await held).status, 200);
  });

  test('an old server knows no shares, and its page is an app', async () => {
    server.isOld = true;
    const answer = await peek(server.shares.add());
    assert.deepEqual([answer.status, answer.json.error], [404, 'Not Found']);
    assert.equal((await ask(`${server.origin}/shared/secret/x`)).headers.get('content-type'), 'text/html');
  });
});
