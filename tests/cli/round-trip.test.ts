/** What `share` stores, `reveal` gives back: against the worker that ships. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { makeFolder, sharelink } from './command.ts';

let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

async function shareLink(args: readonly string[], input: string | Uint8Array = ''): Promise<string> {
  const { code, stdout, stderr } = await sharelink(['share', '--server', worker.origin, ...args], { input });
  assert.equal(code, 0, stderr);
  const link = stdout.toString();
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/shared\/(sealed|secret)\/[\w-]{43}(#sl1\.[\w-]{48})?\n$/);
  return link.trimEnd();
}

suite('a secret from standard input comes back byte for byte', () => {
  const secrets = ['swordfish', 'a line\n', 'ends\r\n\r\n', '\ufeffmark', '☃ \u001b[2J\u0000', ' '];
  for (const secret of secrets) {
    test(JSON.stringify(secret), async () => {
      const link = await shareLink([], secret);
      const { code, stdout, stderr } = await sharelink(['reveal', '--yes', link]);
      assert.deepEqual([code, stdout.toString(), stderr], [0, secret, '']);
    });
  }
});

test('the link is read from standard input, with the password below it', async (t) => {
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'x'), 'x');
  const link = await shareLink(['--file', join(folder, 'x'), '--password-stdin'], 'hunter2\r\n');
  const { code, stdout } = await sharelink(['reveal', '--yes', '--password-stdin', '-'], {
    input: `${link}\nhunter2\n`,
  });
  assert.deepEqual([code, stdout.toString()], [0, 'x']);
});
