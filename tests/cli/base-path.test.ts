/** The command and a server under a sub-path of its host. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildPage } from '../../tools/build-page.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { makeFolder, sharelink } from './command.ts';
import { assertAllSame, serveStatic, verifyPage } from './static-host.ts';

const basePath = '/tools/secrets';
const pathHint = 'Where sharelink is under a path of this host, the address needs it too.';
let worker: TestWorker;
let server: string;
before(async () => {
  worker = await startEmbedded({ BASE_PATH: basePath });
  server = worker.origin + basePath;
});
after(() => worker.stop());

test('a secret is shared, looked at, opened and deleted below it', async (t) => {
  const tokenFile = join(makeFolder(t), 'token');
  const shared = await sharelink(['share', '--server', `${server}/`, '--max-views', '2', '--token-file', tokenFile], {
    input: 'swordfish',
  });
  const link = shared.stdout.toString().trimEnd();
  assert.deepEqual([shared.code, link.startsWith(`${server}/shared/sealed/`)], [0, true], shared.stderr);
  const peeked = await sharelink(['peek', '--json', link]);
  assert.equal(JSON.parse(peeked.stdout.toString()).viewsLeft, 2);
  const verified = await sharelink(['verify', '--json', link]);
  const { page, server: named } = JSON.parse(verified.stdout.toString());
  assert.deepEqual([page, named], [server, server]);
  assert.equal((await sharelink(['reveal', '--yes', link])).stdout.toString(), 'swordfish');
  assert.equal((await sharelink(['delete', '--token-file', tokenFile, link])).code, 0);
  assert.equal((await sharelink(['peek', link])).code, 40);
});

test('a plain share is one of its own', async () => {
  const { stdout } = await sharelink(['share', '--plain', '--server', server], { input: 'swordfish' });
  const link = stdout.toString().trimEnd();
  assert.ok(link.startsWith(`${server}/shared/secret/`));
  const bare = link.slice(-43);
  assert.equal((await sharelink(['reveal', '--yes', '--server', server, bare])).stdout.toString(), 'swordfish');
});

test('a token for the server of one sub-path goes to no other one', async () => {
  const { stdout } = await sharelink(['share', '--server', server], { input: 'swordfish' });
  const env = { SHARELINK_SERVER: worker.origin, SHARELINK_TOKEN: 'a-token-of-mine' };
  const { code, stderr } = await sharelink(['peek', stdout.toString().trimEnd()], { env });
  assert.equal(code, 0);
  assert.match(stderr, /is not sent: this link is of another server/);
});

test('its page is compared with the build, whatever leads to it', async (t) => {
  const id = 'A'.repeat(43);
  const damaged = [`${server}/shared/sealed/${id.slice(1)}#sl1.AAAA`, `${server}/s/?from=mail`, `${server}/?from=mail`];
  for (const address of [server, `${server}/`, `${server}/s/${id}`, `${server}/share`, ...damaged]) {
    assertAllSame(await verifyPage(address));
  }
  const folder = makeFolder(t);
  await buildPage({ outDir: folder, basePath });
  assertAllSame(await verifyPage(server, '--build', folder));
});

test('a host’s root where nothing answers is told with what may be missing', async () => {
  const link = `${worker.origin}/shared/secret/${'A'.repeat(43)}`;
  const commands: readonly (readonly [args: readonly string[], input?: string])[] = [
    [['share', '--server', worker.origin], 'swordfish'],
    [['peek', link]],
    [['reveal', '--yes', link]],
    [['delete', '--token-stdin', link], 'A'.repeat(43)],
  ];
  for (const [args, input] of commands) {
    const { code, stderr } = await sharelink([...args], input === undefined ? {} : { input });
    assert.equal(code, 57, stderr);
    assert.ok(stderr.includes(pathHint), stderr);
  }
  const below = await sharelink(['peek', `${server}/more/shared/secret/${'A'.repeat(43)}`]);
  assert.equal(below.code, 57);
  assert.doesNotMatch(below.stderr, /under a path/);
});

test('an address that has no page is told in a sentence, where it is a host’s root with what it may lack', async () => {
  assert.equal((await verifyPage(worker.origin)).kind, 'page_differs');
  const says = async (address: string) => {
    const { code, stdout, stderr } = await sharelink(['verify-page', address]);
    assert.deepEqual([code, stdout.toString()], [70, '']);
    assert.match(stderr, /^sharelink: There is no sharelink page at this address/);
    return stderr;
  };
  assert.ok((await says(worker.origin)).includes(pathHint));
  assert.doesNotMatch(await says(`${server}/more`), /under a path/);
});

test('a static host serves a build for it, and for a server that has one', async (t) => {
  const folder = makeFolder(t);
  await buildPage({ outDir: folder, basePath: '/pages', server: 'https://api.example.com/v2' });
  const host = await serveStatic(t, { folder, under: '/pages' });
  assertAllSame(await verifyPage(`${host.origin}/pages`, '--build', folder));
  assertAllSame(await verifyPage(`${host.origin}/pages`, '--server', 'https://api.example.com/v2'));
  for (const wrong of ['pages', '/pages/', '/a//b', '/shared', '/%70ages']) {
    await assert.rejects(buildPage({ outDir: folder, basePath: wrong }), /base path must be/, wrong);
  }
});
