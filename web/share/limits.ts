/** What the server allows, as it tells beside the share page. */
export interface ShareLimits {
  /** Longest `secretValue`. */
  readonly valueCharsMax: number;
  readonly lifetimeMinMs: number;
  /** Whether creating takes a bearer token. */
  readonly tokenRequired: boolean;
}

/** @returns undefined where nothing may be created. @throws where the server cannot be reached. */
export async function loadLimits(server: string): Promise<ShareLimits | undefined> {
  const response = await fetch(`${server}/share/limits`, {
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
  if (response.status >= 500) throw new Error(`limits: HTTP ${response.status}`);
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  // A host without sharelink answers every path with a page of its own.
  return response.ok && isJson ? response.json() : undefined;
}
