/** Several files in one share, at the command line. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { zipSync } from 'fflate';
import { exitCodes } from '../../cli/exit-codes.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { makeFolder, sharelink } from './command.ts';

let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const share = (args: readonly string[], input?: string) =>
  sharelink(['share', '--server', worker.origin, '--max-views', '9', ...args], { ...(input && { input }) });

async function shared(args: readonly string[], input?: string): Promise<string> {
  const { code, stdout, stderr } = await share(args, input);
  assert.equal(code, 0, stderr);
  return String(stdout).trim();
}

const reveal = (link: string, output: string, more: readonly string[] = []) =>
  sharelink(['reveal', '--yes', '--output', output, ...more, link]);

test('--file again and again shares them as one, and --output DIR/ takes them apart', async (t) => {
  const folder = makeFolder(t);
  mkdirSync(join(folder, 'other'));
  const contents = { 'a.env': 'A=1\n', 'other/a.env': 'A=2\n', 'b.bin': '\0\xff' };
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
  const link = await shared(Object.keys(contents).flatMap((name) => ['--file', join(folder, name)]));
  const out = join(folder, 'new', 'out');
  const { code, stderr } = await reveal(link, `${out}/`);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /Written: “a\.env”, “a \(2\)\.env”, “b\.bin”\./);
  const found = Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]));
  assert.deepEqual(found, { 'a.env': 'A=1\n', 'a (2).env': 'A=2\n', 'b.bin': contents['b.bin'] });
  assert.equal(statSync(join(out, 'b.bin')).mode & 0o777, 0o600);

  const zip = join(folder, 'all.zip');
  assert.match((await reveal(link, zip)).stderr, /the sender named the file “3 files\.zip”/);
  assert.equal(readFileSync(zip).subarray(0, 2).toString(), 'PK');
  const json = await reveal(link, `${join(folder, 'json')}/`, ['--json']);
  assert.deepEqual(JSON.parse(String(json.stdout)).files, ['a.env', 'a (2).env', 'b.bin']);
});

test('--output DIR/ keeps a file under its own name, and a text as secret.txt', async (t) => {
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'key'), 'key');
  const out = join(folder, 'out');
  assert.equal((await reveal(await shared(['--file', join(folder, 'key')]), `${out}/`)).code, 0);
  assert.equal((await reveal(await shared([], 'text\n'), `${out}/`)).code, 0);
  assert.deepEqual(readdirSync(out).sort(), ['key', 'secret.txt']);
  assert.equal(readFileSync(join(out, 'secret.txt'), 'utf8'), 'text\n');
});

test('--output DIR/ plants nothing that a shell reads, and leaves a ZIP of the sender’s whole', async (t) => {
  const folder = makeFolder(t);
  const names = ['.bash_profile', '.env', '.env.local', '-rf', '.envrc'];
  for (const name of names) writeFileSync(join(folder, name), name);
  const out = join(folder, 'out');
  const link = await shared(names.flatMap((name) => ['--file', join(folder, name)]));
  assert.equal((await reveal(link, `${out}/`)).code, 0);
  assert.deepEqual(readdirSync(out).sort(), ['_-rf', '_.bash_profile', '_.envrc', '.env', '.env.local'].sort());

  writeFileSync(join(folder, 'backup.zip'), zipSync({ 'a/config.yml': new Uint8Array(3) }, { level: 0 }));
  const other = join(folder, 'other');
  assert.equal((await reveal(await shared(['--file', join(folder, 'backup.zip')]), `${other}/`)).code, 0);
  assert.deepEqual(readdirSync(other), ['backup.zip']);
});

test('what is there already stays as it is, and nothing that was shared is lost', async (t) => {
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'secret.txt'), 'mine');
  const { code, stderr } = await reveal(await shared([], 'theirs'), `${folder}/`);
  assert.equal(code, exitCodes.output_refused, stderr);
  assert.match(
    stderr,
    /is there already, and stays as it is\..* All that was shared is in \S+sharelink-[0-9a-f]{8}\.txt\./,
  );
  assert.equal(readFileSync(join(folder, 'secret.txt'), 'utf8'), 'mine');
  const [kept = ''] = readdirSync(folder).filter((name) => name.startsWith('sharelink-'));
  assert.equal(readFileSync(join(folder, kept), 'utf8'), 'theirs');
});

test('where one of several is there already, all of them are in a file whose name says that it is a ZIP', async (t) => {
  const folder = makeFolder(t);
  const files = ['a', 'b'].map((name) => join(folder, name));
  for (const file of files) writeFileSync(file, 'mine');
  const link = await shared(files.flatMap((file) => ['--file', file]));
  const { code, stderr } = await reveal(link, `${folder}/`);
  assert.equal(code, exitCodes.output_refused, stderr);
  assert.match(stderr, /All that was shared is in \S+sharelink-[0-9a-f]{8}\.zip\./);
  const [kept = ''] = readdirSync(folder).filter((name) => name.endsWith('.zip'));
  assert.equal(readFileSync(join(folder, kept)).subarray(0, 2).toString(), 'PK');
});

test('a file whose name is not safe to save under is shared under one that is, which is said', async (t) => {
  const folder = makeFolder(t);
  const names = {
    '\u200eWhatsApp Image.jpg': '_WhatsApp Image.jpg',
    'report: final.pdf': 'report_ final.pdf',
    'con.txt': '_con.txt',
    'notes.': 'notes_',
  };
  for (const [own, safe] of Object.entries(names)) {
    writeFileSync(join(folder, own), own);
    const { code, stdout, stderr } = await share(['--file', join(folder, own)]);
    assert.equal(code, 0, stderr);
    assert.equal(stderr, `sharelink: The file is shared as “${safe}”: its own name is not safe to save under.\n`);
    assert.equal((await reveal(String(stdout).trim(), `${join(folder, 'out')}/`)).code, 0);
    assert.equal(readFileSync(join(folder, 'out', safe), 'utf8'), own);
  }
  const together = await share(Object.keys(names).flatMap((name) => ['--file', join(folder, name)]));
  for (const safe of Object.values(names)) assert.ok(together.stderr.includes(`“${safe}”`), together.stderr);
  const named = await share(['--file', join(folder, 'notes.'), '--name', 'notes.txt']);
  assert.deepEqual([named.code, named.stderr], [0, '']);
});

test('a folder that takes nothing is refused before a view is spent', async (t) => {
  const folder = makeFolder(t);
  const link = await shared([], 'text');
  writeFileSync(join(folder, 'file'), '');
  for (const place of [`${join(folder, 'file')}/`, '/proc/']) {
    const { code, stderr } = await reveal(link, place);
    assert.equal(code, exitCodes.output_refused, stderr);
  }
  const unmarked = await reveal(link, folder);
  assert.equal(unmarked.code, exitCodes.output_refused, unmarked.stderr);
  assert.match(unmarked.stderr, /cannot be created: it is a folder\. .* With a slash at its end, as in DIR\/, /);
  const { stdout } = await sharelink(['peek', '--json', link]);
  assert.equal(JSON.parse(String(stdout)).viewsLeft, 9);
  chmodSync(folder, 0o700);
});

test('together they are refused by their size before they are read', async (t) => {
  const folder = makeFolder(t);
  const files = ['one', 'two'].map((name) => join(folder, name));
  for (const file of files) {
    writeFileSync(file, '');
    truncateSync(file, 600_000_000_000);
  }
  const { code, stderr } = await share(files.flatMap((file) => ['--file', file]));
  assert.equal(code, exitCodes.value_too_long, stderr);
  assert.match(stderr, /It is 11999989\d+ bytes over\..* This server takes up to 1 MB\./);
  const plain = await share(['--plain', ...files.flatMap((file) => ['--file', file])]);
  assert.equal(plain.code, exitCodes.usage, plain.stderr);
});
