/** What the compiler refuses: a key on its way into a request. `npm run check` fails where one of these lines compiles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Core, Keys, SealedLink, ShareLink } from 'sharelink';

/** Compiled, never called. */
function refused(core: Core, link: SealedLink, either: ShareLink, keys: Keys): void {
  // @ts-expect-error: a sealed link has a key
  core.buildPeek(link);
  // @ts-expect-error: it may be sealed
  core.buildPeek(either);
  // @ts-expect-error: with everything but its key it would do
  core.buildPeek({ ...link });
  // @ts-expect-error: a sealed link has a key
  core.buildAccess(link);
  // @ts-expect-error: it may be sealed
  core.buildAccess(either, { password: 'p' });
  // @ts-expect-error: a key is no password
  core.buildAccess({ server: link.server, id: link.id }, { password: link.key });
  // @ts-expect-error: keys are no password
  core.buildAccess({ server: link.server, id: link.id }, { password: keys.keys });
  // @ts-expect-error: a key is no token
  core.buildPeek({ server: link.server, id: link.id }, { token: link.key });
  // @ts-expect-error: a sealed link has a key
  core.buildRemove(link, 'token');
  // @ts-expect-error: a sealed link has a key
  core.buildAcknowledgement(link, new Uint8Array(48), new Uint8Array(16));
  // @ts-expect-error: a sealed link has a key
  core.buildSealedAccess(link, keys);
  // @ts-expect-error: what a link is worth is not yet what its keys are
  core.buildSealedAccess({ server: link.server, id: link.id }, link.key);
  // @ts-expect-error: a sealed link has a key
  core.parseKeptResponse(link, new Uint8Array(48), { status: 200, headers: [], body: new Uint8Array() });
  // @ts-expect-error: a key is no text
  core.buildPlainLink(link.server, link.key);
}

/** The same calls with what may reach a request, so that they are not refused for something else. */
function allowed(core: Core, link: SealedLink, either: ShareLink, keys: Keys): void {
  const { key: _, ...address } = link;
  core.buildPeek(address);
  core.buildAccess(address, { password: 'p', token: 't' });
  core.buildRemove(address, 'token');
  core.buildAcknowledgement(address, new Uint8Array(48), new Uint8Array(16));
  core.buildSealedAccess(address, keys);
  core.parseKeptResponse(address, new Uint8Array(48), { status: 200, headers: [], body: new Uint8Array() });
  if (either.kind === 'plain') core.buildPeek(either);
}

test('what the compiler refuses, and what it does not, has been compiled', () => {
  assert.deepEqual([refused.length, allowed.length], [4, 4]);
});
