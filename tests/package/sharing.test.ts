/** What `share` does where an option is left out. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type ShareOptions, share } from 'sharelink';
import { jsonAnswer, serve } from './loopback.ts';
import { id } from './share.ts';

const built = join(dirname(dirname(import.meta.dirname)), 'dist/sharelink.node.js');

test('a share without lifetime and views opens once, within a day, as the command’s does', async (t) => {
  const server = await serve(t, jsonAnswer(200, { id }));
  await share({ server: server.origin, value: 'v', sealed: false });
  await share({ server: server.origin, value: 'v', sealed: false, expiresIn: undefined, maxViews: undefined });
  const created = server.seen.filter(({ method }) => method === 'POST');
  assert.deepEqual(
    created.map(({ body }) => JSON.parse(String(body))),
    Array(2).fill({ secretValue: 'v', expiresIn: '1d', maxViews: 1 }),
  );
});

test('a server that is missing is told as missing, and not as a wrong one', async () => {
  for (const server of [undefined, '', null]) {
    const options = { value: 'v', server, fetch: () => assert.fail('nothing is to be sent') };
    for (const sealed of [true, false]) {
      const { kind, viewSpent } = await share({ ...options, sealed } as unknown as ShareOptions);
      assert.deepEqual([kind, viewSpent], ['server_required', 'no']);
    }
  }
});

suite('an error that nobody catches prints its sentence, and not the package', () => {
  const calls: Readonly<Record<string, readonly [call: string, sentence: string]>> = {
    'an option that there is not': ["share({ value: 'v', views: 1 })", 'share has no option “views”'],
    'no secret': ["share({ server: 'https://a.example' })", 'pass the secret as value or file'],
    'a link that is none': ['reveal(5)', 'pass a link as text'],
    'no failure': ["describe('x')", 'describe takes a failure'],
    'a token that is no text': [
      "peek('https://a.example/s/' + 'A'.repeat(43), { token: 5 })",
      'token must be a string',
    ],
  };
  for (const [what, [call, sentence]] of Object.entries(calls)) {
    test(what, async () => {
      const code = `import { describe, peek, reveal, share } from ${JSON.stringify(built)};\nawait ${call};`;
      const args = ['--input-type=module', '--eval', code];
      const printed = await new Promise<string>((resolve) => {
        execFile(process.env.SHARELINK_TEST_NODE ?? process.execPath, args, (_error, _stdout, stderr) =>
          resolve(stderr),
        );
      });
      assert.ok(printed.includes(`TypeError: ${sentence}`), printed);
      // Where the checkout lies is not the package's doing: its stack names that path several times.
      const { length } = printed.replaceAll(pathToFileURL(built).href, '').replaceAll(built, '');
      assert.ok(length < 1200, `${length} characters`);
    });
  }
});
