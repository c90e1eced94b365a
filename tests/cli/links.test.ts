/** Links as they arrive on the command line: in texts and files, in other sites' addresses, and several at once. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { jsonAnswer, type Loopback, serve } from '../package/loopback.ts';
import { availableBody, grantedBody, linkOn } from '../package/share.ts';
import { makeFolder, sharelink } from './command.ts';
import { commandLine, onTerminal } from './pseudo-terminal.ts';

/** A server with one plain share. */
function serveShare(t: TestContext): Promise<Loopback> {
  return serve(t, (response, request) =>
    jsonAnswer(200, request.method === 'GET' ? availableBody : grantedBody('swordfish'))(response, request),
  );
}

const wrapped = (link: string) => `https://click.example/t?to=${encodeURIComponent(link)}`;

suite('a link is read', () => {
  const encodings: readonly (readonly [name: string, encode: (text: string) => Uint8Array])[] = [
    ['UTF-8 with its mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as PowerShell writes it', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 in the other order', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['quoted-printable', (text) => Buffer.from(`${text.slice(0, 30)}=\r\n${text.slice(30)}=20\r\n`)],
  ];
  for (const [name, encode] of encodings) {
    test(`from a file of ${name}`, async (t) => {
      const server = await serveShare(t);
      const input = encode(`Here: ${linkOn(server.origin)}\r\n`);
      const { code, stdout, stderr } = await sharelink(['reveal', '-'], { input });
      assert.deepEqual([code, stdout.toString(), stderr], [0, 'swordfish', '']);
    });
  }

  test('from the text around it, given as an argument', async (t) => {
    const server = await serveShare(t);
    const { code, stdout } = await sharelink(['reveal', `[the password](${linkOn(server.origin)}) 👍`]);
    assert.deepEqual([code, stdout.toString()], [0, 'swordfish']);
  });
});

suite('a link in another site’s address', () => {
  test('is not followed where nobody can be asked', async (t) => {
    const server = await serveShare(t);
    const { code, stderr } = await sharelink(['reveal', wrapped(linkOn(server.origin))]);
    assert.deepEqual([code, server.seen.length], [81, 0]);
    assert.match(stderr, /Option: --server/);
  });

  test('is followed to the server that the command names', async (t) => {
    const server = await serveShare(t);
    const args = ['reveal', '--server', server.origin, wrapped(linkOn(server.origin))];
    const { code, stdout } = await sharelink(args);
    assert.deepEqual([code, stdout.toString()], [0, 'swordfish']);
  });

  test('is followed to the server of SHARELINK_SERVER, and to no other one unasked', async (t) => {
    const [own, other] = [await serveShare(t), await serveShare(t)];
    const env = { SHARELINK_SERVER: `${own.origin}/` };
    const { code, stdout } = await sharelink(['reveal', wrapped(linkOn(own.origin))], { env });
    assert.deepEqual([code, stdout.toString()], [0, 'swordfish']);
    const asked = own.seen.length;
    const refused = await sharelink(['reveal', wrapped(linkOn(other.origin))], { env });
    assert.deepEqual([refused.code, own.seen.length, other.seen.length], [81, asked, 0]);
  });

  test('is followed after the person has agreed to its host, and nothing is asked before', async (t) => {
    const server = await serveShare(t);
    const terminal = onTerminal(t, commandLine('reveal', wrapped(linkOn(server.origin))));
    await terminal.sees(`inside an address of click.example. It leads to ${server.origin}.`);
    await terminal.sees('[y/N] ');
    assert.equal(server.seen.length, 0);
    terminal.type('y\r');
    await terminal.sees('swordfish');
    assert.equal(await terminal.ended, 0);
  });

  test('stays closed where the person does not agree', async (t) => {
    const server = await serveShare(t);
    const terminal = onTerminal(t, commandLine('reveal', wrapped(linkOn(server.origin))));
    await terminal.sees('[y/N] ');
    terminal.type('\r');
    assert.equal(await terminal.ended, 60);
    assert.equal(server.seen.length, 0);
  });

  test('is taken apart without the network', async () => {
    const { code, stdout } = await sharelink(['verify', wrapped(`https://us.infisical.com/s/${'A'.repeat(43)}`)]);
    assert.equal(code, 0);
    assert.match(stdout.toString(), /server: +https:\/\/us\.infisical\.com\ninside a link of: +click\.example\n/);
  });
});

suite('different links in one text', () => {
  const other = `https://share.example/s/${'A'.repeat(43)}`;

  test('are refused where nobody can be asked', async (t) => {
    const server = await serveShare(t);
    const { code, stderr } = await sharelink(['reveal', `${linkOn(server.origin)} ${other}`]);
    assert.deepEqual([code, server.seen.length], [80, 0]);
    assert.ok(!stderr.includes('AAAA') && !stderr.includes(server.origin));
  });

  test('are asked about, and only the one that was chosen is opened', async (t) => {
    const server = await serveShare(t);
    const path = join(makeFolder(t), 'mail.txt');
    writeFileSync(path, `1. ${other}\n2. ${linkOn(server.origin)}\n`);
    const terminal = onTerminal(t, `${commandLine('reveal', '-')} <${path}`);
    await terminal.sees('1  share.example/…/AAAAAAAA…');
    await terminal.sees('Which one? [1-2] ');
    terminal.type('2\r');
    await terminal.sees('swordfish');
    assert.equal(await terminal.ended, 0);
  });

  test('are left alone where none is chosen', async (t) => {
    const server = await serveShare(t);
    const terminal = onTerminal(t, commandLine('reveal', `${linkOn(server.origin)} ${other}`));
    await terminal.sees('Which one?');
    terminal.type('3\r');
    assert.equal(await terminal.ended, 80);
    assert.equal(server.seen.length, 0);
  });
});

test('a link whose # was encoded is opened, and its reader is told where the key went', async () => {
  const link =
    'https://share.example/shared/sealed/qEU6fJY8ZX0yZQoWsR4UiTQuTajBBvZBzvRoTxO50M4%23sl1.AMDrDQE6aoc3N5eMJXXVM1I55MVNPwOjULBqKJtZronlk5Ao';
  const { code, stderr } = await sharelink(['verify', link]);
  assert.equal(code, 0);
  assert.match(stderr, /has sent its key to the server/);
  assert.ok(!stderr.includes('AMDr'));
});
