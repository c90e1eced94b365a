/** @returns the entries of a comma-separated setting in lower case; undefined where one is empty or in quotes. */
export function splitList(text: string): string[] | undefined {
  const entries = text.split(',').map((entry) => entry.trim().toLowerCase());
  // To the URL parser a quote is a character of a host like any other.
  return entries.some((entry) => entry === '' || /["'`]/.test(entry)) ? undefined : entries;
}
