/** The route table by itself. That a server's own router agrees with it is router-differential.test.ts's. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createRouter, isAmbiguous, isUnder } from '../../edge-worker/src/http/route.ts';

const find = createRouter([
  { methods: ['GET', 'HEAD'], path: '/', handler: 'root' },
  { methods: 'any', path: '/shares/branding', handler: 'branding' },
  { methods: ['GET', 'HEAD'], path: '/shares/:id', handler: 'look' },
  { methods: ['DELETE'], path: '/shares/:id', handler: 'remove' },
  { methods: ['POST'], path: '/shares/:id/access', handler: 'access' },
]);

/** @returns handler and parameter, the methods that are allowed, or 'unknown'. */
function found(path: string, method = 'GET'): string {
  const match = find(method, path);
  switch (match.kind) {
    case 'found':
      return `${match.handler} ${match.param}`.trim();
    case 'method_not_allowed':
      return `allow ${match.allow}`;
    case 'unknown':
      return 'unknown';
  }
}

suite('a route', () => {
  test('is found by method and path, with what stands for its parameter', () => {
    assert.equal(found('/'), 'root');
    assert.equal(found('/shares/abc'), 'look abc');
    assert.equal(found('/shares/abc', 'DELETE'), 'remove abc');
    assert.equal(found('/shares/abc/access', 'POST'), 'access abc');
  });

  test('is none for a path that is longer, shorter, or in other letters', () => {
    for (const path of ['/shares', '/shares/abc/access/more', '/Shares/abc', '/share/abc', '/shares/abc/Access']) {
      assert.equal(found(path, 'POST'), 'unknown', path);
    }
  });

  test('that stands first is taken where two match', () => {
    assert.equal(found('/shares/branding'), 'branding');
    assert.equal(found('/shares/branding', 'DELETE'), 'branding');
  });

  test('takes a method in any letters, and tells which ones all of its path take', () => {
    assert.equal(found('/shares/abc', 'delete'), 'remove abc');
    assert.equal(found('/shares/abc', 'PUT'), 'allow GET, HEAD, DELETE');
    assert.equal(found('/shares/abc/access'), 'allow POST');
    const match = find('PUT', '/shares/abc');
    assert.deepEqual(match.kind === 'method_not_allowed' && match.handlers, ['look', 'remove']);
  });

  test('is found in each spelling that a router or a proxy behind could take for it', () => {
    const spellings = [
      '//shares//abc/access/',
      '/shares/abc/access;x=1',
      '/shares;x/abc;y=2/access',
      '/%73hares/abc/%61ccess',
      '/%2573hares/abc/access',
      '/shares%2Fabc%2Faccess',
      '/shares\\abc\\access',
      '/shares/abc/access%3Bx',
      '/shares/abc/access%3Fx',
      '/shares/abc/%61ccess%23',
      '/shares/abc/access%20',
      '/shares/abc/access%0A',
      '/shares/abc/access%253Fx',
      '/shares/abc/access+x',
      '/shares/abc/access%3F/x',
      '/shares/abc/access%20x%3F',
    ];
    for (const path of spellings) assert.equal(found(path, 'POST'), 'access abc', path);
  });

  test('gets its parameter as it was sent: the core decodes ids', () => {
    assert.equal(found('/shares/a%62c'), 'look a%62c');
    assert.equal(found('/shares/a;b'), 'look a;b');
    assert.equal(found('/shares/%ff'), 'look %ff');
  });

  test('is found in no time in a path of any length', () => {
    assert.equal(found(`/shares/${'%25'.repeat(100_000)}`), `look ${'%25'.repeat(100_000)}`);
  });
});

test('a path is under a folder in whatever letters and however it is encoded', () => {
  const folders = ['/shared/sealed', '/s'];
  for (const path of [
    '/s',
    '/s/abc',
    '/S/abc',
    '//s/abc',
    '/%73/abc',
    '/%2573/abc',
    '/s;x/abc',
    '/shared;x/sealed/a/more',
    '/shared;x/sealed;y/a',
    '/shared%2Fsealed/a',
    '/s%3F/abc',
    '/shared/sealed%20/abc',
    '/;s%23/abc',
  ]) {
    assert.ok(isUnder(folders, path), path);
  }
  for (const path of ['/', '/shared', '/shared/other', '/sealed', '/x/s', '/sx']) {
    assert.ok(!isUnder(folders, path), path);
  }
});

test('of several readings of a path the longest counts, which the others could hide', () => {
  for (const path of ['/;x=1/shares/a', '/;/shares/a', '/;x/shares;y/a', '/%3Bx/shares/a']) {
    assert.equal(found(path), 'look a', path);
  }
});

test('a path is ambiguous where it goes up a folder once it is decoded, or was encoded without an end', () => {
  for (const path of ['/a/%2e%2e/b', '/a/..;/b', '/a/%252e/b', '/a%5C..%5Cb', `/%${'25'.repeat(5)}2e`]) {
    assert.ok(isAmbiguous(path), path);
  }
  for (const path of ['/a/..%3F/b', '/a/..%20', '/a/.%2523']) assert.ok(isAmbiguous(path), path);
  for (const path of ['/', '/a/b', '/a/%62', '/a/..b', '/a/...', '/a/b;c', '/a%20b', '/a%3Fb']) {
    assert.ok(!isAmbiguous(path), path);
  }
});

test('a path is ambiguous where it holds a control, or bytes that one reader takes for other text than the next', () => {
  for (const path of [
    '/a%0Ab',
    '/a%250D',
    '/a%00',
    '/a%7F',
    '/a%C2%85',
    '/a%C0%AFb',
    '/a%25E0%2580%25AFb',
    '/%FF',
    '/%u002f',
  ]) {
    assert.ok(isAmbiguous(path), path);
  }
  for (const path of ['/caf%C3%A9', '/%F0%9F%94%91', '/100%25', '/%', '/a%2']) assert.ok(!isAmbiguous(path), path);
});

test('a path is ambiguous where a reader could end it at a NUL, or read what is no UTF-8 as a slash', () => {
  for (const path of ['/a%00', '/a/%2500/b', '/a%c0%afb', '/a%C0%AE%25c0%ae/b', '/a%e0%80%afb']) {
    assert.ok(isAmbiguous(path), path);
  }
  for (const path of ['/%c3%a9', '/%e0%a4%85', '/%ef%bc%8f']) assert.ok(!isAmbiguous(path), path);
});
