/** The proof on other Debian releases, where it cannot be had. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const root = dirname(dirname(import.meta.dirname));

test('where releases cannot be set up, the proof on them says why it is left out', (t) => {
  const bin = mkdtempSync(join(tmpdir(), 'sharelink-toolchains-'));
  t.after(() => rmSync(bin, { recursive: true }));
  symlinkSync('/bin/sh', join(bin, 'sh'));
  const { status, stdout } = spawnSync(process.execPath, ['tests/toolchains/run.ts'], {
    cwd: root,
    env: { PATH: bin },
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  assert.match(stdout, /^toolchains: left out, because (it takes root|there is no debootstrap)/);
});
