const unitsMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** @returns undefined where the text is not a whole number and one of m, h and d, such as 12h. */
export function expiryMs(text: string): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? [];
  return count && unit ? Number(count) * (unitsMs[unit] ?? Number.NaN) : undefined;
}
