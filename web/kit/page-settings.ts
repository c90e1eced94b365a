/** What an operator sets for the pages, in /sharelink.json; the worker's PAGE_SETTINGS is the same text. docs/settings.md */

import { expiryMs } from './expiry.ts';

/** When the page asks once more before it opens a share; the operator's choice, `auto` where none was made. */
export type ConfirmPolicy = 'auto' | 'always' | 'never';

export interface PageSettings {
  /** Whose page it is; at most 60 characters. */
  readonly name?: string;
  /** A path on the page's own origin, or a data: URL. */
  readonly logo?: string;
  /** Colour of buttons and links, #rrggbb; text in it must be readable on the light page. */
  readonly accent?: string;
  /** The same on the dark page. */
  readonly accentDark?: string;
  /** Where the server does not say it itself. */
  readonly confirm?: ConfirmPolicy;
  /** Whether a secret hides itself a minute after it was opened, unless its reader wants it otherwise. */
  readonly hideAfterMinute?: boolean;
  /** Whose logo and colours a page has that opens a share: the operator's, or those of the share's organization. */
  readonly branding?: 'off' | 'organization';
  /** When a new link expires unless its sender chooses otherwise: 5m to 30d. */
  readonly expiry?: string;
  /** How often it can be opened, likewise. */
  readonly views?: number | 'unlimited';
  /** Whether the page that a link opens leads to the share page; a worker says so where it lets its reader create. */
  readonly share?: boolean;
}

/** As a page has them once they have loaded. */
export interface LoadedSettings extends PageSettings {
  /** Told which share of the page's own server was found; undefined: none. Absent where the operator does not allow it. */
  showOrganizationOf?(id: string | undefined): void;
}

export interface ParsedPageSettings {
  /** Without what is wrong. */
  readonly settings: PageSettings;
  /** Sentences for the operator; without the values. */
  readonly problems: readonly string[];
}

const textCharsMax = 24 * 1024;
const nameCharsMax = 60;
const expiryMinMs = 5 * 60_000;
const expiryMaxMs = 30 * 86_400_000;
const contrastMin = 4.5; // WCAG 2.2, 1.4.3

/** --soft of style.css: of a theme's backgrounds the one with less contrast. */
const backgrounds = { accent: '#f3f5f9', accentDark: '#1a202b' };

type Rule = readonly [isRight: (value: unknown) => boolean, what: string];

const rules: Readonly<Record<keyof PageSettings, Rule>> = {
  name: [isName, `must be 1 to ${nameCharsMax} characters`],
  logo: [isLogo, 'must be a path on this host such as /logo.svg, or a data: URL of an image in base64'],
  accent: [(value) => isReadable(value, backgrounds.accent), 'must be #rrggbb, dark enough to read on a light page'],
  accentDark: [
    (value) => isReadable(value, backgrounds.accentDark),
    'must be #rrggbb, light enough to read on a dark page',
  ],
  confirm: [(value) => ['auto', 'always', 'never'].includes(value as string), 'must be "auto", "always" or "never"'],
  hideAfterMinute: [(value) => typeof value === 'boolean', 'must be true or false'],
  branding: [(value) => value === 'off' || value === 'organization', 'must be "off" or "organization"'],
  expiry: [isExpiry, 'must be a whole number and m, h or d, such as "12h", from "5m" to "30d"'],
  share: [(value) => typeof value === 'boolean', 'must be true or false'],
  views: [isViews, 'must be a whole number from 1 to 2147483647, or "unlimited"'],
};

export function parsePageSettings(text: string): ParsedPageSettings {
  const entries = text.length <= textCharsMax ? parseEntries(text) : undefined;
  if (!entries) return { settings: {}, problems: [`must be a JSON object of at most ${textCharsMax} characters`] };
  const isRight = ([key, value]: readonly [string, unknown]) =>
    Object.hasOwn(rules, key) && rules[key as keyof PageSettings][0](value);
  return {
    settings: Object.fromEntries(entries.filter(isRight)),
    problems: entries.filter((entry) => !isRight(entry)).map(([key]) => problemWith(key)),
  };
}

function parseEntries(text: string): readonly (readonly [string, unknown])[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? Object.entries(parsed) : undefined;
  } catch {
    return undefined;
  }
}

function problemWith(key: string): string {
  if (!Object.hasOwn(rules, key)) return `knows only ${Object.keys(rules).join(', ')}`;
  return `${key} ${rules[key as keyof PageSettings][1]}`;
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && [...value].length <= nameCharsMax;
}

function isExpiry(value: unknown): boolean {
  const ms = typeof value === 'string' ? (expiryMs(value) ?? 0) : 0;
  return ms >= expiryMinMs && ms <= expiryMaxMs;
}

function isViews(value: unknown): boolean {
  return value === 'unlimited' || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 2_147_483_647);
}

function isLogo(value: unknown): boolean {
  return (
    typeof value === 'string' && /^(\/[\w.-]+)+$|^data:image\/(svg\+xml|png|webp|jpeg);base64,[\w+/]+=*$/.test(value)
  );
}

/** @returns the first of these colours that can be read on the light page, and the first on the dark one. */
export function readableAccents(colors: readonly unknown[]): Pick<PageSettings, 'accent' | 'accentDark'> {
  const readable = Object.entries(backgrounds).flatMap(([theme, background]) => {
    const color = colors.find((one) => isReadable(one, background));
    return color === undefined ? [] : [[theme, color]];
  });
  return Object.fromEntries(readable);
}

function isReadable(value: unknown, background: string): boolean {
  return typeof value === 'string' && /^#[\da-f]{6}$/i.test(value) && contrast(value, background) >= contrastMin;
}

/** Of two colours, #rrggbb. Source: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
