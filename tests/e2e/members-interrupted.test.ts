/** Reloads, second tabs and lost networks while a member opens a share: no session is ended, no view is used twice. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { testInChromium, useBrowser } from './browser.ts';
import { account, forMembers, graceMs, opens, useMembers } from './members.ts';
import { revealed, says, show } from './steps.ts';

const openPage = useBrowser();
const members = useMembers(openPage);

suite('a reload', () => {
  test('before and after each press asks anew, with the cookie that the last answer set', async () => {
    const id = members.share();
    const { page } = await members.openSignedIn(members.linkTo(id));
    const reload = async () => {
      members.server.moveOn(graceMs);
      await page.reload();
      await says(page, forMembers);
    };
    await reload();
    await account(page).click();
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    await reload();
    await opens(page);
    assert.equal(members.viewsUsed(id), 1);
    await reload();
    await opens(page);
    assert.deepEqual(
      [members.viewsUsed(id), members.tokensAsked(), members.server.accounts.isAlive(members.session)],
      [2, 3, true],
    );
    await page.close();
  });

  test('while the token is asked for loses no cookie', async () => {
    const id = members.share();
    const { page } = await members.openSignedIn(members.linkTo(id));
    members.server.tokenRoute = 'silence';
    await account(page).click();
    await members.tokenAsked();
    await page.reload();
    await says(page, forMembers);
    members.server.tokenRoute = 'recorded';
    members.server.speak();
    while (members.session.refreshVersion === 1) await sleep(20);
    await page.waitForTimeout(500); // until the browser has taken the answer's cookie, which no page sees
    members.server.moveOn(graceMs);
    await opens(page);
    assert.deepEqual([members.viewsUsed(id), members.server.accounts.isAlive(members.session)], [1, true]);
    await page.close();
  });

  const only = 'Firefox tells a test of no request that is sent and answered, and then broken off';
  testInChromium(only, 'after an answer that was lost fetches it with a new token', async () => {
    const id = members.share();
    const { page } = await members.openSignedIn(members.linkTo(id));
    await account(page).click();
    await page.route(/\/access$/, async (route) => {
      await route.fetch();
      await route.abort().catch(() => {}); // the reload may have been first
    });
    await show(page);
    while (!members.server.granted.has(id)) await sleep(20);
    await page.reload();
    await page.unroute(/\/access$/);
    await account(page).click();
    await page.getByRole('button', { name: 'Show the answer' }).click();
    assert.equal(await revealed(page), 'swordfish');
    assert.deepEqual([members.server.granted.get(id), members.viewsUsed(id)], [1, 1]);
    await page.close();
  });

  test('while the share opens loses no view: a new token of the session fetches the answer', async (t) => {
    const { shares } = members.server;
    const { counting } = shares;
    t.after(() => {
      shares.counting = counting;
    });
    shares.counting = { ...counting, pauseMs: () => 700 };
    const id = members.share();
    const { page } = await members.openSignedIn(members.linkTo(id));
    await account(page).click();
    await page.getByRole('button', { name: 'Reveal secret' }).click();
    while (!members.asked().some((one) => one.endsWith('/access'))) await sleep(20);
    await page.reload();
    await says(page, forMembers);
    await account(page).click();
    await page.getByRole('button', { name: 'Show the answer' }).click();
    await says(page, 'swordfish');
    assert.equal(members.viewsUsed(id), 1);
    await page.close();
  });
});

test('two tabs at once end no session, within the time of grace and after it', async () => {
  const id = members.share();
  const { page: first } = await openPage();
  const context = (await first.context().browser()?.newContext({ locale: 'en-US' })) ?? assert.fail();
  await first.close();
  await members.signIn(context);
  const [page, other] = await Promise.all([context.newPage(), context.newPage()]);
  for (const round of [1, 2]) {
    await Promise.all([page.goto(members.linkTo(id)), other.goto(members.linkTo(id))]);
    await Promise.all([opens(page), opens(other)]);
    assert.equal(members.viewsUsed(id), 2 * round);
    members.server.moveOn(graceMs);
  }
  assert.equal(members.server.accounts.isAlive(members.session), true);
  await context.close();
});

suite('without a network', () => {
  test('no token is asked for, and none is lost', async () => {
    const id = members.share();
    const { page } = await members.openSignedIn(members.linkTo(id));
    await page.context().setOffline(true);
    await account(page).click();
    await says(page, 'No view was used.');
    assert.deepEqual([members.tokensAsked(), members.session.refreshVersion], [0, 1]);
    await page.context().setOffline(false);
    await page.reload();
    await opens(page);
    assert.equal(members.viewsUsed(id), 1);
    await page.close();
  });

  test('after the token a share opens once it is back', async () => {
    const id = members.share();
    const { page } = await members.openSignedIn(members.linkTo(id));
    await account(page).click();
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    await page.context().setOffline(true);
    await show(page);
    await page.getByRole('button', { name: 'Check again' }).waitFor();
    assert.equal(members.viewsUsed(id), 0);
    await page.context().setOffline(false);
    members.server.moveOn(graceMs);
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByRole('button', { name: /^(Reveal secret|Show the answer)$/ }).click();
    assert.equal(await revealed(page), 'swordfish');
    assert.deepEqual([members.viewsUsed(id), members.tokensAsked()], [1, 1]);
    await page.close();
  });

  test('an answer that is lost after the cookie has changed ends no session within the time of grace', async () => {
    const id = members.share();
    const { page } = await members.openSignedIn(members.linkTo(id));
    members.server.tokenRoute = 'lost';
    await account(page).click();
    await says(page, 'Infisical has not told whether you are signed in.');
    assert.deepEqual([members.session.refreshVersion, members.viewsUsed(id)], [2, 0]);
    members.server.tokenRoute = 'recorded';
    await opens(page);
    assert.deepEqual([members.viewsUsed(id), members.server.accounts.isAlive(members.session)], [1, true]);
    await page.close();
  });
});
