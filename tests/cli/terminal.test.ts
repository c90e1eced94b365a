/** What a person sees and types. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { type NewContent, type PasswordPreset, reveal, type SharedFile, share } from 'sharelink';
import { LineEditor } from '../../cli/line-editor.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { makeFolder, sharelink } from './command.ts';
import { commandLine, type OnTerminal, onTerminal } from './pseudo-terminal.ts';

const ctrlC = '\u0003';
const echoes = 'stty -a | grep -Eow -- "-?(echo|icanon|isig)"';
const restored = /\necho\r?\n|^echo\r?\n/m;

let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

interface Stored {
  readonly value?: string;
  readonly file?: SharedFile;
  readonly password?: string;
  readonly preset?: Exclude<PasswordPreset, 0>;
  readonly maxViews?: number;
}

/** @returns the link of a sealed share that opens once. */
async function store(stored: Stored = {}): Promise<string> {
  const { value = 'swordfish', file, ...options } = stored;
  const content: NewContent = file ? { file } : { value };
  const shared = await share({ server: worker.origin, expiresIn: '1h', maxViews: 1, ...options, ...content });
  assert.ok('link' in shared, shared.kind);
  return shared.link;
}

async function viewsLeft(link: string): Promise<number> {
  const { stdout } = await sharelink(['peek', '--json', link]);
  return JSON.parse(stdout.toString()).viewsLeft;
}

suite('share', () => {
  test('of what is typed as a file ends with Ctrl-C', { timeout: 30_000 }, async (t) => {
    const terminal = onTerminal(t, commandLine('share', '--plain', '--server', worker.origin, '--file', '/dev/stdin'));
    await terminal.sees('the name of the file is not shared.');
    terminal.type('swordfish\r');
    await terminal.sees('swordfish');
    terminal.type(ctrlC);
    await terminal.sees('You cancelled this.');
    assert.equal(await terminal.ended, 130);
  });

  test('asks for secret and password, hidden and twice, and prints the link', async (t) => {
    const terminal = onTerminal(t, commandLine('share', '--server', worker.origin, '--password'));
    await terminal.sees('Up to 1 MB.');
    await terminal.sees('Secret (hidden): ');
    terminal.type('sword\r');
    await terminal.sees('The same again: ');
    terminal.type('swords\r');
    await terminal.sees('The two differ. Try again. Several lines need a pipe or --file.');
    await terminal.sees('Secret (hidden): ');
    terminal.type('swordfish☃\rswordfish☃\r'); // pasted at once
    await terminal.sees('Password (hidden): ');
    terminal.type('hunter2\r');
    await terminal.sees('The same again: ');
    terminal.type('hunter3\r');
    await terminal.sees('The two differ. Try again.');
    await terminal.sees('Password (hidden): ');
    terminal.type('hunter2\r');
    await terminal.sees('The same again: ');
    terminal.type('hunter2\r');
    await terminal.sees('Deriving the keys: ');
    await terminal.sees('It opens once until ');
    assert.equal(await terminal.ended, 0);
    // A password has one line.
    assert.equal(terminal.shown.split('--file').length, 2);
    assert.doesNotMatch(terminal.shown, /swords|swordfish|hunter/);
    const link = /http:\S+#sl1\.[\w-]{48}/.exec(terminal.shown)?.[0] ?? '';
    const opened = await reveal(link, { password: 'hunter2' });
    assert.equal(opened.kind === 'granted' && opened.secretValue, 'swordfish☃');
  });

  test('takes no pasted lines for an answer', async (t) => {
    const terminal = onTerminal(t, commandLine('share', '--server', worker.origin));
    await terminal.sees('Secret (hidden): ');
    terminal.type('first\rsecond\rsame\rsame\r');
    await terminal.sees('The two differ.');
    await terminal.sees('Secret (hidden): ');
    terminal.type(ctrlC);
    assert.equal(await terminal.ended, 130);
    assert.ok(!terminal.shown.includes('http'));
  });

  test('asks for the password on the terminal where the secret comes through a pipe', async (t) => {
    const line = `printf %s piped | ${commandLine('share', '--server', worker.origin, '--password')} 2>&1 | cat`;
    const terminal = onTerminal(t, line);
    await terminal.sees('Password (hidden): ');
    terminal.type('p\r');
    await terminal.sees('The same again: ');
    terminal.type('p\r');
    await terminal.ended;
    const link = /http:\S+#sl1\.[\w-]{48}/.exec(terminal.shown)?.[0] ?? '';
    const opened = await reveal(link, { password: 'p' });
    assert.equal(opened.kind === 'granted' && opened.secretValue, 'piped');
  });

  test('warns of a secret in the shell’s history', async () => {
    const { code, stdout, stderr } = await sharelink(['share', '--server', worker.origin, 'swordfish']);
    assert.equal(code, 0);
    assert.match(stderr, /history/);
    assert.ok(!stderr.includes('swordfish'));
    const opened = await reveal(stdout.toString().trim());
    assert.equal(opened.kind === 'granted' && opened.secretValue, 'swordfish');
  });
});

