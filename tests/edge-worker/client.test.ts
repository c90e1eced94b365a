import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { clientOf, parseProxies } from '../../edge-worker/src/settings/client.ts';
import { check, rounds } from '../package/random.ts';

const proxiesOf = (text?: string) => {
  const proxies = parseProxies(text);
  assert.ok(proxies, text);
  return proxies;
};

interface Asked {
  /** Of the connection: address and port. */
  readonly from?: string;
  readonly forwarded?: string;
  readonly headers?: Record<string, string>;
  readonly proxies?: string;
  readonly colo?: string;
}

function clientFor({ from, forwarded, headers = {}, proxies, colo }: Asked) {
  const all = { ...headers, ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) };
  const cf = { ...(from !== undefined && { clientIp: from }), ...(colo !== undefined && { colo }) };
  return clientOf({ headers: new Headers(all), cf }, proxiesOf(proxies));
}
const networkOf = (asked: Asked) => clientFor(asked).network;

suite('a client counts with', () => {
  test('its IPv4 address, also where it is written as an IPv6 one', () => {
    const spellings = [
      '192.0.2.1:52156',
      '192.0.2.1',
      '[::ffff:192.0.2.1]:80',
      '::ffff:192.0.2.1',
      '[::ffff:c000:201]:1',
    ];
    for (const from of spellings) assert.equal(networkOf({ from }), '192.0.2.1', from);
    assert.equal(clientFor({ from: '[::ffff:c000:201]:1' }).address, '192.0.2.1');
  });

  test('the /64 of its IPv6 address, however it is spelled, and guesses with the /48', () => {
    for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:0DB8:0001:2:0:0:0:9']) {
      const { network, site } = clientFor({ from: `[${address}]:1234` });
      assert.deepEqual({ network, site }, { network: '2001:db8:1:2::/64', site: '2001:db8:1::/48' }, address);
    }
    assert.notEqual(networkOf({ from: '[2001:db8:1:3::1]:1' }), '2001:db8:1:2::/64');
    assert.equal(networkOf({ from: '[fe80::1%eth0]:1' }), 'fe80:0:0:0::/64');
  });

  test('what Cloudflare says, only on Cloudflare', () => {
    const headers = { 'cf-connecting-ip': '192.0.2.9' };
    assert.equal(networkOf({ headers, colo: 'FRA' }), '192.0.2.9');
    assert.equal(networkOf({ from: '192.0.2.1:1', headers }), '192.0.2.1');
    assert.equal(networkOf({ headers }), 'unknown', 'over a unix socket anyone can write the header');
  });
});

suite('the chain of proxies', () => {
  const forwarded = '203.0.113.1, 203.0.113.7';

  test('is believed of a listed proxy, and of no other', () => {
    assert.equal(networkOf({ from: '192.0.2.1:1', forwarded, proxies: '192.0.2.1' }), '203.0.113.7');
    assert.equal(networkOf({ from: '192.0.2.1:1', forwarded, proxies: '192.0.2.2' }), '192.0.2.1');
    assert.equal(networkOf({ from: '192.0.2.1:1', proxies: '192.0.2.1' }), '192.0.2.1');
    assert.equal(networkOf({ from: '[2001:db8::1]:1', forwarded, proxies: '2001:db8:0:0::1' }), '203.0.113.7');
  });

  test('is walked from the right, past every listed address and range', () => {
    const proxies = '10.0.0.0/8, 2001:db8:ffff::/48, 192.0.2.1';
    const chain = (text: string) => networkOf({ from: '10.1.2.3:1', forwarded: text, proxies });
    assert.equal(chain('198.51.100.1, 203.0.113.7, 10.200.0.1, 2001:db8:ffff::9, 192.0.2.1'), '203.0.113.7');
    assert.equal(chain('203.0.113.7'), '203.0.113.7');
    assert.equal(chain('10.0.0.9'), '10.0.0.9', 'where all are listed it is the first');
    assert.equal(chain('192.0.2.2'), '192.0.2.2');
  });

  test('is read with ports, brackets and IPv4 within IPv6', () => {
    const entries = [
      '203.0.113.7:4711',
      '[::ffff:203.0.113.7]:80',
      '::ffff:203.0.113.7',
      '[::ffff:203.0.113.7]',
      '  203.0.113.7 ',
      '::ffff:cb00:7107',
    ];
    for (const entry of entries) {
      assert.equal(
        networkOf({ from: '10.0.0.1:1', forwarded: `1.1.1.1, ${entry}`, proxies: '10.0.0.1' }),
        '203.0.113.7',
      );
    }
    const six = { from: '10.0.0.1:1', forwarded: '[2001:db8::7]:4711', proxies: '10.0.0.1' };
    assert.equal(networkOf(six), '2001:db8:0:0::/64');
  });

  test('ends at what cannot be read, which counts as one network and is never let off', () => {
    for (const entry of [
      'unknown',
      '_hidden',
      '',
      ' ',
      'x'.repeat(16_000),
      '1.2.3',
      '0x7f.1',
      '999.1.1.1',
      'a:b:c',
      '[::1',
    ]) {
      for (const text of [entry, `203.0.113.1, ${entry}`]) {
        if (text.trim() === '') continue;
        const { network, isLocal, address } = clientFor({ from: '127.0.0.1:1', forwarded: text, proxies: '127.0.0.1' });
        assert.deepEqual({ network, isLocal, address }, { network: 'unknown', isLocal: false, address: '' }, entry);
      }
    }
  });

  test('over a unix socket is believed where PROXIES lists unix', () => {
    assert.equal(networkOf({ forwarded, proxies: 'unix' }), '203.0.113.7');
    assert.equal(networkOf({ forwarded }), 'unknown');
    assert.equal(networkOf({ from: '192.0.2.1:1', forwarded, proxies: 'unix' }), '192.0.2.1');
  });

  test('of whatever headers names one network and is local only without a header', async (t) => {
    const entry = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ maxLength: 40 }), fc.constant('127.0.0.1'));
    const chains = fc.array(entry, { minLength: 1, maxLength: 6 });
    const property = fc.property(chains, (chain) => {
      const headers = new Headers();
      try {
        headers.set('x-forwarded-for', chain.join(', '));
      } catch {
        return; // what no header can hold
      }
      for (const proxies of [undefined, '127.0.0.1', '0.0.0.0/0, ::/0']) {
        const client = clientOf({ headers, cf: { clientIp: '127.0.0.1:1' } }, proxiesOf(proxies));
        assert.match(client.network, /^(unknown|[\d.]+|[\da-f:]+::\/64)$/);
        if ((headers.get('x-forwarded-for') ?? '') !== '') assert.equal(client.isLocal, false);
      }
    });
    await check(t, property, rounds(500));
  });
});

