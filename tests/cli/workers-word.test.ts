/** What a worker says of itself and of the server behind it, as a person at the command line is told it. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { exitCodes } from '../../cli/exit-codes.ts';
import { startEmbedded, startWorker, type TestWorker } from '../edge-worker/workerd.ts';
import { unusedOrigin } from '../package/loopback.ts';
import { linkOn } from '../package/share.ts';
import { sharelink } from './command.ts';

suite('a worker whose server is down', () => {
  let worker: TestWorker;
  before(async () => {
    worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: await unusedOrigin() });
  });
  after(() => worker.stop());

  const behind = 'sharelink: The server behind this address does not answer. ';
  const named = () => `The server is ${new URL(worker.origin).host}.\n`;

  test('is told as that, and never as a fault of the own network', async () => {
    for (const command of ['peek', 'reveal']) {
      const { code, stderr } = await sharelink([command, linkOn(worker.origin)]);
      assert.equal(code, exitCodes.reply_lost);
      assert.ok(stderr.startsWith(`${behind}No view was used. Check the link again later`), stderr);
      assert.ok(stderr.endsWith(named()) && !stderr.includes('network'), stderr);
    }
  });

  test('is told to who shares too, with what may have become of the secret', async () => {
    const { code, stderr } = await sharelink(['share', '--server', worker.origin], { input: 'v' });
    assert.equal(code, exitCodes.reply_lost);
    assert.ok(stderr.startsWith(`${behind}Try again later: if the server has stored the secret, nobody has`), stderr);
    assert.ok(stderr.endsWith(named()) && !/network|view/.test(stderr), stderr);
  });
});

suite('a worker', () => {
  test('that makes who guesses wait says so, how long, and that no view was used', async (t) => {
    const worker = await startEmbedded();
    t.after(() => worker.stop());
    const args = ['share', '--plain', '--server', worker.origin, '--password-stdin', 'swordfish'];
    const { stdout } = await sharelink(args, { input: 'hunter2' });
    const reveal = (input: string) =>
      sharelink(['reveal', '--yes', '--password-stdin', String(stdout).trim()], { input });
    for (let i = 0; i < 5; i += 1) assert.equal((await reveal('hunter3')).code, exitCodes.password_incorrect);
    // Each wait is twice as long as the one before: one of them outlasts the start of a command.
    let refused = await reveal('hunter3');
    while (refused.code === exitCodes.password_incorrect) refused = await reveal('hunter3');
    const { code, stderr } = refused;
    assert.equal(code, exitCodes.too_many_guesses, stderr);
    assert.match(
      stderr,
      /^sharelink: Too many wrong passwords were tried for this link\. No view was used\. Wait \d+ seconds?, then try again\./,
    );
  });

  test('that SHARELINK_SERVER names opens an id that has the end of its link, and tells one that lost it', async (t) => {
    const worker = await startEmbedded();
    t.after(() => worker.stop());
    const env = { SHARELINK_SERVER: worker.origin };
    const { stdout } = await sharelink(['share', '--max-views', '2'], { env, input: 'swordfish' });
    const link = String(stdout).trim();
    const hostless = link.slice(link.lastIndexOf('/') + 1);
    const opened = await sharelink(['reveal', '--', hostless], { env });
    assert.deepEqual([opened.code, String(opened.stdout)], [0, 'swordfish'], opened.stderr);
    for (const cut of [link.replace(/#.*/, ''), hostless.replace(/#.*/, '#')]) {
      const { code, stderr } = await sharelink(['reveal', '--', cut], { env });
      assert.equal(code, exitCodes.link_damaged);
      assert.match(stderr, /a part is missing or mistyped\. No view was used\. Copy the whole link again/);
    }
    const left = await sharelink(['peek', '--json', link], { env });
    assert.equal(JSON.parse(String(left.stdout)).viewsLeft, 1);
  });

  test('that asks for a token to create says so in words about creating', async (t) => {
    const worker = await startEmbedded({ CREATE: 'token', CREATE_TOKEN: 'correct-horse-battery-staple' });
    t.after(() => worker.stop());
    const { code, stderr } = await sharelink(['share', '--server', worker.origin], { input: 'v' });
    assert.equal(code, exitCodes.sign_in_required);
    assert.match(stderr, /^sharelink: This server asks for an access token\. .*SHARELINK_TOKEN/);
  });
});
