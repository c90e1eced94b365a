import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { describe, type ErrorCode, type Failure, loadCore } from 'sharelink';

const codes = (await loadCore()).errorCodes();

/** The members of the union, read from its source: a type leaves nothing behind to ask. */
function publishedCodes(): string[] {
  const types = readFileSync(new URL('../../package/types.ts', import.meta.url), 'utf8');
  const union = types.split('export type ErrorCode =')[1]?.split(';')[0] ?? '';
  return [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code ?? '');
}

test('the codes of the core are those of the published type, in one order', () => {
  assert.ok(codes.includes('decrypt_failed'));
  assert.deepEqual(codes, publishedCodes());
});

test('each code is told in sentences of its own', () => {
  const told = codes.map((kind) => describe({ kind, viewSpent: 'no' }));
  for (const { what, view, next } of told) {
    for (const sentence of [what, view, next]) assert.match(sentence, /^[A-Z].*\.$/);
  }
  assert.equal(new Set(told.map(({ what }) => what)).size, codes.length);
});

test('each code is told to who shares in sentences of its own, without a word about views', () => {
  const told = codes.map((kind) => describe({ kind, viewSpent: 'no', operation: 'create' }));
  for (const { what, view, next } of told) {
    for (const sentence of [what, next]) assert.match(sentence, /^[A-Z].*\.$/);
    assert.equal(view, '');
  }
  assert.equal(new Set(told.map(({ what }) => what)).size, codes.length);
});

test('who shares is not sent to the sender', () => {
  const answers: ErrorCode[] = ['sign_in_required', 'not_permitted', 'token_rejected', 'wrong_server', 'not_found'];
  const others: ErrorCode[] = ['server_required', 'link_insecure', 'password_invalid', 'reply_lost', 'rate_limited'];
  for (const kind of [...answers, ...others]) {
    const [reader, creator] = ([undefined, 'create'] as const).map((operation) =>
      describe({ kind, viewSpent: 'no', ...(operation && { operation }) }),
    );
    assert.notDeepEqual(creator, { ...reader, view: '' }, kind);
    assert.doesNotMatch(`${creator?.what} ${creator?.next}`, /sender|open|your link|organization/);
  }
});

test('only an opening has a view at stake', () => {
  const views = (['access', 'peek', 'create', 'remove'] as const).map(
    (operation) => describe({ kind: 'expired', viewSpent: 'no', operation }).view,
  );
  assert.deepEqual(views, ['No view was used.', '', '', '']);
});

test('a server that is asked by a name that it does not answer for says so', () => {
  const sentence = 'This server does not answer for the name in its address.';
  for (const operation of ['access', 'create'] as const) {
    assert.equal(describe({ kind: 'refused', viewSpent: 'no', status: 421, operation }).what, sentence);
    assert.notEqual(describe({ kind: 'refused', viewSpent: 'no', status: 403, operation }).what, sentence);
  }
});

test('what a worker met behind itself is not told as a fault of the reader’s own network', () => {
  for (const kind of ['network_unreachable', 'reply_lost'] as const) {
    for (const operation of ['access', 'peek', 'create', 'remove'] as const) {
      const [own, behind] = [{}, { status: 504 }].map((met) =>
        describe({ kind, viewSpent: 'unknown', operation, ...met }),
      );
      assert.equal(behind?.what, 'The server behind this address does not answer.');
      assert.equal(behind?.view, own?.view);
      assert.doesNotMatch(behind?.next ?? '', /network/);
      assert.match(behind?.next ?? '', /later/);
    }
    assert.doesNotMatch(describe({ kind, viewSpent: 'no' }).what, /behind/);
  }
});

test('too many wrong passwords are no network limit: what to wait for is told, and that no view was used', () => {
  const told = describe({ kind: 'too_many_guesses', viewSpent: 'no', retryAfterSeconds: 8 });
  assert.deepEqual(told, {
    what: 'Too many wrong passwords were tried for this link.',
    view: 'No view was used.',
    next: 'Wait 8 seconds, then try again.',
  });
});

test('a failure tells whether a view was spent and how long to wait', () => {
  const told = (failure: Partial<Failure>) => describe({ kind: 'rate_limited', viewSpent: 'no', ...failure });
  const views = (['no', 'yes', 'unknown'] as const).map((viewSpent) => told({ viewSpent }).view);
  assert.equal(new Set(views).size, 3);
  assert.match(told({ retryAfterSeconds: 1 }).next, /\b1 second,/);
  assert.match(told({ retryAfterSeconds: 17 }).next, /\b17 seconds,/);
});

test('who deletes is told of the share, and not to sign in', () => {
  for (const kind of ['token_rejected', 'not_permitted'] as const) {
    const told = describe({ kind, viewSpent: 'no', operation: 'remove' });
    assert.match(told.what, /delete this share/);
    assert.doesNotMatch(told.next, /[Ss]ign in|sender/);
  }
  const busy = { kind: 'server_error', viewSpent: 'no', operation: 'remove' } as const;
  assert.equal(describe({ ...busy, retryAfterSeconds: 5 }).next, 'Wait 5 seconds, then try again.');
  assert.match(describe(busy).next, /See whether the link still opens/);
});
