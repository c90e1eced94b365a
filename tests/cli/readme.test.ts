/** Runs the README's examples as a reader would, against the worker that ships. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, suite, type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { ask } from '../edge-worker/client.ts';
import { eventually } from '../edge-worker/store-files.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { unusedOrigin } from '../package/loopback.ts';
import { makeFolder, node } from './command.ts';

const root = dirname(dirname(import.meta.dirname));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const workerdFolder = process.arch === 'arm64' ? 'workerd-linux-arm64' : 'workerd-linux-64';
const run = promisify(execFile);
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

/** The examples of one chapter, which ask the worker of this test. */
function examples(chapter: string, language: 'sh' | 'js'): string[] {
  const text = readme.split('\n## ').find((part) => part.startsWith(`${chapter}\n`)) ?? '';
  const found = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language);
  return found.map(([, , code = '']) => code.replaceAll('https://share.example.com', worker.origin));
}

/** A folder where the package is installed. */
function makeProject(t: TestContext): string {
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/sharelink'));
  return folder;
}

suite('the examples of the README', () => {
  test('are those that a test runs', () => {
    const found = readme.split('\n## ').flatMap((part) => {
      const languages = [...part.matchAll(/^```(\w*)\n[\s\S]*?^```$/gm)].map(([, language]) => language);
      return languages.map((language) => `${part.split('\n')[0]}: ${language}`);
    });
    assert.deepEqual(found, [
      'Try it: sh', // tests/edge-worker/start.test.ts runs ./start
      'In an app: js',
      'In an app: js',
      'In an app: html', // tests/e2e/element.test.ts embeds it
      'At the command line: sh',
      'At the command line: ', // help.test.ts compares the synopsis
      'In front of your Infisical: the worker: sh',
    ]);
  });

  test('the command line shares a secret, checks it, looks and opens it', async (t) => {
    const [script = ''] = examples('At the command line', 'sh');
    const folder = makeFolder(t);
    symlinkSync(join(root, 'dist'), join(folder, 'dist'));
    const { stdout, stderr } = await run('sh', ['-eu', '-c', script], {
      cwd: folder,
      env: { PATH: `${dirname(node)}:${process.env.PATH}` },
    });
    assert.ok(stdout.endsWith('\nmy secret'), stdout);
    assert.match(stdout, /^views left: +1$/m);
    assert.equal(stderr, '');
  });

  test('the package shares and opens, and says what a second try finds', async (t) => {
    const [sharing = '', revealing = ''] = examples('In an app', 'js');
    const folder = makeProject(t);
    writeFileSync(join(folder, 'share.js'), sharing);
    writeFileSync(join(folder, 'reveal.js'), revealing);
    const runFile = async (...args: string[]) => (await run(process.execPath, args, { cwd: folder })).stdout;
    const link = (await runFile('share.js')).trim();
    assert.ok(link.startsWith(`${worker.origin}/shared/sealed/`), link);
    assert.equal(await runFile('reveal.js', link), 'the database password\n');
    const told = await runFile('reveal.js', link);
    assert.match(told, /opened as often as its sender allowed/);
    assert.doesNotMatch(told, / {2}/); // a look has no view at stake
  });

  test('the worker starts in front of a server', async (t) => {
    const [script = ''] = examples('In front of your Infisical: the worker', 'sh');
    const origin = await unusedOrigin();
    const here = script.replace('127.0.0.1:8787', new URL(origin).host).replace('workerd-linux-64', workerdFolder);
    assert.notEqual(here, script);
    const folder = makeFolder(t);
    for (const name of ['dist', 'node_modules']) symlinkSync(join(root, name), join(folder, name));
    const child = spawn('sh', ['-eu', '-c', here], { cwd: folder, stdio: 'ignore', detached: true });
    t.after(() => process.kill(-(child.pid ?? 0), 'SIGKILL'));
    await eventually(async () => {
      assert.equal(child.exitCode, null);
      return (await ask(`${origin}/healthz`).catch(() => undefined))?.status === 200;
    });
    assert.ok(existsSync(join(folder, '.sharelink/worker')));
  });
});
