/** The systemd unit: what it starts keeps what it was given, and it starts with as few rights as it can. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import workerd from 'workerd';
import { ask, createShare, openShare, peekShare } from './client.ts';
import { eventually } from './store-files.ts';
import { unusedOrigin } from './upstream.ts';

const root = dirname(dirname(import.meta.dirname));
const unit = readFileSync(join(root, 'edge-worker/sharelink.service'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'sharelink-service-'));
after(() => rmSync(folder, { recursive: true }));

/** @returns the values of a key, in order. */
function valuesOf(key: string): string[] {
  return unit.split('\n').flatMap((line) => (line.startsWith(`${key}=`) ? [line.slice(key.length + 1)] : []));
}

/** Where the guide puts things, and where they are here. @param written how a path is written there */
function here(text: string, written = (path: string) => path): string {
  return text
    .replaceAll('/opt/sharelink/workerd', written(workerd.default))
    .replaceAll('/opt/sharelink', written(join(root, 'dist/worker')))
    .replaceAll('%S', written(folder));
}

/** Runs the unit's command as systemd would: its environment, its variables, its folder of state. */
async function start(environmentFile: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const defaults = Object.fromEntries(valuesOf('Environment').map((line) => line.split(/=(.*)/s).slice(0, 2)));
  const env: Record<string, string> = { ...defaults, ...environmentFile };
  const [command = '', ...args] = (valuesOf('ExecStart')[0] ?? '')
    .split(' ')
    .map((word) => here(word).replace(/\$\{(\w+)\}/g, (_, name: string) => env[name] ?? ''));
  mkdirSync(join(folder, valuesOf('StateDirectory')[0] ?? ''), { recursive: true, mode: 0o700 });
  const child = spawn(command, args, { env, stdio: 'inherit' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  await eventually(() =>
    ask(`http://${env.LISTEN}/healthz`).then(
      ({ status }) => status === 200,
      () => false,
    ),
  );
  return child;
}

suite('the unit', () => {
  test('starts a worker that loses nothing when it is killed', async () => {
    const origin = await unusedOrigin();
    const settings = {
      LISTEN: new URL(origin).host,
      BACKEND: 'embedded',
      STORE_KEY: randomBytes(32).toString('base64url'),
      LIFETIME_MIN: '1s',
    };
    const first = await start(settings);
    const ended = once(first, 'exit');
    const kept = await createShare(origin, { secretValue: 'kept', password: 'hunter2', maxViews: 2 });
    const spent = await createShare(origin, { maxViews: 1 });
    const expiring = await createShare(origin, { expiresIn: '1s' });
    assert.equal((await openShare(origin, kept, { password: 'hunter2' })).status, 200);
    assert.equal((await openShare(origin, spent)).status, 200);
    first.kill('SIGKILL');
    assert.deepEqual(await ended, [null, 'SIGKILL']);
    await sleep(1000); // the short one's time ends while nobody runs

    const second = await start(settings);
    const stopped = once(second, 'exit');
    assert.equal((await peekShare(origin, kept)).json.expiresAfterViews, 1);
    assert.equal((await openShare(origin, kept, { password: 'hunter2' })).json.secretValue, 'kept');
    assert.match(String((await openShare(origin, spent)).json.message), /view limit/);
    assert.match(String((await openShare(origin, expiring)).json.message), /expired/);
    second.kill('SIGKILL');
    await stopped;
  });

  test('keeps settings and keys in a file that only root reads, and shares nowhere but in its own folder', () => {
    assert.deepEqual(valuesOf('EnvironmentFile'), ['/etc/sharelink.env']);
    assert.equal(/STORE_KEY|CREATE_TOKEN/.test(unit), false);
    assert.match(valuesOf('ExecStart')[0] ?? '', / --directory-path=store=%S\/sharelink$/);
    assert.deepEqual(valuesOf('Environment'), ['LISTEN=127.0.0.1:8787']);
    assert.deepEqual(valuesOf('StateDirectory'), ['sharelink']);
    const rights = { DynamicUser: 'yes', ProtectSystem: 'strict', ProtectHome: 'yes', NoNewPrivileges: 'yes' };
    for (const [key, value] of Object.entries({ ...rights, CapabilityBoundingSet: '', LimitCORE: '0' })) {
      assert.deepEqual(valuesOf(key), [value], key);
    }
  });

  test('has nothing that systemd does not know or would lock down further without harm', (t) => {
    if (spawnSync('systemd-analyze', ['--version']).error) return t.diagnostic('no systemd on this machine');
    const path = join(folder, 'sharelink.service');
    writeFileSync(path, here(unit, (path) => path.replaceAll(' ', '\\x20')).replace(/^EnvironmentFile=.*$/m, ''));
    const verified = spawnSync('systemd-analyze', ['verify', path], { encoding: 'utf8' });
    const complaints = verified.stderr.split('\n').filter((line) => line.includes('sharelink.service'));
    assert.deepEqual(complaints, []);
    const told = /an exposure of (\d)\.(\d)/.exec(readFileSync(join(root, 'docs/deploy.md'), 'utf8'));
    const threshold = Number(`${told?.[1]}${told?.[2]}`);
    const rate = (text: string) => {
      writeFileSync(path, text);
      const args = ['security', '--offline=yes', `--threshold=${threshold}`, path];
      return spawnSync('systemd-analyze', args, { encoding: 'utf8' });
    };
    const { status, stdout, stderr } = rate(unit);
    assert.equal(status, 0, stdout + stderr);
    assert.notEqual(rate(unit.replace('PrivateUsers=yes', '')).status, 0, 'one restriction less is told');
  });

  test('gives strangers no way to end the worker for good', () => {
    assert.deepEqual(valuesOf('Restart'), ['always']);
    const [, section = ''] = unit.match(/^\[Unit\]\n([^[]*)/m) ?? [];
    assert.match(section, /^StartLimitIntervalSec=0$/m);
    assert.ok(Number(valuesOf('LimitNOFILE')[0]) >= 65_536);
  });
});
