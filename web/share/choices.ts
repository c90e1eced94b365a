/** What the share page lets a person choose from. */
import type { ShareLimits } from '../../package/sequence/limits.ts';
import type { Draft } from './state.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const lifetimesMs = [hourMs / 12, hourMs, dayMs, 3 * dayMs, 7 * dayMs, 30 * dayMs];

/** undefined: unlimited. */
export const viewChoices: readonly (number | undefined)[] = [1, 2, 3, 5, 10, 100, undefined];

export function lifetimeChoices({ lifetimeMinMs }: ShareLimits): number[] {
  const allowed = lifetimesMs.filter((ms) => ms >= lifetimeMinMs);
  return allowed.length > 0 ? allowed : [lifetimeMinMs];
}

/** A day and one view, where the server allows that. */
export function initialDraft(limits: ShareLimits): Draft {
  const choices = lifetimeChoices(limits);
  const lifetimeMs = choices.find((ms) => ms >= dayMs) ?? choices[0] ?? limits.lifetimeMinMs;
  return { text: '', lifetimeMs, maxViews: 1, password: '', token: '' };
}
