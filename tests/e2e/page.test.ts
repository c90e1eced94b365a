/** The sequence of the page, without a browser. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Available } from 'sharelink';
import { isolated } from '../../web/kit/wording.ts';
import { createPage } from '../../web/reveal/page.ts';
import type { PageState } from '../../web/reveal/state.ts';

const origin = 'https://share.example';
const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const available: Available = { kind: 'available', viewSpent: 'no', share: { id }, viewsLeft: 3 };

suite('a state whose view fails', () => {
  test('is replaced by one that says so, instead of leaving the page as it was', async (t) => {
    const reported: unknown[] = [];
    Object.assign(globalThis, { reportError: (error: unknown) => reported.push(error) });
    t.after(() => Reflect.deleteProperty(globalThis, 'reportError'));
    const shown: PageState['kind'][] = [];
    let settled = () => {};
    const broken = new Promise<void>((resolve) => {
      settled = resolve;
    });
    const page = createPage({
      sharelink: {
        loadCore: async () => ({ parseLink: () => ({ kind: 'plain', server: origin, id, page: origin }) }),
        peek: async () => available,
        remove: async () => assert.fail(),
        loadArgon2id: async () => assert.fail(),
        reveal: async () => assert.fail(),
      },
      screen: {
        show({ kind }) {
          shown.push(kind);
          if (kind === 'ready') throw new Error('a view that fails');
          if (kind === 'broken') settled();
        },
        say() {},
        announce() {},
      },
      settings: Promise.resolve({}),
      replyKeyStore: { find: () => undefined, put() {}, drop() {} },
      ownPage: origin,
      server: '',
      supported: true,
      account: {},
      loadWholeCore: async () => assert.fail(),
      cleanAddress: () => false,
      atAddress() {},
      leaveMark() {},
      reload() {},
    });
    page.start(`${origin}/shared/secret/${id}`);
    await broken;
    assert.deepEqual(shown, ['loading', 'ready', 'broken']);
    assert.equal(reported.length, 1);
  });
});

suite('a name in a sentence', () => {
  test('cannot turn what stands around it', () => {
    const marks = ['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2068', '\u2069', '\n', '\u0000'];
    for (const mark of marks) assert.equal(isolated(`A${mark}B`), '\u2068AB\u2069');
  });

  test('is cut where it would fill the page', () => {
    assert.equal(isolated('x'.repeat(100)), `\u2068${'x'.repeat(100)}\u2069`);
    assert.equal(isolated('x'.repeat(100_000)), `\u2068${'x'.repeat(80)}…${'x'.repeat(20)}\u2069`);
    assert.equal(isolated('😀'.repeat(101)), `\u2068${'😀'.repeat(80)}…${'😀'.repeat(20)}\u2069`);
  });

  test('keeps its ending, which tells what a file is', () => {
    assert.equal(isolated(`${'x'.repeat(247)}.pdf.exe`), `\u2068${'x'.repeat(80)}…${'x'.repeat(12)}.pdf.exe\u2069`);
  });
});
