/** `<shared-secret>` with a token of the app's reader: it is asked of the app on a press, and sent to the link's server alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startExampleHosts } from '../../tools/example-hosts.ts';
import { type Infisical, startInfisical } from '../edge-worker/infisical.ts';
import { startWorker, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { account, forMembers } from './members.ts';
import { revealed, says, show } from './steps.ts';

const openPage = useBrowser();
let infisical: Infisical;
let hosts: Awaited<ReturnType<typeof startExampleHosts>>;
let worker: TestWorker;
before(async () => {
  infisical = await startInfisical();
  hosts = await startExampleHosts({});
  worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: infisical.origin, CORS_ORIGINS: hosts.app });
  await hosts.show(worker.origin);
});
after(() => Promise.all([hosts.stop(), worker.stop(), infisical.stop()]));

test('an app gives the token of its reader, once it is wanted, and a member’s share opens in the element', async () => {
  const { accounts, shares } = infisical;
  const here = accounts.addOrganization('Org A');
  const session = accounts.signIn(accounts.addUser('first@example.com', [here]), here);
  const id = shares.add({ membersOf: here, maxViews: 5 });
  const asked: string[] = [];
  const { page, problems } = await openPage();
  await page.exposeFunction('tokenFor', (server: string) => {
    asked.push(server);
    return accounts.tokenOf(session);
  });
  await page.goto(hosts.app);
  await page.locator('shared-secret').waitFor({ state: 'attached' });
  await page.evaluate(
    (given) => {
      const { tokenFor } = globalThis as unknown as { tokenFor(server: string): Promise<string> };
      Object.assign(document.querySelector('shared-secret') ?? {}, { token: tokenFor, ...given });
    },
    { server: worker.origin, link: `${worker.origin}/shared/secret/${id}` },
  );
  await says(page, forMembers);
  assert.deepEqual(asked, []);
  await account(page).click();
  await show(page);
  assert.equal(await revealed(page), 'swordfish');
  assert.deepEqual([asked, shares.viewsLeft(id)], [[worker.origin], 4]);
  assert.deepEqual(problems, []);
  await page.close();
});
