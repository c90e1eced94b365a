/** What is deployed: that it is complete, that the ways to run it agree, and that the platform writes nothing down. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite, test } from 'node:test';

const root = dirname(dirname(import.meta.dirname));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface WranglerConfig {
  readonly durable_objects: { readonly bindings: readonly { readonly name: string; readonly class_name: string }[] };
  readonly migrations: readonly { readonly new_sqlite_classes: readonly string[] }[];
  readonly vars: Readonly<Record<string, string>>;
  readonly observability: unknown;
}

const wrangler: WranglerConfig = JSON.parse(read('edge-worker/wrangler.jsonc').replace(/^ *\/\/.*$/gm, ''));
const workerd = read('edge-worker/config.capnp');

/** @returns what the pattern's first group holds, sorted, of all matches. */
function allOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => String(found)).sort();
}

const settings = allOf(read('edge-worker/src/settings/config.ts').split('type Setting')[0] ?? '', /'([A-Z][A-Z_]+)'/g);

/** Needs no account and no network; says nothing to anyone. */
function dryRun(
  outDir: string,
  config = join(root, 'edge-worker/wrangler.jsonc'),
): { status: number | null; printed: string } {
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/wrangler/bin/wrangler.js'),
      ...['deploy', '--dry-run', '--config', config, '--outdir', outDir],
    ],
    {
      encoding: 'utf8',
      cwd: outDir,
      env: {
        ...{ PATH, HOME, CI: '1', XDG_CONFIG_HOME: outDir, WRANGLER_LOG_PATH: join(outDir, 'logs') },
        ...{ WRANGLER_SEND_METRICS: 'false', WRANGLER_SEND_ERROR_REPORTS: 'false', WRANGLER_HIDE_BANNER: 'true' },
        ...{ CLOUDFLARE_CF_FETCH_ENABLED: 'false', CLOUDFLARE_LOAD_DEV_VARS_FROM_DOT_ENV: 'false' },
      },
    },
  );
  return { status, printed: stdout + stderr };
}

suite('a deployment to Cloudflare', () => {
  test('is complete: the script, the module, the page and every binding', (t) => {
    const outDir = mkdtempSync(join(tmpdir(), 'sharelink-deploy-'));
    t.after(() => rmSync(outDir, { recursive: true }));
    const { status, printed } = dryRun(outDir);
    assert.equal(status, 0, printed);
    assert.doesNotMatch(printed, /warning/i);
    for (const { name, class_name } of wrangler.durable_objects.bindings) {
      assert.ok(printed.includes(`env.${name} (${class_name})`), printed);
    }
    const page = readdirSync(join(root, 'dist/worker/page')).map((name) => `page/${name}`);
    assert.ok(page.length >= 8);
    for (const name of ['worker.wasm', ...page]) {
      assert.ok(readFileSync(join(outDir, name)).equals(readFileSync(join(root, 'dist/worker', name))), name);
    }
    assert.ok(readFileSync(join(outDir, 'worker.js'), 'utf8').includes('shared-secrets'));
  });

  test('in front of Infisical takes the settings that the guide names', (t) => {
    const outDir = mkdtempSync(join(tmpdir(), 'sharelink-deploy-'));
    t.after(() => rmSync(outDir, { recursive: true }));
    const named = JSON.parse(`{${/```jsonc\n(.*?)```/s.exec(read('docs/deploy.md'))?.[1]}}`);
    assert.deepEqual(
      named.routes.map(({ pattern }: { pattern: string }) => pattern.replace(/^[^/]*/, '')),
      [
        '/shared/*',
        '/s/*',
        '/share',
        '/share/*',
        '/sharelink.json',
        '/api/v1/shared-secrets*',
        '/api/v1/secret-sharing/*',
      ],
    );
    const folder = join(root, 'dist/worker');
    const config = { ...wrangler, ...named, main: join(folder, 'worker.js'), base_dir: folder };
    writeFileSync(join(outDir, 'wrangler.jsonc'), JSON.stringify(config));
    const { status, printed } = dryRun(outDir, join(outDir, 'wrangler.jsonc'));
    assert.equal(status, 0, printed);
    assert.doesNotMatch(printed, /warning/i);
    assert.ok(printed.includes('env.BACKEND ("upstream")'), printed);
  });

  test('is written down nowhere by the platform, whose records hold the address with the id', () => {
    assert.deepEqual(wrangler.observability, { enabled: false, logs: { enabled: false, invocation_logs: false } });
  });

  test('puts no key into the settings that everyone may read', () => {
    assert.deepEqual(Object.keys(wrangler.vars).sort(), ['BACKEND', 'HOSTS']);
  });
});

suite('both ways to run it', () => {
  test('have the same objects, each with a store of its own', () => {
    const objects = wrangler.durable_objects.bindings.map(({ name, class_name }) => `${name} ${class_name}`).sort();
    const bound = [...workerd.matchAll(/name = "(\w+)", durableObjectNamespace = "(\w+)"/g)];
    assert.deepEqual(bound.map(([, name, className]) => `${name} ${className}`).sort(), objects);
    const classes = wrangler.durable_objects.bindings.map(({ class_name }) => class_name).sort();
    assert.ok(classes.length >= 2);
    assert.deepEqual(allOf(workerd, /className = "(\w+)", uniqueKey = "[\w-]+", enableSql = true/g), classes);
    assert.deepEqual(wrangler.migrations.flatMap(({ new_sqlite_classes }) => new_sqlite_classes).sort(), classes);
    const entry = read('edge-worker/entry.workerd.ts');
    assert.deepEqual(allOf(entry, /^export \{ (\w+) \}/gm), classes);
  });

  test('know every setting, and the guide tells of each', () => {
    assert.ok(settings.length > 10);
    assert.deepEqual(allOf(workerd, /fromEnvironment = "(\w+)"/g), settings);
    assert.deepEqual(allOf(workerd, /name = "(\w+)", fromEnvironment/g), settings);
    assert.deepEqual(allOf(read('docs/settings.md'), /^\| `([A-Z][A-Z_]+)` \|/gm), settings);
  });
});
