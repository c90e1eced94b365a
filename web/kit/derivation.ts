/** The slow step of a password, as a page shows it: it can be waited for or cancelled. */

/** `deriving_in_place`: no thread starts in this browser, so that the page stands still meanwhile. */
export type Step = 'deriving' | 'deriving_in_place' | 'sending';

export interface Progress {
  readonly step: Step;
  /** By performance.now(). */
  readonly startedMs: number;
}

/** Long enough for a browser to paint what was just put on the page. */
const paintMs = 100;

export function painted(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, paintMs));
}

export function elapsedSeconds({ startedMs }: Pick<Progress, 'startedMs'>): number {
  return Math.floor((performance.now() - startedMs) / 1000);
}
