/** Plain http is for loopback only, and what is loopback the URL parser decides that the request goes through. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadCore } from 'sharelink';

const core = await loadCore();

/** @returns whether the URL parser finds this machine in it. */
function isLoopback({ hostname }: URL): boolean {
  return /^(.+\.)?localhost\.?$|^127\.\d+\.\d+\.\d+$|^\[::1\]$/.test(hostname);
}

suite('an upstream by plain http', () => {
  const taken = ['localhost', 'LOCALHOST:8080', 'infisical.localhost', '127.0.0.1:8080', '127.255.255.254', '[::1]'];
  test('is taken where the URL parser sees loopback too', () => {
    for (const host of taken) {
      const parsed = core.parseServer(`http://${host}`);
      assert.equal(parsed.kind, 'server', host);
      if (parsed.kind === 'server') assert.ok(isLoopback(new URL(parsed.server)), host);
    }
  });

  const odd = [
    ...['127.1', '127.0.1', '2130706433', '0x7f.1', '0x7f000001', '0177.0.0.1', '127.0.0.1.', '127.0.0.01'],
    ...[
      '[0:0:0:0:0:0:0:1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::]',
      '0.0.0.0',
      '0',
      '1.0.0.127',
      '128.0.0.1',
      '126.255.255.255',
    ],
    ...['localhost.', 'localhost.example', 'xlocalhost', 'l%6fcalhost', 'ⓛocalhost', '１２７.0.0.1', '127。0。0。1'],
    ...['localhost@evil.example', 'evil.example\\@localhost', 'evil.example#@localhost', 'evil.example?localhost'],
    ...[
      '127.0.0.1:80@evil.example',
      'localhost:80:80',
      'localhost/../evil',
      ' localhost',
      'local\thost',
      '127.0.0.256',
    ],
  ];
  test('that is written in any other way is refused, or is loopback to the URL parser as well', () => {
    for (const host of odd) {
      const parsed = core.parseServer(`http://${host}`);
      if (parsed.kind === 'server') assert.ok(isLoopback(new URL(parsed.server)), host);
      else assert.match(parsed.kind, /^(server_invalid|link_insecure)$/, host);
    }
    for (const host of ['127.1', '2130706433', '0x7f.1', '0177.0.0.1', 'localhost@evil.example']) {
      assert.equal(core.parseServer(`http://${host}`).kind, 'server_invalid', host);
    }
  });

  test('is the host that it was written as, by https too', () => {
    for (const host of [
      ...taken,
      ...odd,
      'infisical.example:8443',
      'user:password@infisical.example',
      '[::1%25eth0]',
    ]) {
      const parsed = core.parseServer(`https://${host}`);
      if (parsed.kind !== 'server') continue;
      const { host: seen, username, password, pathname, search, hash } = new URL(parsed.server);
      assert.deepEqual([username, password, pathname, search, hash], ['', '', '/', '', ''], host);
      const written = new URL(`https://${host}`).host;
      assert.equal(seen, written, host);
    }
  });
});
