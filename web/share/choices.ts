/** What the share page lets a person choose from. */
import type { ShareLimits } from '../../package/sequence/limits.ts';
import { expiryMs } from '../kit/expiry.ts';
import type { PageSettings } from '../kit/page-settings.ts';
import type { Draft } from './state.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const lifetimesMs = [hourMs / 12, hourMs, dayMs, 3 * dayMs, 7 * dayMs, 30 * dayMs];
/** What every server takes at the most. */
export const lifetimeMaxMs = 30 * dayMs;
export const viewsMax = 2_147_483_647;

/** undefined: unlimited. */
export const viewChoices: readonly (number | undefined)[] = [1, 2, 3, 5, 10, 100, undefined];

export function lifetimeChoices({ lifetimeMinMs }: ShareLimits): number[] {
  const allowed = lifetimesMs.filter((ms) => ms >= lifetimeMinMs);
  return allowed.length > 0 ? allowed : [lifetimeMinMs];
}

export function isLifetime(ms: number, { lifetimeMinMs }: ShareLimits): boolean {
  return ms >= lifetimeMinMs && ms <= lifetimeMaxMs;
}

export function isViews(views: number | undefined): boolean {
  return views === undefined || (Number.isInteger(views) && views >= 1 && views <= viewsMax);
}

/** What the operator has set, else a day and one view, where the server allows that. */
export function initialDraft(limits: ShareLimits, { expiry = '', views = 1 }: PageSettings): Draft {
  const wantedMs = expiryMs(expiry) ?? dayMs;
  const least = lifetimeChoices(limits).find((ms) => ms >= wantedMs) ?? limits.lifetimeMinMs;
  return {
    text: '',
    lifetimeMs: isLifetime(wantedMs, limits) ? wantedMs : least,
    ...(views !== 'unlimited' && { maxViews: views }),
    password: '',
    isGenerated: false,
    token: '',
  };
}

export function withoutFile({ file: _, several: __, ...draft }: Draft): Draft {
  return draft;
}

/** Whether there is something to lose. */
export function isStarted({ text, file, password }: Pick<Draft, 'text' | 'file' | 'password'>): boolean {
  return text !== '' || file !== undefined || password !== '';
}
