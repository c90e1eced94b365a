/** Members of an organization open its shares with their own Infisical session: nobody else does, and no view is lost. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { share } from 'sharelink';
import type { Session } from '../edge-worker/infisical-accounts.ts';
import { useBrowser } from './browser.ts';
import { account, forMembers, graceMs, maxViews, opens, useMembers } from './members.ts';
import { passwordField, revealed, says, show } from './steps.ts';

const openPage = useBrowser();
const members = useMembers(openPage);

const withToken = () => members.server.seen.filter(({ headers }) => headers.authorization).length;

suite('a reader', () => {
  test('who is a member opens the share with one press more, and nothing of the session is kept', async () => {
    const id = members.share();
    const { page, requests, problems } = await members.openSignedIn(members.linkTo(id));
    assert.deepEqual([members.tokensAsked(), withToken()], [0, 0]);
    await opens(page);
    assert.deepEqual([members.tokensAsked(), members.viewsUsed(id), members.server.granted.get(id)], [1, 1, 1]);
    assert.deepEqual(members.asked().slice(-3), [
      'POST /api/v1/auth/token',
      'GET /api/v1/shared-secrets/{id}',
      'POST /api/v1/shared-secrets/{id}/access',
    ]);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]),
    );
    assert.doesNotMatch(kept + (await page.content()), /eyJ/);
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(members.origin) && url !== 'data:,' && !url.startsWith('data:image')),
      [],
    );
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('who is nobody is led to the sign-in, and opens the share after it', async () => {
    const id = members.share();
    const { page } = await openPage();
    await page.goto(members.linkTo(id));
    await says(page, forMembers);
    await account(page).click();
    await says(page, 'You are not signed in to Infisical.');
    await says(page, 'No view was used.');
    const link = page.getByRole('link', { name: 'Sign in to Infisical' });
    assert.deepEqual(
      [await link.getAttribute('href'), await link.getAttribute('target'), await link.getAttribute('rel')],
      [`${members.origin}/login`, '_blank', 'noreferrer'],
    );
    await members.signIn(page.context());
    await opens(page);
    assert.equal(members.viewsUsed(id), 1);
    await page.close();
  });

  const refused: readonly (readonly [who: string, sentence: string, share: () => string, as: () => Session])[] = [
    [
      'of another organization',
      'This secret belongs to another organization.',
      () => members.share({ membersOf: members.server.accounts.addOrganization('Org Z') }),
      () => members.session,
    ],
    [
      'whose e-mail is not listed',
      'This secret is for other e-mail addresses than yours.',
      () => members.share({ organization: members.here, emails: ['x@else.where'] }),
      () => members.session,
    ],
    [
      'who has chosen no organization',
      'You are signed in without an organization.',
      () => members.share(),
      () => members.server.accounts.signIn(members.server.accounts.addUser('none@example.com', [members.here])),
    ],
  ];
  for (const [who, sentence, add, as] of refused) {
    test(`${who} is told so, and no view is used`, async () => {
      const id = add();
      const { page } = await openPage();
      await members.signIn(page.context(), as());
      await page.goto(members.linkTo(id));
      await account(page).click();
      await says(page, sentence);
      assert.deepEqual([members.viewsUsed(id), members.server.granted.get(id)], [0, undefined]);
      await page.close();
    });
  }

  test('of a sub-organization opens its share by a link that names it', async () => {
    const below = members.server.accounts.addOrganization('Team B', { parent: members.here });
    const both = members.server.accounts.signIn(
      members.server.accounts.addUser('both@example.com', [members.here, below]),
      members.here,
    );
    const id = members.share({ membersOf: below });
    const { page } = await members.openSignedIn(`${members.linkTo(id)}?subOrganization=team-b`, both);
    await opens(page);
    const slugs = members.server.seen
      .filter(({ headers }) => headers.authorization)
      .map(({ headers }) => headers['x-infisical-org']);
    assert.deepEqual(slugs, ['team-b', 'team-b']);
    await page.close();
  });

  test('who is a member is asked before the last view', async () => {
    const id = members.share({ maxViews: 1 });
    const { page } = await members.openSignedIn(members.linkTo(id));
    await account(page).click();
    await page.getByRole('button', { name: 'Reveal secret' }).click();
    await says(page, 'This is the last view.');
    assert.equal(members.server.shares.viewsLeft(id), 1);
    await page.getByRole('button', { name: 'Yes, show it' }).click();
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });

  test('who is a member opens a sealed share, whose key goes nowhere', async () => {
    const shared = await share({
      server: members.origin,
      value: 'sealed',
      expiresIn: '1h',
      maxViews,
      password: 'correct horse',
    });
    const made = 'link' in shared ? shared : assert.fail(shared.kind);
    members.server.shares.restrictTo(made.id, members.here);
    const { page, sent } = await members.openSignedIn(made.link);
    const key = made.link.split('#')[1] ?? assert.fail();
    await account(page).click();
    await passwordField(page).fill('correct horse');
    await show(page);
    assert.equal(await revealed(page), 'sealed');
    for (const text of sent) assert.equal(text.includes(key) || text.includes('horse'), false);
    await page.close();
  });
});

suite('a session that ends in between', () => {
  const ends: readonly (readonly [what: string, end: () => void, sentence: string])[] = [
    ['is revoked', () => members.server.accounts.revoke(members.session), 'Your session with Infisical was ended.'],
    [
      'is signed out',
      () => members.server.accounts.makeStale(members.session),
      'Your session with Infisical is out of date.',
    ],
    [
      'is older than its token',
      () => members.server.moveOn(11 * 24 * 60 * 60 * 1000),
      'The server does not accept this token.',
    ],
  ];
  for (const [what, end, sentence] of ends) {
    test(`${what}: no view is used, and a new one opens the share`, async () => {
      const id = members.share();
      const { page } = await members.openSignedIn(members.linkTo(id));
      await account(page).click();
      await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
      end();
      await show(page);
      await says(page, sentence);
      await says(page, 'No view was used.');
      assert.equal(members.viewsUsed(id), 0);
      if (!members.server.accounts.isAlive(members.session)) {
        members.session = members.server.accounts.signIn(members.session.user, members.here);
        await members.signIn(page.context());
      }
      await opens(page);
      assert.equal(members.viewsUsed(id), 1);
      await page.close();
    });
  }
});

suite('an answer in place of a token', () => {
  for (const answer of ['html', 'error', 'redirect'] as const) {
    test(`is told, uses no view and changes no cookie: ${answer}`, async () => {
      const id = members.share();
      const { page } = await members.openSignedIn(members.linkTo(id));
      members.server.tokenRoute = answer;
      await account(page).click();
      await says(page, 'Infisical has not told whether you are signed in.');
      await says(page, 'No view was used.');
      assert.deepEqual([members.viewsUsed(id), members.session.refreshVersion], [0, 1]);
      members.server.tokenRoute = 'recorded';
      await opens(page);
      await page.close();
    });
  }

  test('that does not come for 30 seconds is told, and its cookie is taken when it comes', async () => {
    const id = members.share();
    const { page } = await openPage();
    await page.clock.install();
    await members.signIn(page.context());
    await page.goto(members.linkTo(id));
    members.server.tokenRoute = 'silence';
    await account(page).click();
    await members.tokenAsked();
    await page.clock.fastForward(31_000);
    await says(page, 'Infisical has not told whether you are signed in.');
    members.server.tokenRoute = 'recorded';
    const answered = page.waitForResponse(/auth\/token$/);
    members.server.speak();
    await answered;
    members.server.moveOn(graceMs);
    await opens(page);
    assert.deepEqual([members.viewsUsed(id), members.server.accounts.isAlive(members.session)], [1, true]);
    await page.close();
  });
});
