import { readFileSync } from 'node:fs';

/** @returns the version of the installed package. */
export function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}
