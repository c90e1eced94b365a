import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { clientNetwork } from '../../edge-worker/src/client-network.ts';

const asked = (clientIp: string | undefined, headers: Record<string, string> = {}) => ({
  headers: new Headers(headers),
  ...(clientIp !== undefined && { cf: { clientIp } }),
});
const network = (address: string) => clientNetwork(asked(`[${address}]:1234`), []);

suite('a client counts with', () => {
  test('its IPv4 address', () => {
    assert.equal(clientNetwork(asked('192.0.2.1:52156'), []), '192.0.2.1');
    assert.equal(network('::ffff:192.0.2.1'), '192.0.2.1');
    assert.equal(network('::ffff:c000:201'), '192.0.2.1');
  });

  test('the first half of its IPv6 address, however it is spelled', () => {
    const half = '2001:db8:1:2::/64';
    for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:0DB8:0001:2:0:0:0:9']) {
      assert.equal(network(address), half);
    }
    assert.notEqual(network('2001:db8:1:3::1'), half);
    assert.equal(network('::1'), '0:0:0:0::/64');
    assert.equal(network('2001:db8::'), '2001:db8:0:0::/64');
  });

  test('what Cloudflare says, only where the platform says nothing itself', () => {
    const headers = { 'cf-connecting-ip': '192.0.2.9' };
    assert.equal(clientNetwork(asked(undefined, headers), []), '192.0.2.9');
    assert.equal(clientNetwork(asked('192.0.2.1:1', headers), []), '192.0.2.1');
    assert.equal(clientNetwork(asked(undefined), []), '');
  });

  test('the last address that a proxy of the operator’s has seen, and of no other', () => {
    const headers = { 'x-forwarded-for': '203.0.113.1, 203.0.113.7' };
    assert.equal(clientNetwork(asked('192.0.2.1:1', headers), ['192.0.2.1']), '203.0.113.7');
    assert.equal(clientNetwork(asked('192.0.2.1:1', headers), ['192.0.2.2']), '192.0.2.1');
    assert.equal(clientNetwork(asked('192.0.2.1:1'), ['192.0.2.1']), '192.0.2.1');
    assert.equal(clientNetwork(asked('[2001:db8::1]:1', headers), ['2001:db8:0:0::1']), '203.0.113.7');
  });
});
