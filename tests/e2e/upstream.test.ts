/** A real browser in front of the real worker, which passes an Infisical's refusals and failures on. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessPath, peekPath } from '../edge-worker/client.ts';
import { useFront } from '../edge-worker/front.ts';
import { type AnswerWith, json } from '../edge-worker/upstream.ts';
import { useBrowser } from './browser.ts';

const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const share = { id, expiresAfterViews: 3, lastViewedAt: null, isPasswordProtected: false, isAuthorizedUser: true };
const look = `GET ${peekPath(id)}`;
const access = `POST ${accessPath(id)}`;

const openPage = useBrowser();
const { upstream, worker } = useFront();

const html: AnswerWith = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<!doctype html><title>Infisical</title><p>Sign in</p>');
};
const signInRequired = json(401, {
  reqId: 'req-z2H6sVghm5fYJn',
  statusCode: 401,
  message: 'Authentication required to view this secret',
  error: 'UnauthorizedError',
});
const rateLimited = json(429, { statusCode: 429, error: 'RateLimitExceeded' }, { 'retry-after': '42' });

const link = () => `${worker.origin}/shared/secret/${id}`;
const seen = () => upstream.seen.map(({ method, url }) => `${method} ${url}`);
/** What the page says, without the announcement that repeats it. */
const says = (page: Page, sentence: string) => page.locator('main').getByText(sentence).waitFor({ timeout: 10_000 });

suite('a look that the upstream refuses or fails says why, and that no view was used', () => {
  const cases: readonly (readonly [what: string, answer: AnswerWith, sentence: string, next: string])[] = [
    [
      'for members only',
      signInRequired,
      'This secret is for members of an organization.',
      'This page asks Infisical, at its own address, whether you are signed in. That opens nothing.',
    ],
    ['rate limited', rateLimited, 'There were too many requests.', 'Wait 42 seconds, then try again.'],
    ['unavailable', json(503, {}), 'The server is not available right now.', 'Try again later.'],
    [
      'that is cut behind the worker',
      (response) => response.destroy(),
      'The server behind this address does not answer.',
      'Check the link again later; if it stays, ask who runs the server.',
    ],
    ['no Infisical', html, 'There is no Infisical API at this address.', 'Check the address'],
  ];
  for (const [what, answer, sentence, next] of cases) {
    test(what, async () => {
      upstream.reset(answer);
      const { page, requests, problems } = await openPage();
      await page.goto(link());
      await page.getByRole('heading', { name: sentence }).waitFor({ timeout: 10_000 });
      await says(page, 'No view was used.');
      await says(page, next);
      assert.equal(await page.getByRole('button', { name: 'Reveal secret' }).count(), 0);
      assert.deepEqual(seen(), [look]);
      assert.deepEqual(
        requests.filter((url) => new URL(url).origin !== worker.origin && url !== 'data:,'),
        [],
      );
      assert.deepEqual(problems, []);
      await page.close();
    });
  }
});

suite('the next step after such a failure', () => {
  test('for members only is the sign-in of Infisical’s own page', async () => {
    upstream.reset((response, request) => (request.url === peekPath(id) ? signInRequired : html)(response, request));
    const { page } = await openPage();
    await page.goto(link());
    const signIn = page.getByRole('link', { name: 'Open the Infisical page' });
    assert.equal(await signIn.getAttribute('href'), `${link()}?infisical=1`);
    await signIn.click();
    await page.getByText('Sign in').waitFor();
    assert.equal(await page.title(), 'Infisical');
    assert.deepEqual(seen().slice(0, 2), [look, `GET /shared/secret/${id}`]);
    assert.equal(seen().includes(access), false);
    await page.close();
  });

  test('for members only keeps the link’s query, and says that a view is used there', async () => {
    upstream.reset(signInRequired);
    const { page } = await openPage();
    await page.goto(`${link()}?subOrganization=team-b&x=%26#end`);
    const signIn = page.getByRole('link', { name: 'Open the Infisical page' });
    assert.equal(await signIn.getAttribute('href'), `${link()}?subOrganization=team-b&x=%26&infisical=1`);
    await says(page, 'opens the secret as soon as you are signed in, and that uses a view.');
    upstream.reset(html);
    await signIn.click();
    await page.getByText('Sign in').waitFor();
    assert.deepEqual(seen().slice(0, 1), [`GET /shared/secret/${id}?subOrganization=team-b&x=%26`]);
    await page.close();
  });

  test('waits as long as the server asks for', async () => {
    upstream.reset(rateLimited);
    const { page } = await openPage();
    await page.goto(link());
    const check = page.getByRole('button', { name: /^Check again in \d+ seconds$/ });
    await check.waitFor();
    assert.equal(await check.getAttribute('aria-disabled'), 'true');
    await check.click({ force: true });
    await check.click({ force: true });
    assert.deepEqual(seen(), [look]);
    await page.close();
  });

  test('is another look, which opens nothing by itself', async () => {
    upstream.reset(json(503, {}));
    const { page, problems } = await openPage();
    await page.goto(link());
    const check = page.getByRole('button', { name: 'Check again', exact: true });
    await check.waitFor();
    upstream.answer = json(200, share);
    await check.click();
    await says(page, 'Opens 3 more times');
    assert.deepEqual(seen(), [look, look]);
    assert.deepEqual(problems, []);
    await page.close();
  });
});

suite('an access through the worker', () => {
  test('after too many wrong passwords says so, how long to wait, and that no view was used', async () => {
    const tooMany = json(429, { error: 'too_many_guesses', message: '' }, { 'retry-after': '42' });
    const guarded = json(200, { ...share, isPasswordProtected: true });
    upstream.reset((response, request) => (request.method === 'POST' ? tooMany : guarded)(response, request));
    const { page } = await openPage();
    await page.goto(link());
    await page.getByLabel('Password', { exact: true }).fill('hunter2');
    await page.keyboard.press('Enter');
    await says(page, 'Too many wrong passwords were tried for this link. No view was used. Wait 42 seconds');
    assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), 'hunter2');
    await page.close();
  });

  const answerAccess = (answer: AnswerWith) =>
    upstream.reset((response, request) => (request.method === 'POST' ? answer : json(200, share))(response, request));
  const clickShow = (page: Page) => page.getByRole('button', { name: 'Reveal secret' }).click();

  test('shows what the upstream grants, after one look and one access', async () => {
    answerAccess(json(200, { ...share, secretValue: 'swordfish' }));
    const { page, problems } = await openPage();
    await page.goto(link());
    await clickShow(page);
    assert.equal(await page.locator('pre.secret').textContent(), 'swordfish');
    assert.deepEqual(seen(), [look, access]);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('names the organization where the upstream does so with the secret alone', async () => {
    answerAccess(json(200, { ...share, accessType: 'organization', orgName: 'Org A', secretValue: 'swordfish' }));
    const { page } = await openPage();
    await page.goto(link());
    await clickShow(page);
    await page
      .locator('main')
      .getByText(/^.?Org A.? sent you a secret$/)
      .waitFor();
    await page.close();
  });

  test('that fails midway is not sent again, and the page does not claim that no view was used', async () => {
    answerAccess(json(502, {}));
    const { page } = await openPage();
    await page.goto(link());
    await clickShow(page);
    await says(page, 'The server was asked, and what came of it cannot be learnt.');
    await says(page, 'A view may have been used.');
    await page.getByRole('button', { name: 'Check again' }).click();
    await says(page, 'Opens 3 more times');
    assert.deepEqual(seen(), [look, access, look]);
    await page.close();
  });
});
