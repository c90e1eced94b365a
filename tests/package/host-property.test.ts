/** Hosts as the core reads them beside the runtime's URL parser, whose fetch asks. PROTOCOL.md "Server" names each difference. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadCore } from 'sharelink';
import { checkDraws, type Draw } from './random.ts';
import { id } from './share.ts';

const core = await loadCore();

const labels = [
  ...['a', 'us', 'app', 'infisical', 'com', 'localhost', 'example', 'b-c', '-d', 'e-', 'in_house', '0', '1', '127'],
  ...[
    '255',
    '256',
    '00',
    '07',
    '0x7f',
    '0x',
    '4294967295',
    'xn--bcher-kva',
    'xn--',
    'xn--a',
    'bücher',
    'ｕs',
    '１',
    '①',
  ],
  ...['٣', 'ß', 'ΑΣ', '℀', 'a\u00adb', 'a\u200db', '例え', '\u0301a', 'EU', 'App', '', 'a'.repeat(63), 'b'.repeat(64)],
];
const dots = ['.', '.', '.', '.', '。', '．', '..'];
const groups = ['', '0', '1', '0000', 'db8', 'FFFF', '12345', 'g', '127.0.0.1', '1.2.3'];
const strange = [
  '!',
  '$',
  "'",
  '(',
  '~',
  '%41',
  '%2e',
  '*',
  '@',
  '\\',
  ' ',
  '#',
  '?',
  '/',
  '^',
  '|',
  '<',
  '\u0000',
  '\u202e',
];
const ports = ['', '', '', ':1', ':80', ':443', ':65535', ':0', ':65536', ':08443', ':', ':x', ':000443'];

function drawHost(random: Draw): string {
  if (random.below(6) === 0) {
    return `[${Array.from({ length: random.below(10) }, () => random.of(groups)).join(random.of([':', ':', '::']))}]`;
  }
  let host = random.of(labels);
  for (let more = random.below(5); more > 0; --more) host += random.of(dots) + random.of(labels);
  if (random.below(8) === 0) host += '.';
  if (random.below(12) === 0) host += random.of(strange) + random.of(labels);
  return host;
}

const isAddress = (host: string) => /^\d+(\.\d+){3}$/.test(host) || host.startsWith('[');
const cloud = /^(?:(app|share|us)|eu)\.infisical\.com\.?$/;

/** What the core refuses though the URL standard has it: PROTOCOL.md "Server", "What the URL standard takes besides". */
const refusedOnPurpose: Readonly<Record<string, (host: string, port: string, url: URL) => boolean>> = {
  'an IPv4 address that is not four decimal parts': (host, _, url) => isAddress(url.hostname) && host !== url.hostname,
  'a character that no host name has': (_, __, url) =>
    /[^a-z0-9._-]/.test(url.hostname) && !url.hostname.startsWith('['),
  'an escape, a path, a query or user information': (host) => /[%@/?#\\]/.test(host),
  'a space, a control character or one that is dropped': (host) => /[\p{Cc} ]/u.test(host),
  'an empty label': (_, __, url) => /^\.|\.\./.test(url.hostname),
  'more than 255 bytes': (host) => Buffer.byteLength(host) > 255,
  'a port of no digits, 0, or of more than five': (_, port) => /^:(|0|\d{6,})$/.test(port),
};

/** Every label in ASCII and no `xn--`: the core's own reading, without the runtime. */
const isPlain = (host: string) => /^[\x21-\x7e]*$/.test(host) && !/xn--|\[/i.test(host);

suite('a host that is drawn at random', () => {
  test('is read as the URL standard reads it, but for the differences that the protocol names', async (t) => {
    const seen = new Map<string, number>();
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
    await checkDraws(t, 500, (random) => {
      const [host, port] = [drawHost(random), random.of(ports)];
      const address = `https://${host}${port}`;
      const url = URL.canParse(address) ? new URL(address) : undefined;
      const about = JSON.stringify(address);
      const read = core.parseServer(address);
      const link = core.parseLink(`${address}/s/${id}`);
      if (read.kind === 'server') {
        const region = url?.port === '' ? cloud.exec(url.hostname) : null;
        // What is drawn behind a slash can be a base path.
        const page = `${url?.origin}${url?.pathname.replace(/\/$/, '')}`;
        const expected = region ? `https://${region[1] ? 'us' : 'eu'}.infisical.com` : page;
        assert.equal(read.server, expected, about);
        // A slash at the end is the server's own; another path does not begin after it.
        if (!host.endsWith('/')) {
          assert.ok('id' in link, about);
          assert.deepEqual([link.server, link.page], [expected, page], about);
        }
        count(isPlain(host) ? 'read' : 'read by its ASCII form');
        return;
      }
      assert.equal(read.kind, 'server_invalid', about);
      assert.ok(!('id' in link) || /[?#/]/.test(host) || link.page !== url?.origin || !url, about);
      if (!url) count('refused by both');
      else {
        const reason = Object.entries(refusedOnPurpose).find(([, is]) => is(host, port, url))?.[0];
        assert.ok(reason, about);
        count(reason);
      }
    });
    for (const what of ['read', 'read by its ASCII form', 'refused by both'])
      assert.ok((seen.get(what) ?? 0) > 5, what);
  });

  test('is loopback where the URL standard’s own form of it is, and by http refused elsewhere', async (t) => {
    await checkDraws(t, 100, (random) => {
      const host =
        random.below(2) === 0
          ? drawHost(random)
          : random.of(['localhost', 'a.localhost.', '127.9.9.9', '[::1]', '[0::1]', 'ｌocalhost']);
      const read = core.parseServer(`http://${host}`);
      const anywhere = core.parseServer(`http://${host}`, { http: 'any_host' });
      if (anywhere.kind !== 'server') return;
      const { hostname, protocol } = new URL(anywhere.server);
      const isLoopback = /^(.*\.)?localhost\.?$|^127\.\d+\.\d+\.\d+$|^\[::1\]$/.test(hostname);
      assert.equal(read.kind, isLoopback || protocol === 'https:' ? 'server' : 'link_insecure', host);
    });
  });
});
