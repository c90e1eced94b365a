/** Which state follows an answer: each branch of web/reveal/next-state.ts once. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createLinkKey } from '../../package/core/link-key.ts';
import type { Available, Failure, Granted, GrantedFile, ShareLink } from '../../package/types.ts';
import { afterAccess, afterPeek, mayStillWait, needsConfirmation } from '../../web/reveal/next-state.ts';
import type { AskingPassword, PageState, Ready, Revealing } from '../../web/reveal/state.ts';
import { id } from './share.ts';

const server = 'https://share.example';
const plain: ShareLink = { kind: 'plain', server, id, page: server };
const key = createLinkKey(new Uint8Array(65));
const sealed: ShareLink = { ...plain, kind: 'sealed', passwordRequired: false, key };
const sealedWithPassword: ShareLink = { ...sealed, passwordRequired: true };
const replyKeys = new Uint8Array(48);
const available: Available = { kind: 'available', viewSpent: 'no', share: { id }, viewsLeft: 3 };
const keeping: Available = { ...available, keepsReplies: true };
const failure = (
  kind: Failure['kind'],
  viewSpent: Failure['viewSpent'] = 'no',
  more: Partial<Failure> = {},
): Failure => ({
  kind,
  viewSpent,
  ...more,
});

suite('after a look', () => {
  test('a share without a password is ready, with the clock of a server that told its time', () => {
    const state = afterPeek(plain, { ...available, serverTimeMs: 5000 }, 'always', undefined);
    assert.ok(state.kind === 'ready');
    assert.deepEqual([state.share, state.confirm], [plain, 'always']);
    assert.ok((state.clock?.nowMs() ?? 0) >= 5000);
    assert.ok(!('clock' in afterPeek(plain, available, 'auto', undefined)));
  });

  test('whether there is a password is the server’s to say of a plain share, and the link’s of a sealed one', () => {
    const asked = { ...available, passwordRequired: true };
    const kinds = [plain, sealed, sealedWithPassword].map((share) =>
      [asked, available].map((outcome) => afterPeek(share, outcome, 'auto', undefined).kind),
    );
    assert.deepEqual(kinds, [
      ['password', 'ready'],
      ['ready', 'ready'],
      ['password', 'password'],
    ]);
  });

  test('an answer that was never shown waits, where the server keeps replies', () => {
    const state = afterPeek(sealedWithPassword, keeping, 'auto', replyKeys);
    assert.ok(state.kind === 'waiting');
    assert.deepEqual([state.available, state.replyKeys, state.password], [keeping, replyKeys, '']);
    for (const share of [plain, sealed]) assert.ok(!('password' in afterPeek(share, keeping, 'auto', replyKeys)));
    assert.equal(afterPeek(plain, available, 'auto', replyKeys).kind, 'ready');
    assert.equal(afterPeek(plain, keeping, 'auto', undefined).kind, 'ready');
  });

  test('it waits where the share is used up too, and not where anything else is wrong', () => {
    for (const kind of ['view_limit_reached', 'not_found'] as const) {
      const state = afterPeek(plain, failure(kind, 'no', { keepsReplies: true }), 'auto', replyKeys);
      assert.ok(state.kind === 'waiting');
      assert.deepEqual(state.available, { ...keeping, server, viewsLeft: 'unknown' });
    }
    assert.equal(afterPeek(plain, failure('expired', 'no', { keepsReplies: true }), 'auto', replyKeys).kind, 'failed');
  });

  test('a failure says when to look again, where the server did', () => {
    const state = afterPeek(plain, failure('rate_limited', 'no', { retryAfterSeconds: 60 }), 'auto', undefined);
    assert.ok(state.kind === 'failed' && state.share === plain);
    assert.ok((state.retryAtMs ?? 0) > performance.now());
    assert.ok(!('retryAtMs' in afterPeek(plain, failure('expired'), 'auto', undefined)));
  });
});

suite('a press is asked about once more', () => {
  const ready = (viewsLeft: Available['viewsLeft'], confirm: Ready['confirm']): Ready => ({
    kind: 'ready',
    share: plain,
    available: { ...available, viewsLeft },
    confirm,
  });
  const asks = ([1, 2, 3, 'unlimited', 'unknown'] as const).map((viewsLeft) =>
    needsConfirmation(ready(viewsLeft, 'auto')),
  );
  test('where few views are left, or nobody knows how many', () => {
    assert.deepEqual(asks, [true, true, false, false, true]);
  });
  test('not where a password was typed', () => {
    const typed: AskingPassword = { ...ready(1, 'auto'), kind: 'password', password: 'p' };
    assert.equal(needsConfirmation(typed), false);
  });
  test('always or never where the operator wants it so', () => {
    assert.deepEqual(
      [needsConfirmation(ready('unlimited', 'always')), needsConfirmation(ready(1, 'never'))],
      [true, false],
    );
  });
});

suite('after an access', () => {
  type Outcome = Parameters<typeof afterAccess>[2];
  const revealing = (more: Partial<Revealing> = {}): Revealing => ({
    kind: 'revealing',
    step: 'sending',
    startedMs: 0,
    share: plain,
    available: keeping,
    confirm: 'auto',
    replyKeys,
    asks: 'first',
    ...more,
  });
  const after = (outcome: Granted | GrantedFile | Failure, more: Partial<Revealing> = {}, is: Partial<Outcome> = {}) =>
    afterAccess(revealing(more), outcome, { hideAfterMinute: false, isCopied: undefined, ...is });
  const granted: Granted = { kind: 'granted', viewSpent: 'yes', share: { id }, viewsLeft: 0, secretValue: 'v' };
  const { secretValue: _, ...file } = granted;
  const grantedFile: GrantedFile = {
    ...file,
    kind: 'granted_file',
    file: { name: 'n', type: '', bytes: new Uint8Array() },
  };

  test('what was granted is on show, and hides itself where the operator wants that', () => {
    for (const outcome of [granted, grantedFile]) {
      const state = after(outcome);
      assert.ok(state.kind === 'revealed' && state.granted === outcome);
      assert.deepEqual(state.handling, { covered: false, coverMs: undefined });
    }
    const state = after(granted, {}, { hideAfterMinute: true });
    assert.ok(state.kind === 'revealed' && (state.handling.coverMs ?? 0) > performance.now());
  });

  test('what was copied unseen stays hidden, and its button says so', () => {
    const state = after(granted, {}, { isCopied: true });
    assert.ok(state.kind === 'revealed' && state.handling.covered && state.handling.copied);
    assert.ok((state.handling.copiedMs ?? Number.POSITIVE_INFINITY) <= performance.now());
  });

  test('what was to be copied, and is not, is on show and says so', () => {
    const state = after(granted, {}, { isCopied: false });
    assert.ok(state.kind === 'revealed' && !state.handling.covered && !state.handling.copied);
    assert.equal(state.handling.isShownInstead, true);
  });

  test('a password that was refused can be typed again, with what was typed', () => {
    const clock = { nowMs: () => 0 };
    for (const kind of [
      'password_required',
      'password_incorrect',
      'password_invalid',
      'password_too_long',
      'password_unsupported_here',
    ] as const) {
      const state = after(failure(kind), { password: 'p', clock });
      assert.ok(state.kind === 'password', kind);
      assert.deepEqual([state.password, state.refusal?.kind, state.clock], ['p', kind, clock]);
    }
    const asked = after(failure('password_required'));
    assert.ok(asked.kind === 'password' && asked.password === '');
  });

  test('what was typed stays where someone has to wait, or gave up before a view was spent', () => {
    assert.equal(after(failure('rate_limited'), { password: 'p' }).kind, 'password');
    assert.equal(after(failure('rate_limited')).kind, 'failed');
    const unsent = after(failure('network_unreachable'), { password: 'p' });
    assert.deepEqual(unsent.kind === 'password' && [unsent.password, unsent.refusal?.viewSpent], ['p', 'no']);
    assert.equal(after(failure('network_unreachable')).kind, 'failed');
    assert.equal(after(failure('rate_limited', 'unknown'), { password: 'p' }).kind, 'failed');
    assert.equal(after(failure('cancelled')).kind, 'password');
    assert.equal(after(failure('cancelled', 'unknown')).kind, 'failed');
  });

  test('an answer that waits still does where this try did not get to it, with a password or without', () => {
    const kinds = [
      ...(['network_unreachable', 'rate_limited', 'too_many_guesses', 'server_busy'] as const),
      ...(['refused', 'wrong_server', 'sign_in_page', 'request_invalid'] as const),
    ];
    for (const kind of kinds) {
      for (const password of [{}, { password: 'p' }]) {
        assert.equal(mayStillWait(after(failure(kind), { asks: 'again', ...password })), true, kind);
      }
    }
  });

  test('an answer that waits still does where only this try failed', () => {
    const again = (outcome: Failure, password: string | undefined = 'p') =>
      after(outcome, { asks: 'again', ...(password !== undefined && { password }) }).kind;
    assert.equal(again(failure('decrypt_failed', 'yes')), 'waiting');
    assert.equal(again(failure('cancelled')), 'waiting');
    assert.equal(again(failure('password_unsupported_here')), 'waiting');
    assert.equal(again(failure('password_memory')), 'waiting');
    assert.equal(again(failure('cancelled', 'unknown')), 'failed');
    assert.equal(again(failure('expired')), 'failed');
    assert.equal(after(failure('decrypt_failed', 'yes'), { asks: 'again' }).kind, 'failed');
    assert.equal(after(failure('decrypt_failed', 'yes'), { password: 'p' }).kind, 'failed');
  });

  test('a share that is gone at once may have been opened by this access, where no reply is kept', () => {
    const spent = (kind: Failure['kind'], found: Available) => {
      const state = after(failure(kind), { available: found });
      return state.kind === 'failed' && state.failure.viewSpent;
    };
    assert.deepEqual([spent('view_limit_reached', available), spent('not_found', available)], ['unknown', 'unknown']);
    assert.deepEqual([spent('not_found', keeping), spent('expired', available)], ['no', 'no']);
  });
});

test('an answer may still be kept while it waits, and where nobody knows what came of the access', () => {
  const failed = (kind: Failure['kind'], viewSpent: Failure['viewSpent']): PageState => ({
    kind: 'failed',
    failure: failure(kind, viewSpent),
  });
  const waiting = afterPeek(plain, keeping, 'auto', replyKeys);
  const states = [
    waiting,
    failed('reply_lost', 'unknown'),
    failed('outcome_unknown', 'unknown'),
    failed('expired', 'no'),
    { kind: 'broken', reason: 'load_failed', viewSpent: 'unknown' } as const,
  ];
  assert.deepEqual(states.map(mayStillWait), [true, true, false, false, true]);
  assert.equal(mayStillWait({ kind: 'loading' }), false);
});