suite('reveal', () => {
  test('asks before the last view and again after a wrong password, and leaves the terminal as it was', async (t) => {
    const link = await store({ password: 'hunter2' });
    const terminal = onTerminal(t, `${commandLine('reveal', link)}; echo "code $?"; ${echoes}`);
    await terminal.sees('This is the last view');
    await terminal.sees('[y/N] ');
    terminal.type('yes\r');
    await terminal.sees('Password (hidden): ');
    terminal.type('hunter3\r');
    await terminal.sees('The password is wrong. No view was used.');
    await terminal.sees('Password (hidden): ');
    terminal.type('hunter3\u007f2\r');
    await terminal.sees('swordfish\r\n');
    await terminal.sees('code 0');
    await terminal.ended;
    assert.ok(!terminal.shown.includes('hunter'));
    assert.match(terminal.shown, restored);
  });

  test('keeps the last view where the answer is not yes', async (t) => {
    const link = await store();
    for (const answer of ['\r', 'n\r', 'yess\r']) {
      const terminal = onTerminal(t, commandLine('reveal', link));
      await terminal.sees('[y/N] ');
      terminal.type(answer);
      assert.equal(await terminal.ended, 60);
    }
    assert.equal(await viewsLeft(link), 1);
  });

  test('ends at Ctrl-C in a prompt, and leaves the terminal as it was', async (t) => {
    const link = await store({ password: 'hunter2', maxViews: 2 });
    const terminal = onTerminal(t, `${commandLine('reveal', link)}; echo "code $?"; ${echoes}`);
    await terminal.sees('Password (hidden): ');
    terminal.type(`hunt${ctrlC}`);
    await terminal.sees('You cancelled this. No view was used.');
    await terminal.sees('code 130');
    await terminal.ended;
    assert.match(terminal.shown, restored);
    assert.equal(await viewsLeft(link), 2);
  });

  test('ends at Ctrl-C while keys are derived', async (t) => {
    const link = await store({ password: 'hunter2', preset: 3, maxViews: 2 });
    const terminal = onTerminal(t, commandLine('reveal', link));
    await terminal.sees('Password (hidden): ');
    terminal.type('hunter2\r');
    await terminal.sees('Deriving the keys: ');
    terminal.type(ctrlC);
    await terminal.sees('You cancelled this. No view was used.');
    assert.equal(await terminal.ended, 130);
    assert.equal(await viewsLeft(link), 2);
  });

  test('shows control characters instead of obeying them', async (t) => {
    const link = await store({ value: 'a\u001b[2J\u009b\u202eb\nc', maxViews: 2 });
    const terminal = onTerminal(t, commandLine('reveal', link));
    await terminal.sees('a\\u001b[2J\\u009b\\u202eb\r\nc\r\n');
    assert.equal(await terminal.ended, 0);
  });

  const bytes = new Uint8Array([0, 27, 255]);
  const file = { name: 'key.bin', type: '', bytes };
  const question = 'Save it as (Enter: leave it there): ';

  test('saves a file under a name of its own, and asks until there is a better place', async (t) => {
    const folder = makeFolder(t);
    writeFileSync(join(folder, 'taken'), 'mine');
    const link = await store({ file, maxViews: 2 });
    const terminal = onTerminal(t, commandLine('reveal', link), folder);
    await terminal.sees('It is a file of 3 bytes; the sender named it “key.bin”. It is saved as ./sharelink-');
    await terminal.sees(question);
    terminal.type('taken\r');
    await terminal.sees('The file “taken” is there already');
    await terminal.sees(question);
    terminal.type('-\r');
    await terminal.sees('- stands for no file. One called so is ./-.');
    await terminal.sees(question);
    terminal.type('mine.bin\r');
    assert.equal(await terminal.ended, 0);
    assert.deepEqual(readdirSync(folder).sort(), ['mine.bin', 'taken']);
    assert.deepEqual(new Uint8Array(readFileSync(join(folder, 'mine.bin'))), bytes);
    assert.equal(statSync(join(folder, 'mine.bin')).mode & 0o777, 0o600);
    assert.equal(readFileSync(join(folder, 'taken'), 'utf8'), 'mine');
  });

  /** What ends the question, and with which code; undefined: the terminal is gone. */
  const endings: Readonly<Record<string, readonly [end: (terminal: OnTerminal) => void, code?: number]>> = {
    Enter: [(terminal) => terminal.type('\r'), 0],
    'Ctrl-C': [(terminal) => terminal.type(ctrlC), 130],
    'Ctrl-D': [(terminal) => terminal.type('\u0004'), 130],
    'a terminal that is closed': [(terminal) => terminal.close()],
  };
  for (const [name, [end, code]] of Object.entries(endings)) {
    test(`loses no file at the question where to save it: ${name}`, async (t) => {
      const folder = makeFolder(t);
      const link = await store({ file });
      const terminal = onTerminal(t, commandLine('reveal', '--yes', link), folder);
      await terminal.sees(question);
      end(terminal);
      const ended = await terminal.ended;
      if (code !== undefined) assert.equal(ended, code);
      const [kept = '', ...more] = readdirSync(folder);
      assert.match(kept, /^sharelink-[0-9a-f]{8}$/);
      assert.deepEqual(more, []);
      assert.deepEqual(new Uint8Array(readFileSync(join(folder, kept))), bytes);
      assert.equal(statSync(join(folder, kept)).mode & 0o777, 0o600);
      if (code === 130) {
        assert.ok(
          terminal.shown.includes(`You cancelled this. A view was used. It is saved as ./${kept}.`),
          terminal.shown,
        );
      }
    });
  }

  test('leaves nothing behind of the place for a file where the secret is text', async (t) => {
    const folder = makeFolder(t);
    const terminal = onTerminal(t, commandLine('reveal', '--yes', await store()), folder);
    await terminal.sees('swordfish');
    assert.equal(await terminal.ended, 0);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('spends no view where a file would have no place', async (t) => {
    const link = await store({ file, maxViews: 2 });
    const nowhere = 'cd /proc && HOME=/proc TMPDIR=/proc ';
    const terminal = onTerminal(t, nowhere + commandLine('reveal', link));
    await terminal.sees('no folder was found that takes one. No view was used. Use --output FILE.');
    assert.equal(await terminal.ended, 62);
    assert.equal(await viewsLeft(link), 2);
  });
});

suite('a line being typed', () => {
  const typed: readonly (readonly [name: string, keys: readonly string[], text: string])[] = [
    ['ends at Enter', ['abc\r'], 'abc'],
    ['keeps what a key sends in pieces', ['a\u001b', '[', 'D', 'b\n'], 'ab'],
    ['knows no arrows and function keys', ['a\u001b[A\u001b[1;5C\u001bOP\u001b[15~b\r'], 'ab'],
    ['drops the marks around a paste', ['\u001b[200~a b\u001b[201~\r'], 'a b'],
    ['loses one character to Backspace, however many code points it has', ['ae\u0301\u007f👩‍👩‍👧\b\u007f\r'], ''],
    ['is emptied by Ctrl-U', ['abc\u0015d\r'], 'd'],
    ['keeps tabs and spaces', [' \t \r'], ' \t '],
    ['knows no other control characters', ['a\u0000\u0007\u001ab\r'], 'ab'],
  ];
  for (const [name, keys, text] of typed) {
    test(name, () => {
      const line = new LineEditor();
      let rest = '';
      const ends = keys.map((part) => {
        const result = line.type(rest + part);
        rest = result.rest;
        return result.end;
      });
      assert.deepEqual([line.text, ends.at(-1), rest], [text, 'enter', '']);
    });
  }

  test('leaves what comes after its end to the next one', () => {
    const line = new LineEditor();
    assert.deepEqual(line.type('ab\r\ncd\r'), { rest: 'cd\r', end: 'enter' });
    assert.equal(line.text, 'ab');
  });

  test('is given up at Ctrl-C, and at Ctrl-D where it is empty', () => {
    assert.equal(new LineEditor().type('ab\u0003').end, 'cancel');
    assert.equal(new LineEditor().type('\u0004').end, 'cancel');
    assert.equal(new LineEditor().type('a\u0004').end, undefined);
  });
});
