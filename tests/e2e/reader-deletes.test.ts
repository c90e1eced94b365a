/** A share that its creator lets readers delete, on the page of a real browser. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createPath, peekShare, postJson } from '../edge-worker/client.ts';
import { useOpenedSecret } from './opened-secret.ts';
import { button, revealed, says, show } from './steps.ts';

const { openPage, openSecret, origin } = useOpenedSecret();

suite('a share that its creator lets readers delete', () => {
  const openDeletable = async (maxViews: number) => {
    const { json } = await postJson(`${origin()}${createPath}`, {
      secretValue: 'swordfish',
      expiresIn: '1h',
      maxViews,
      allowDelete: true,
    });
    const watched = await openPage();
    await watched.page.goto(`${origin()}/shared/secret/${json.id}`);
    await show(watched.page);
    await button(watched.page, 'More').click();
    await button(watched.page, 'Done: delete it now').click();
    return { ...watched, id: String(json.id) };
  };

  test('is not deleted by a double click, nor by Enter twice', async () => {
    const { page, id } = await openDeletable(3);
    const first = button(page, 'Done: delete it now');
    await first.dblclick();
    await first.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const yes = button(page, 'Delete it for everyone?');
    await yes.waitFor();
    const [asked, deletes] = await Promise.all([first.boundingBox(), yes.boundingBox()]);
    assert.ok(asked && deletes && deletes.y >= asked.y + asked.height, 'it stands at the place of the first press');
    await yes.dispatchEvent('click'); // sooner than a reader can have read it
    assert.equal((await peekShare(origin(), id)).status, 200);
    await button(page, 'Cancel').click();
    assert.equal(await yes.count(), 0);
    assert.equal((await peekShare(origin(), id)).status, 200);
    await page.close();
  });

  test('is deleted by the second press, and forgotten by the page', async () => {
    const { page, id, problems } = await openDeletable(3);
    assert.equal((await peekShare(origin(), id)).status, 200);
    await button(page, 'Delete it for everyone?').click();
    await says(page, 'The secret is deleted');
    assert.equal((await page.content()).includes('swordfish'), false);
    assert.equal((await peekShare(origin(), id)).status, 404);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is neither told to be deleted nor to be still there where the server does not say so', async () => {
    const unconfirmed = 'The server has not confirmed the deletion.';
    const { page, id } = await openDeletable(3);
    await page.route(/\/api\//, (route) => route.fulfill({ status: 503, json: {} }));
    await button(page, 'Delete it for everyone?').click();
    await says(page, unconfirmed);
    assert.equal(await revealed(page), 'swordfish');
    assert.equal((await peekShare(origin(), id)).status, 200);
    await page.unroute(/\/api\//);
    await page.route(/\/api\//, async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await button(page, 'Delete it for everyone?').click();
    await says(page, `${unconfirmed} The connection was lost before the answer arrived.`);
    assert.equal((await peekShare(origin(), id)).status, 404);
    await page.close();
  });

  test('is no matter of others', async () => {
    const { page } = await openSecret('swordfish');
    assert.equal(await button(page, 'Done: delete it now').count(), 0);
    await page.close();
  });
});
