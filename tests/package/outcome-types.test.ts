/** An answer has the outcomes of what was asked: the compiler names them, and `npm run check` fails where one of these lines compiles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Available, Core, Created, Failure, Granted, GrantedFile, HttpResponse, Removed } from 'sharelink';

/** Compiled, never called. */
function told(core: Core, response: HttpResponse) {
  const peeked: Available | Failure = core.parseResponse('peek', response);
  const opened: Granted | GrantedFile | Failure = core.parseResponse('access', response);
  const created: Created | Failure = core.parseResponse('create', response);
  const removed: Removed | Failure = core.parseResponse('remove', response);
  return [peeked, opened, created, removed];
}

/** Compiled, never called. */
function refused(core: Core, response: HttpResponse) {
  // @ts-expect-error: a look opens nothing
  const opened: Granted | Failure = core.parseResponse('peek', response);
  // @ts-expect-error: an access is no look
  const peeked: Available | Failure = core.parseResponse('access', response);
  // @ts-expect-error: what is deleted was not created
  const created: Created | Failure = core.parseResponse('remove', response);
  return [opened, peeked, created];
}

test('what the compiler refuses, and what it does not, has been compiled', () => {
  assert.deepEqual([told.length, refused.length], [2, 2]);
});
