/** What has to work in every engine: each key flow, and each kind of state. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { peek, share } from 'sharelink';
import { createShare, openShare } from '../../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../../edge-worker/workerd.ts';
import { comes } from '../comes.ts';
import { hostileTexts } from '../hostile-text.ts';
import { type LosingProxy, startLosingProxy } from '../losing-proxy.ts';
import { assertAccessible, type Reader, type StartReader, says, secretOn, until } from '../reader.ts';
import { sampled } from '../sampled.ts';

const axeThemes = process.env.SHARELINK_PROOF ? (['light', 'dark'] as const) : (['dark'] as const);
/** Each payload in another wrapping. */
const texts = sampled(hostileTexts, 63);

type Bytes = Uint8Array<ArrayBuffer>;

export function testFlows(engine: string, start: StartReader): void {
  let worker: TestWorker;
  let proxy: LosingProxy;
  let reader: Reader;

  const linkTo = (id: string) => `${proxy.origin}/shared/secret/${id}`;
  const viewsLeft = async (id: string) => {
    const found = await peek({ server: worker.origin, id });
    return 'viewsLeft' in found ? found.viewsLeft : found.kind;
  };
  const seal = async (content: { value: string } | { file: { name: string; type: string; bytes: Bytes } }) => {
    const password = 'value' in content ? 'correct horse' : undefined;
    const options = { server: worker.origin, page: proxy.origin, expiresIn: '1h', maxViews: 3, password } as const;
    const shared = await share({ ...options, ...content });
    return 'link' in shared ? shared : assert.fail(shared.kind);
  };
  const open = async (link: string) => {
    await reader.open(link);
    await reader.press('Reveal secret');
  };

  before(async () => {
    worker = await startEmbedded({ LIFETIME_MIN: '1s' });
    proxy = await startLosingProxy(worker.origin);
  });
  after(async () => {
    await proxy.stop();
    await worker.stop();
  });

  suite(`a reader in ${engine}`, () => {
    before(async () => {
      reader = await start('light');
    });
    after(() => reader.close());

    test('opens a plain share, which is one view', async () => {
      const id = await createShare(worker.origin, { secretValue: 'zwölf\n\u202eשלום 😀', maxViews: 3 });
      await reader.open(linkTo(id));
      await says(reader, 'Opens 3 more times');
      await reader.press('Reveal secret');
      assert.equal(await secretOn(reader), 'zwölf\n\u202eשלום 😀');
      assert.equal(await viewsLeft(id), 2);
    });

    test('opens a sealed link after a wrong password, and finds a mark in its place after a reload', async () => {
      const { link, id } = await seal({ value: 'sealed: 🔒' });
      await reader.open(link);
      await reader.type('Password', 'wrong horse');
      await reader.press('Reveal secret');
      await says(reader, 'The password is wrong.');
      assert.equal(await reader.read('document.activeElement.id'), 'password');
      assert.equal(await viewsLeft(id), 3);
      await reader.type('Password', 'correct horse');
      await reader.press('Reveal secret');
      assert.equal(await secretOn(reader), 'sealed: 🔒');
      assert.equal(await reader.read('location.href'), `${proxy.origin}/shared/sealed/${id}#opened`);
      await reader.reload();
      await says(reader, 'This link was opened here');
      assert.equal(await viewsLeft(id), 2);
    });

    test('saves a file with its name and bytes', async () => {
      const bytes = new Uint8Array([0, 255, 10, 13, 0, 200]);
      await open((await seal({ file: { name: 'key.bin', type: '', bytes } })).link);
      const file = await reader.save('Save the file');
      assert.deepEqual([file.name, [...file.bytes]], ['key.bin', [...bytes]]);
    });

    test('copies a secret that can be pasted', async () => {
      await open(linkTo(await createShare(worker.origin, { secretValue: ' two\nlines\tשלום 😀 ' })));
      await reader.press('Copy');
      await says(reader, 'Copied.');
      await reader.open(`${proxy.origin}/share`);
      await reader.type('Secret', '');
      await reader.key('Paste');
      await until(reader, "document.getElementById('secret').value");
      assert.equal(await reader.read("document.getElementById('secret').value"), ' two\nlines\tשלום 😀 ');
      await reader.type('Secret', '');
    });

    test('gets the answer that was lost, though it was the last view', async () => {
      const id = await createShare(worker.origin, { secretValue: 'swordfish', maxViews: 1 });
      await reader.open(linkTo(id));
      await reader.press('Reveal secret');
      proxy.loss = 'hold_reply';
      await reader.press('Yes, show it');
      await comes(async () => (await viewsLeft(id)) === 'view_limit_reached');
      proxy.loss = 'none';
      await reader.reload();
      await says(reader, 'An answer may be waiting');
      await reader.press('Show the answer');
      assert.equal(await secretOn(reader), 'swordfish');
      await reader.press('Copy');
      await says(reader, 'Copied.');
    });

    test('is told what became of a link', async () => {
      const short = await createShare(worker.origin, { expiresIn: '1s' });
      const used = await createShare(worker.origin, { maxViews: 1 });
      await openShare(worker.origin, used);
      await comes(async () => (await viewsLeft(short)) === 'expired');
      for (const [link, sentence] of [
        [linkTo(used).slice(0, -1), 'This link is damaged'],
        [linkTo('A'.repeat(43)), 'There is no secret behind this link.'],
        [linkTo(short), 'This secret has expired.'],
        [linkTo(used), 'This secret has been opened as often as its sender allowed.'],
      ] as const) {
        await reader.open(link);
        await says(reader, sentence);
      }
    });

    test('leaves nothing on a page that is left, and comes back to another look', async () => {
      const id = await createShare(worker.origin, { secretValue: 'swordfish', maxViews: 4 });
      await open(linkTo(id));
      await secretOn(reader);
      await reader.open(`${proxy.origin}/share`);
      await reader.back();
      await says(reader, 'Opens 3 more times');
      const left = '[document.documentElement.innerHTML, {...sessionStorage}, {...localStorage}, history.state]';
      assert.equal(await reader.read(`JSON.stringify(${left}).includes('swordfish')`), false);
      await open(linkTo(id));
      await secretOn(reader);
      await reader.read("dispatchEvent(new PageTransitionEvent('pagehide'))");
      assert.equal(await reader.read("document.documentElement.innerHTML.includes('swordfish')"), false);
    });

    test('sees hostile texts, which do nothing', async () => {
      for (const secretValue of texts) {
        await open(linkTo(await createShare(worker.origin, { secretValue })));
        assert.equal(await secretOn(reader), secretValue);
        assert.equal(await reader.read("document.querySelectorAll('pre.secret *, main script, main img').length"), 0);
        assert.equal(await reader.read("'harm' in window || !document.title.endsWith('A shared secret')"), false);
      }
    });

    test('has a page that runs no script but its own', async () => {
      await reader.open(proxy.origin);
      await reader.run(`window.refused = [];
        addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
        const script = document.createElement('script');
        script.append('window.harm = 1');
        document.body.append(script);`);
      await until(reader, 'refused.length > 0');
      assert.equal(await reader.read("'harm' in window"), false);
      const fails = (attempt: string) =>
        reader.read(`(() => { try { ${attempt} } catch { return true } return false })()`);
      assert.equal(await fails("document.body.innerHTML = '<b>x</b>'"), true);
      assert.equal(await fails("trustedTypes.createPolicy('other', {})"), true);
    });

    test('makes a link on the share page, which opens', async () => {
      await reader.open(`${proxy.origin}/share`);
      await reader.type('Secret', 'zwölf Worte');
      await reader.press('Make the link');
      await says(reader, 'Your link is ready');
      const link = await reader.read<string>(
        "[...document.querySelectorAll('main *')].map((e) => e.textContent).find((text) => /^http\\S+#sl1\\.\\S+$/.test(text))",
      );
      await reader.press('Copy the link');
      await says(reader, 'Copied.');
      await reader.open(link);
      await reader.press('Reveal secret');
      await reader.press('Yes, show it');
      assert.equal(await secretOn(reader), 'zwölf Worte');
      await reader.press('Copy');
      await says(reader, 'Copied.');
    });

    test('needs no more than a keyboard', async () => {
      await reader.open(linkTo(await createShare(worker.origin, { secretValue: 'by keyboard', password: 'pass' })));
      await until(reader, "document.activeElement.id === 'password'");
      await reader.keys('pass');
      await reader.key('Enter');
      assert.equal(await secretOn(reader), 'by keyboard');
      await until(reader, "document.querySelector('.tools')");
      const focused = () => reader.read<string>('document.activeElement.textContent.trim()');
      const order = [await focused()];
      while (order.at(-1) !== 'Hide' && order.length < 20) {
        await reader.key('Tab');
        order.push(await focused());
      }
      assert.equal(order.at(-1), 'Hide', order.join(', '));
      await reader.key('Enter');
      await says(reader, 'Hidden.');
    });
  });

  suite(`axe finds nothing in ${engine}`, () => {
    for (const theme of axeThemes) {
      test(`in the ${theme} theme`, async () => {
        reader = await start(theme);
        assert.equal(await reader.read(`matchMedia('(prefers-color-scheme: ${theme})').matches`), true);
        const { link } = await seal({ value: 's' });
        await reader.open(link);
        await says(reader, 'Password');
        await assertAccessible(reader);
        await reader.open(linkTo(await createShare(worker.origin, { maxViews: 3 })));
        await reader.press('Reveal secret');
        await until(reader, "document.querySelector('.tools')");
        await assertAccessible(reader);
        await reader.open(linkTo('A'.repeat(43)));
        await says(reader, 'There is no secret behind this link.');
        await assertAccessible(reader);
        await reader.open(`${proxy.origin}/share`);
        await says(reader, 'Make the link');
        await assertAccessible(reader);
        await reader.close();
      });
    }
  });
}
