/** A runtime that forbids WebAssembly: an answer of the package with a code of its own, and of the command with its exit code. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
/** Node.js without a compiler at run time has no WebAssembly. */
const run = (...args: string[]) => promisify(execFile)(process.execPath, ['--jitless', ...args], { cwd: root });
const link = `https://share.example/shared/secret/${'A'.repeat(43)}`;

test('each function of the package answers that WebAssembly is forbidden, for what it was asked', async () => {
  const script = `
    import { describe, loadCore, parseLink, peek, remove, reveal, share } from 'sharelink';
    const link = ${JSON.stringify(link)};
    const answers = [
      await parseLink(link), await peek(link), await reveal(link), await remove(link, 'token'),
      await share({ value: 'v', server: 'https://share.example' }),
    ];
    const { what, view } = describe(answers[2]);
    const thrown = await loadCore().catch(({ message }) => message);
    console.log(JSON.stringify([...answers.map(({ kind, viewSpent, operation }) => [kind, viewSpent, operation ?? '']), what, view, thrown]));
  `;
  const { stdout } = await run('--input-type=module', '--eval', script);
  assert.deepEqual(JSON.parse(stdout), [
    ...['', 'peek', 'access', 'remove', 'create'].map((operation) => ['webassembly_forbidden', 'no', operation]),
    'This browser or a policy forbids WebAssembly.',
    'No view was used.',
    'WebAssembly is forbidden here',
  ]);
});

test('the command ends with the exit code for it', async () => {
  await assert.rejects(run('dist/cli/sharelink.js', 'verify', link), { code: 100 });
});
