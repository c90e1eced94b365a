/** The sequence of a page: one state at a time, and what is under way to the next one. */
import { type Progress, painted, type Step } from './derivation.ts';

export interface Moves<State, Busy extends Progress> {
  /** Moves on to a state. What was under way is left, and cancelled where nothing was sent. */
  enter(state: State): void;
  /**
   * Moves on to what `find` resolves to, unless the page has moved on meanwhile.
   *
   * onBug    stands in for a state that cannot be found, or not be shown.
   * returns  the state that is shown in the end.
   */
  settle(find: () => Promise<State>, onBug: State): Promise<State | undefined>;
  /** `enter`, then `settle`. */
  step(during: State, find: () => Promise<State>, onBug: State): Promise<State | undefined>;
  /** @returns what tells whether the page has not moved on since. */
  watch(): () => boolean;
  /**
   * Options for the package's sequence that `state` is shown for: the page shows how far it has got.
   *
   * onStep   told before that.
   */
  track(state: Busy, onStep?: (step: Step) => void): { onStep(step: Step): void; signal: AbortSignal };
  isSending(): boolean;
  /** Ends the slow step of a password before anything was sent. */
  cancel(): void;
  /** Ends what was sent, too. */
  abort(): void;
  /** Says that the page stands still until the keys are derived. */
  deriveInPlace(): Promise<void>;
}

export function createMoves<State, Busy extends State & Progress>(show: (state: State) => void): Moves<State, Busy> {
  let moves = 0;
  let underWay: { readonly state: Busy; cancel(): void } | undefined;

  const abort = () => underWay?.cancel();
  const isSending = () => underWay?.state.step === 'sending';
  // What was sent may have spent a view: its answer is worth more than the time.
  const cancel = () => isSending() || abort();
  const watch = () => {
    const move = moves;
    return () => move === moves;
  };
  const enter = (state: State) => {
    moves += 1;
    cancel();
    underWay = undefined;
    show(state);
  };
  const settle = async (find: () => Promise<State>, onBug: State) => {
    let move = moves;
    const enterStill = (state: State) => {
      if (move !== moves) return undefined;
      move += 1;
      enter(state);
      return state;
    };
    try {
      return enterStill(await find());
    } catch (error) {
      reportError(error);
      return enterStill(onBug);
    }
  };
  return {
    enter,
    settle,
    step: (during, find, onBug) => {
      enter(during);
      return settle(find, onBug);
    },
    watch,
    track: (state, onStep) => {
      const isStill = watch();
      const cancelling = new AbortController();
      return {
        onStep: (step) => {
          if (!isStill()) return;
          const before = underWay?.state ?? state;
          underWay = { state: { ...state, step }, cancel: () => cancelling.abort() };
          onStep?.(step);
          if (step !== before.step) show(underWay.state);
        },
        signal: cancelling.signal,
      };
    },
    isSending,
    cancel,
    abort,
    deriveInPlace: async () => {
      if (!underWay) return;
      show({ ...underWay.state, step: 'deriving_in_place' });
      await painted();
    },
  };
}
