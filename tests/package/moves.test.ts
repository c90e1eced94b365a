/** The sequence that both pages go by, without a browser. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Step } from '../../web/kit/derivation.ts';
import { createMoves } from '../../web/kit/moves.ts';

type State = { readonly kind: string } & Partial<{ readonly step: Step; readonly startedMs: number }>;
type Busy = { readonly kind: string; readonly step: Step; readonly startedMs: number };
const busy: Busy = { kind: 'busy', step: 'sending', startedMs: 0 };

function start() {
  const shown: string[] = [];
  const moves = createMoves<State, Busy>(({ kind, step }) => {
    shown.push(step ? `${kind} ${step}` : kind);
    if (kind === 'broken view') throw new Error(kind);
  });
  return { shown, moves };
}

suite('a page that moves on', () => {
  test('shows what a step came to', async () => {
    const { shown, moves } = start();
    const found = await moves.step({ kind: 'loading' }, async () => ({ kind: 'ready' }), { kind: 'bug' });
    assert.deepEqual([shown, found], [['loading', 'ready'], { kind: 'ready' }]);
  });

  test('leaves alone what a step before it comes to', async () => {
    const { shown, moves } = start();
    const late = Promise.withResolvers<State>();
    const isStill = moves.watch();
    const step = moves.step({ kind: 'loading' }, () => late.promise, { kind: 'bug' });
    assert.equal(isStill(), false);
    moves.enter({ kind: 'elsewhere' });
    late.resolve({ kind: 'ready' });
    assert.equal(await step, undefined);
    assert.deepEqual(shown, ['loading', 'elsewhere']);
  });

  test('shows another state where one is not found, or its view fails, and reports it', async (t) => {
    const reported: unknown[] = [];
    Object.assign(globalThis, { reportError: (error: unknown) => reported.push(error) });
    t.after(() => Reflect.deleteProperty(globalThis, 'reportError'));
    const { shown, moves } = start();
    const finds = [() => Promise.reject(new Error('no')), async () => ({ kind: 'broken view' })];
    for (const find of finds) {
      assert.deepEqual(await moves.settle(find, { kind: 'bug' }), { kind: 'bug' });
    }
    assert.deepEqual(shown, ['bug', 'broken view', 'bug']);
    assert.equal(reported.length, 2);
  });
});

suite('the slow step', () => {
  function tracked() {
    const { shown, moves } = start();
    moves.enter(busy);
    const steps: Step[] = [];
    return { shown, steps, moves, ...moves.track(busy, (step) => steps.push(step)) };
  }

  test('is shown, and once each', () => {
    const { shown, steps, moves, onStep } = tracked();
    onStep('sending');
    onStep('deriving');
    assert.equal(moves.isSending(), false);
    onStep('sending');
    assert.equal(moves.isSending(), true);
    assert.deepEqual(shown, ['busy sending', 'busy deriving', 'busy sending']);
    assert.deepEqual(steps, ['sending', 'deriving', 'sending']);
  });

  test('is cancelled by a person and by moving on, and not once something was sent', () => {
    for (const [step, isCancelled] of [
      ['deriving', true],
      ['sending', false],
    ] as const) {
      for (const end of ['cancel', 'enter'] as const) {
        const { moves, onStep, signal } = tracked();
        onStep(step);
        moves[end]({ kind: 'elsewhere' });
        assert.equal(signal.aborted, isCancelled);
      }
      const { moves, onStep, signal } = tracked();
      onStep(step);
      moves.abort();
      assert.equal(signal.aborted, true);
    }
  });

  test('is cancelled where the browser joins no signals, too', (t) => {
    const { any } = AbortSignal;
    t.after(() => Object.assign(AbortSignal, { any }));
    Object.assign(AbortSignal, { any: undefined });
    const { moves, onStep, signal } = tracked();
    onStep('deriving');
    moves.cancel();
    assert.equal(signal.aborted, true);
  });

  test('says that the page stands still, while it is under way', async () => {
    const { shown, moves, onStep } = tracked();
    await moves.deriveInPlace();
    onStep('deriving');
    await moves.deriveInPlace();
    assert.deepEqual(shown, ['busy sending', 'busy deriving', 'busy deriving_in_place']);
  });

  test('is told nothing once the page has moved on', () => {
    const { shown, steps, moves, onStep } = tracked();
    moves.enter({ kind: 'elsewhere' });
    onStep('sending');
    assert.deepEqual([shown, steps], [['busy sending', 'elsewhere'], []]);
  });
});