suite('a client on this machine', () => {
  test('is let off where nothing was forwarded', () => {
    for (const from of ['127.0.0.1:1', '[::1]:1', '127.8.8.8:1', '[::ffff:127.0.0.1]:1']) {
      assert.equal(clientFor({ from }).isLocal, true, from);
      assert.equal(clientFor({ from, proxies: '127.0.0.0/8, ::1' }).isLocal, true, from);
    }
  });

  test('is a proxy where it speaks for others, listed or not', () => {
    const headers = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'cf-connecting-ip', 'x-forwarded-proto'];
    for (const name of headers) {
      const client = clientFor({ from: '127.0.0.1:1', headers: { [name]: '127.0.0.1' } });
      assert.equal(client.isLocal, false, name);
      assert.equal(client.network, '127.0.0.1');
    }
    assert.equal(clientFor({ from: '127.0.0.1:1', forwarded: '127.0.0.1', proxies: '127.0.0.1' }).isLocal, false);
    const silent = { proxies: '127.0.0.1, unix', headers: { via: '1.1 a-proxy' } };
    for (const from of ['127.0.0.1:1', undefined])
      assert.equal(clientFor({ ...(from && { from }), ...silent }).isLocal, false);
  });

  test('is told from an unlisted proxy, which an operator is warned of', () => {
    assert.equal(clientFor({ from: '127.0.0.1:1', forwarded: '203.0.113.1' }).isUnlistedProxy, true);
    assert.equal(
      clientFor({ from: '127.0.0.1:1', forwarded: '203.0.113.1', proxies: '127.0.0.1' }).isUnlistedProxy,
      false,
    );
    assert.equal(clientFor({ from: '127.0.0.1:1' }).isUnlistedProxy, false);
    const onCloudflare = { headers: { 'cf-connecting-ip': '192.0.2.9' }, forwarded: '192.0.2.9', colo: 'FRA' };
    assert.equal(clientFor(onCloudflare).isUnlistedProxy, false);
  });
});

test('PROXIES takes addresses and ranges of both kinds, and nothing else', () => {
  for (const text of [
    '192.0.2.1',
    '10.0.0.0/8',
    '::1',
    '2001:db8::/32',
    'unix, 127.0.0.1',
    '::ffff:10.0.0.0/104',
    '0.0.0.0/0',
  ]) {
    assert.ok(parseProxies(text), text);
  }
  for (const text of [
    'localhost',
    '10.0.0',
    '10.0.0.0/33',
    '10.0.0.0/',
    '/8',
    '10.0.0.0/8/8',
    '::/129',
    '[::1]',
    '*',
    'a b',
    '1.2.3.4,',
  ]) {
    assert.equal(parseProxies(text), undefined, text);
  }
});
