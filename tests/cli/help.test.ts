import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { type CommandSpec, commands } from '../../cli/commands.ts';
import { sharelink } from './command.ts';

const [readme = '', manual = ''] = ['README.md', 'docs/command-line.md'].map((path) =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'),
);

suite('each command', () => {
  for (const [name, spec] of Object.entries<CommandSpec>(commands)) {
    test(`${name} explains its options, in 80 columns, and README and manual list the same`, async () => {
      const { code, stdout, stderr } = await sharelink([name, '--help']);
      assert.deepEqual([code, stderr], [0, '']);
      const help = stdout.toString();
      assert.deepEqual(
        help.split('\n').filter((line) => line.length > 80),
        [],
      );
      assert.deepEqual((await sharelink(['help', name])).stdout.toString(), help);
      const told = [...help.matchAll(/^ {2}--([\w-]+)/gm)].map(([, option]) => option);
      assert.deepEqual(told, spec.options);
      for (const text of [readme, manual]) {
        const synopsis = new RegExp(`^sharelink ${name} +([A-Z[].*(?:\\n .*)*)`, 'm').exec(text)?.[1] ?? '';
        const listed = [...synopsis.matchAll(/--([\w-]+)/g)].map(([, option]) => option);
        assert.deepEqual(new Set(listed), new Set(spec.options.filter((option) => option !== 'help')));
      }
    });
  }
});

test('help names what the environment can set', async () => {
  const { stdout } = await sharelink(['--help']);
  for (const name of ['SHARELINK_SERVER', 'SHARELINK_PAGE', 'SHARELINK_TOKEN']) {
    assert.ok(stdout.toString().includes(name));
    assert.ok(manual.includes(`| \`${name}\` |`));
  }
});
