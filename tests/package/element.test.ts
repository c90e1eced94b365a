/** The element where there is no browser, its types, and the looks that an app gives it. The tests in e2e/ show what it does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SharedSecretElement, type SharedSecretState } from 'sharelink/element';
import { stateEvent } from '../../web/element/state-event.ts';
import { contrast } from '../../web/kit/page-settings.ts';

/** What an app may write; the compiler reads it. */
export function embed(link: string): SharedSecretElement {
  const element = document.createElement('shared-secret');
  element.server = 'https://share.example.com';
  element.link = link;
  element.keepReplyKeys = true;
  element.addEventListener('sharelink-state', ({ detail }) => {
    const { state, outcome, viewSpent }: SharedSecretState = detail;
    if (state === 'failed' && outcome === 'expired' && viewSpent === 'no') element.remove();
  });
  // @ts-expect-error Only the element knows that.
  element.holdsLastCopy = false;
  return new SharedSecretElement();
}

test('the element can be imported where pages are rendered, and is of use in a browser only', () => {
  assert.equal(typeof SharedSecretElement, 'function');
  assert.equal('customElements' in globalThis, false);
  assert.throws(() => embed(''), ReferenceError);
});

test('a listener hears whether a view may have been used where a part did not load', () => {
  const { bubbles, detail } = stateEvent({ kind: 'broken', reason: 'load_failed', viewSpent: 'unknown' });
  assert.deepEqual([bubbles, detail], [true, { state: 'broken', viewSpent: 'unknown' }]);
});

/** The colours that the first rule of this selector sets. */
function coloursOf(path: string, selector: string): Map<string, string> {
  const css = readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
  const [rule = ''] = css.slice(css.indexOf(`${selector} {`)).split('}', 1);
  return new Map(
    [...rule.matchAll(/(--[a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

for (const path of ['docs/element.md', 'examples/app.css']) {
  test(`an app that is always light sets every colour, and text can be read on each ground: ${path}`, () => {
    const set = coloursOf(path, 'shared-secret');
    // What is around a card is the page's alone.
    const all = [...coloursOf('web/kit/theme.css', ':host').keys()].filter((name) => name !== '--ground');
    assert.deepEqual([...set.keys()].sort(), all.sort());
    const colour = (name: string) => set.get(name) ?? '';
    const onEither = ['--text', '--muted', '--accent', '--problem', '--warning'];
    const pairs = [
      ...onEither.flatMap((text) => ['--page', '--soft'].map((ground) => [text, ground] as const)),
      ['--warning', '--warning-soft'] as const,
      ['--on-accent', '--accent'] as const,
    ];
    for (const [text, ground] of pairs) {
      assert.ok(contrast(colour(text), colour(ground)) >= 4.5, `${text} on ${ground}`);
    }
  });
}
