/** Several files in one: what goes in comes out, and what is no such ZIP stays one file. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { zipSync } from 'fflate';
import { loadCore } from 'sharelink';
import { filesIn, type NamedFile, storableName, zipFiles } from '../../package/files/zip.ts';

const { safeFileName } = await loadCore();
const fileOf = (name: string, content = name): NamedFile => ({ name, bytes: new Uint8Array(Buffer.from(content)) });
const stored = (entries: Record<string, Uint8Array>) => zipSync(entries, { level: 0 });
const namesIn = (bytes: Uint8Array) => filesIn(bytes, safeFileName)?.map(({ name }) => name);
const bytes = (content: string) => new Uint8Array(Buffer.from(content));

suite('the name that one file is shared under', () => {
  const names: Record<string, string> = {
    'a.txt': 'a.txt',
    '\u200eWhatsApp Image.jpg': '_WhatsApp Image.jpg',
    [`${'n'.repeat(251)}.txt`]: `${'n'.repeat(251)}.txt`,
    [`${'é'.repeat(200)}.txt`]: `${'é'.repeat(125)}.txt`,
    [`${'n'.repeat(253)}. x`]: `${'n'.repeat(253)}_`,
  };
  for (const [name, expected] of Object.entries(names)) {
    test(`is safe and short enough to be stored: ${name.slice(0, 20)}, ${name.length} characters`, () => {
      const found = storableName(name, safeFileName);
      assert.equal(found, expected);
      assert.ok(Buffer.byteLength(found) <= 255);
      assert.equal(storableName(found, safeFileName), found);
    });
  }

  test('is no longer than a name can be where what is left of it is a device’s', () => {
    const name = `connn${'.abcd'.repeat(49)}.abcde`;
    const found = storableName(name, safeFileName);
    assert.equal(found, `_con${name.slice(5)}`);
    assert.equal(safeFileName(found), found);
  });
});

suite('several files', () => {
  test('come out as they went in, whatever they hold, and give the same bytes each time', () => {
    const every = new Uint8Array(70_000).map((_, i) => i % 256);
    const files = [fileOf('a.txt'), fileOf('ü 🐟.bin', ''), { name: 'every', bytes: every }];
    const zip = zipFiles(files, safeFileName);
    assert.deepEqual([zip.name, zip.type], ['3 files.zip', 'application/zip']);
    assert.deepEqual(filesIn(zip.bytes, safeFileName), files);
    assert.deepEqual(zipFiles(files, safeFileName), zip);
  });

  test('can be two hundred', () => {
    const files = Array.from({ length: 200 }, (_, i) => fileOf(`file ${i}.txt`));
    const zip = zipFiles(files, safeFileName);
    assert.deepEqual(filesIn(zip.bytes, safeFileName), files);
  });

  test('of one name get a number, in any letter case; a name that objects have is no danger', () => {
    const names = ['a.tar.gz', 'A.tar.gz', 'a.tar.gz', '__proto__', 'constructor', '1'];
    const zip = zipFiles(
      names.map((name, i) => fileOf(name, String(i))),
      safeFileName,
    );
    const found = filesIn(zip.bytes, safeFileName) ?? [];
    assert.deepEqual(found.map((file) => [file.name, String(Buffer.from(file.bytes))]).sort(), [
      ['1', '5'],
      ['A (2).tar.gz', '1'],
      ['__proto__ (2)', '3'],
      ['a (3).tar.gz', '2'],
      ['a.tar.gz', '0'],
      ['constructor', '4'],
    ]);
  });

  test('whose names are as long as a name can be, and differ in letter case alone, all come out', () => {
    const stem = 'n'.repeat(244);
    const names = [`${stem}.tar.gz.asc`, `${stem.toUpperCase()}.tar.gz.asc`, 'é'.repeat(127), 'É'.repeat(127)];
    const files = names.map((name) => fileOf(name));
    const found = namesIn(zipFiles(files, safeFileName).bytes) ?? [];
    assert.deepEqual(found, [names[0], `${'N'.repeat(237)} (2).tar.gz.asc`, names[2], `${'É'.repeat(124)} (2)`]);
    const opened = namesIn(stored(Object.fromEntries(names.map((name) => [name, bytes(name)]))));
    assert.deepEqual(opened, found);
  });

  test('a thousand of one name are numbered one after the other', () => {
    const files = Array.from({ length: 1000 }, () => fileOf('a.txt', ''));
    const before = Set.prototype.has;
    let asked = 0;
    Set.prototype.has = function (value) {
      asked += 1;
      return before.call(this, value);
    };
    try {
      const found = namesIn(zipFiles(files, safeFileName).bytes) ?? [];
      assert.deepEqual([found.length, found[1], found.at(-1)], [1000, 'a (2).txt', 'a (1000).txt']);
    } finally {
      Set.prototype.has = before;
    }
    assert.ok(asked < 10_000, `${asked} names were looked up`);
  });

  test('with a name that no ZIP of these has room for, come out under its beginning', () => {
    const found = namesIn(zipFiles([fileOf(`${'n'.repeat(10_000)}.txt`), fileOf('b')], safeFileName).bytes);
    assert.deepEqual(found, [`${'n'.repeat(251)}.txt`, 'b']);
  });

  test('get names that are safe to save under, when they go in and when they come out', () => {
    const hostile = ['../../etc/passwd', '..', 'a\u202egpj.exe', 'C:\\x', 'con', 'a\nb'];
    const safe = ['.._.._etc_passwd', '__', 'a_gpj.exe', 'C__x', '_con', 'a_b'];
    const zip = zipFiles(
      hostile.map((name) => fileOf(name)),
      safeFileName,
    );
    assert.deepEqual(namesIn(zip.bytes), safe);
    assert.deepEqual(namesIn(stored(Object.fromEntries(hostile.map((name) => [name, bytes(name)])))), safe);
  });
});

suite('one file only is', () => {
  const good = stored({ a: bytes('alpha'), b: bytes('beta') });
  /** The central directory's first entry. */
  const entryAt = Buffer.from(good).indexOf('PK\x01\x02');
  const changed = (change: (view: DataView) => void) => {
    const copy = good.slice();
    change(new DataView(copy.buffer));
    return copy;
  };
  const cases: Record<string, Uint8Array> = {
    'what is no ZIP': bytes('swordfish'),
    nothing: new Uint8Array(),
    'an empty ZIP': zipSync({}),
    'a ZIP bomb': zipSync({ bomb: new Uint8Array(50_000_000) }),
    'a ZIP with one packed file among others': zipSync({ a: [bytes('a'), { level: 0 }], b: bytes('b'.repeat(500)) }),
    'one with a folder': stored({ 'folder/': new Uint8Array() }),
    'one with a name of ten kilobytes': stored({ ['n'.repeat(10_000)]: bytes('a') }),
    'one of a thousand and one files': stored(
      Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`f${i}`, new Uint8Array()])),
    ),
    'one that is cut': good.slice(0, -10),
    'one whose beginning is cut': good.slice(10),
    'one that is larger than its files say': changed((view) => view.setUint32(entryAt + 24, 0x7fffffff, true)),
    'one whose files lie outside of it': changed((view) => view.setUint32(entryAt + 42, good.length, true)),
    'one that counts more files than it has': changed((view) => view.setUint16(good.length - 14, 60_000, true)),
    'one of two files of one name': changed((view) => {
      for (let at = 0; at < good.length; at += 1) if (view.getUint8(at) === 0x62) view.setUint8(at, 0x61);
    }),
    'one with a second end': new Uint8Array([...good, ...good.slice(-22, -6), 0xff, 0xff, 0xff, 0x7f, 0, 0]),
  };
  for (const [what, content] of Object.entries(cases)) {
    test(what, () => assert.equal(namesIn(content), undefined));
  }

  test('and none of all its damaged spellings gives other bytes than it has, or an error', () => {
    for (let at = 0; at < good.length; at += 1) {
      for (const bit of [1, 0x80]) {
        const damaged = good.slice();
        damaged[at] = (damaged[at] ?? 0) ^ bit;
        const found = filesIn(damaged, safeFileName) ?? [];
        assert.ok(found.reduce((sum, file) => sum + file.bytes.length, 0) <= damaged.length);
      }
    }
  });
});
