/** The page in front of a server without kept replies: what a browser's own second try can do there. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, suite, test } from 'node:test';
import { useBrowser } from './browser.ts';
import { passwordField, revealed, says, show } from './steps.ts';
import { type StockRequest, type StockServer, startStockServer } from './stock-server.ts';

const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const share = { id, expiresAfterViews: 3, lastViewedAt: null, isPasswordProtected: false, isAuthorizedUser: true };

const openPage = useBrowser();
let stock: StockServer;
before(async () => {
  stock = await startStockServer();
});
after(() => stock.stop());

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};
const link = () => `${stock.origin}/shared/secret/${id}`;
const accesses = () => stock.seen.filter(({ method }) => method === 'POST');
const isAccess = ({ method }: StockRequest) => method === 'POST';

function reset(metadata: object, access: StockServer['answer']) {
  stock.seen.length = 0;
  stock.answer = (response, request) =>
    isAccess(request) ? access(response, request) : json(response, 200, { ...share, ...metadata });
}

suite('an access to a server that keeps no replies', () => {
  test('brings no keys, and none are stored', async () => {
    reset({}, (response) => json(response, 200, { ...share, secretValue: 'swordfish' }));
    const { page, problems } = await openPage();
    await page.goto(link());
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    const [access] = accesses();
    assert.equal(access?.headers['idempotency-key'], undefined);
    assert.equal(access?.headers['sharelink-reply-key'], undefined);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('goes over a fresh connection, so that a broken one is told and not tried again', async () => {
    reset({}, (_response, { socket }) => socket.resetAndDestroy());
    const { page } = await openPage();
    await page.goto(link());
    await show(page);
    await says(page, 'A view may have been used.');
    assert.deepEqual(
      accesses().map(({ nthOnSocket }) => nthOnSocket),
      [1],
    );
    await page.close();
  });

  test('that the browser repeated by itself is not blamed on a stranger', async () => {
    let broken = 0;
    reset({ isPasswordProtected: true, expiresAfterViews: 1 }, (response, { body, socket }) => {
      if (body.includes('wrong')) {
        json(response, 401, { message: 'Invalid credentials', error: 'UnauthorizedError' });
      } else if (broken === 0) {
        broken += 1;
        socket.resetAndDestroy();
      } else {
        json(response, 404, { message: 'The shared secret has reached its view limit', error: 'NotFound' });
      }
    });
    const { page } = await openPage();
    await page.goto(link());
    await passwordField(page).fill('wrong');
    await show(page);
    await says(page, 'The password is wrong.');
    await passwordField(page).fill('right');
    await show(page);
    await says(page, 'This secret has been opened as often as its sender allowed.');
    await says(page, 'A view may have been used.');
    await says(page, 'Then it was you.');
    // Chromium's own second try: should it stop doing that one day, the sentence has no reason any more.
    assert.deepEqual(
      accesses().map(({ body }) => body.includes('right')),
      [false, true, true],
    );
    await page.close();
  });
});
