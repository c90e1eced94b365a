/** Whom an address names: what the runtime's own fetch would ask, and never Infisical's page for a sealed link. */
import assert from 'node:assert/strict';
import { mock, suite, test } from 'node:test';
import { loadCore, reveal, share } from 'sharelink';
import { accessPath, grantedBody, id, linkOn } from './share.ts';

const core = await loadCore();
const mailWith = (origin: string) => `${'a word of a mail. '.repeat(50)} ${linkOn(origin)}`;

suite('an international host of a link', () => {
  const parsed = (link: string, options = {}) => {
    const found = core.parseLink(link, options);
    return 'id' in found ? [found.server, found.page] : found.kind;
  };

  test('is its ASCII form, as location.origin spells it', () => {
    const origin = 'https://xn--bcher-kva.example:8443';
    for (const host of ['bücher.example:8443', 'BU\u0308CHER.example:8443', 'XN--BCHER-KVA.example:8443']) {
      assert.deepEqual(parsed(`„https://${host}/s/${id}?a#b“`), [origin, origin]);
    }
    assert.deepEqual(parsed(`https://bücher.example:8443/shared/secret/\n${id}`), [origin, origin]);
    assert.equal(parsed(`https://bü\ncher.example:8443/shared/secret/${id}`), 'link_not_a_share');
    assert.deepEqual(parsed(linkOn('https://bücher.example'), { server: 'https://ａpi.example' }), [
      'https://api.example',
      'https://xn--bcher-kva.example',
    ]);
  });

  test('is an IPv4 address, loopback or Infisical Cloud where the runtime says so', () => {
    for (const host of ['169.254.169.２５４', '169。254。169。254', '169.254.43518。']) {
      assert.deepEqual(parsed(linkOn(`https://${host}`)), ['https://169.254.169.254', 'https://169.254.169.254']);
      assert.equal(parsed(linkOn(`http://${host}`)), 'link_insecure');
    }
    assert.deepEqual(parsed(linkOn('http://ｌocalhost:1')), ['http://localhost:1', 'http://localhost:1']);
    const cloud = ['https://us.infisical.com', 'https://app.infisical.com'];
    for (const scheme of ['http', 'https']) assert.deepEqual(parsed(linkOn(`${scheme}://app.infisical。com`)), cloud);
  });

  test('costs no second reading of the text that the link stands in', () => {
    // Each text that the core reads is set into its memory.
    const set = mock.method(Object.getPrototypeOf(Uint8Array.prototype) as Uint8Array, 'set');
    for (const host of ['bücher.example', 'xn--bcher-kva.example', 'books.example']) {
      set.mock.resetCalls();
      const text = mailWith(`https://${host}`);
      assert.equal(core.parseLink(text).kind, 'plain');
      const { byteLength } = new TextEncoder().encode(text);
      assert.equal(set.mock.calls.filter(({ arguments: [given] }) => given.length === byteLength).length, 1, host);
    }
    set.mock.restore();
  });

  test('is refused where the runtime has no such host', () => {
    for (const host of ['℀.example', 'a＠b.example', 'a！b.example', '1.2.3.４５６']) {
      assert.equal(parsed(linkOn(`https://${host}`)), 'link_malformed');
      assert.equal(parsed(id, { server: `https://${host}` }), 'server_invalid');
    }
  });

  test('is the host that is asked, once', async () => {
    const urls: unknown[] = [];
    const own: typeof fetch = async (url) => {
      urls.push(url);
      return Response.json(grantedBody('v'));
    };
    for (const share of [linkOn('https://bücher.example'), { server: 'https://bücher.example', id }]) {
      assert.equal((await reveal(share, { fetch: own })).kind, 'granted');
    }
    assert.deepEqual(urls, Array(2).fill(`https://xn--bcher-kva.example${accessPath}`));
  });

  test('opens a sealed link like any other', async () => {
    let stored = '';
    const own: typeof fetch = async (_, init) => {
      const body = init?.body ? JSON.parse(String(Buffer.from(init.body as Uint8Array))) : {};
      stored = body.secretValue ?? stored;
      return Response.json({ id, secretValue: stored });
    };
    const server = 'https://bücher.example';
    const shared = await share({
      server,
      page: server,
      value: 'v',
      expiresIn: '1h',
      maxViews: 'unlimited',
      fetch: own,
    });
    assert.ok('link' in shared);
    assert.ok(shared.link.startsWith('https://xn--bcher-kva.example/shared/sealed/'));
    const link = shared.link.replace('xn--bcher-kva', 'bücher');
    const opened = await reveal(link, { fetch: own });
    assert.equal(opened.kind === 'granted' && opened.secretValue, 'v');
  });
});

test("a sealed link does not lead to Infisical's own page, and nothing is sent for one", async () => {
  let sent = 0;
  const own: typeof fetch = async () => {
    sent += 1;
    return Response.json({ id }, { headers: { 'sharelink-page': '1' } });
  };
  const common = { value: 'v', expiresIn: '1h', maxViews: 'unlimited' as const, fetch: own };
  const cloud = ['us', 'eu', 'https://app.infisical.com', 'http://share.infisical.com/', 'https://ｕs.infisical.com'];
  for (const origin of cloud) {
    const named = await share({ ...common, server: 'https://a.example', page: origin });
    const own = await share({ ...common, server: origin });
    assert.deepEqual([named.kind, named.viewSpent, own.kind], ['page_required', 'no', 'page_required']);
  }
  assert.equal(sent, 0);
  const plain = await share({ ...common, server: 'us', page: 'us', sealed: false });
  assert.equal('link' in plain && plain.link, linkOn('https://us.infisical.com'));
});
