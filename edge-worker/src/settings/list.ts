/** @returns the entries of a comma-separated setting in lower case; undefined where one is empty. */
export function splitList(text: string): string[] | undefined {
  const entries = text.split(',').map((entry) => entry.trim().toLowerCase());
  return entries.includes('') ? undefined : entries;
}
