/** The element where there is no browser, and its types. The tests in e2e/ show what it does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SharedSecretElement, type SharedSecretState } from 'sharelink/element';

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
