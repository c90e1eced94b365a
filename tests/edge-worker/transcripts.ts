/** The exchanges that were recorded from Infisical, and from a worker in front of it. */
import { readFileSync } from 'node:fs';
import { createPath } from './client.ts';

export interface Transcript {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    /** An object was sent as JSON, a string as it is; one in angle brackets describes a body that was left out. */
    readonly body: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[]>>;
    readonly body: unknown;
  };
}

export const transcripts: readonly Transcript[] = ['infisical_transcripts', 'infisical_transcripts_2'].flatMap((file) =>
  JSON.parse(readFileSync(new URL(`../vectors/${file}.json`, import.meta.url), 'utf8')),
);

/** @returns what the exchange asked for; undefined for the rest of Infisical's API, which passes through untouched. */
export function operationOf({ request: { method, path } }: Transcript): 'peek' | 'access' | 'create' | undefined {
  const [pathname] = path.split('?');
  if (method === 'POST' && pathname === createPath) return 'create';
  if (method === 'POST' && /^\/api\/v1\/shared-secrets\/.*\/access\/?$/.test(`${pathname}`)) return 'access';
  if (method === 'GET' && /^\/api\/v1\/shared-secrets\/(?!branding$|requests$)[^/]+$/.test(`${pathname}`))
    return 'peek';
  return undefined;
}
