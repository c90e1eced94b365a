import type { Sharelink } from '../wasm/index.ts';
import type { Available, Failure, ShareAddress } from '../wasm/types.ts';
import type { PageSettings } from './page-settings.ts';

/** When the page asks once more before it opens a share; the operator's choice, `auto` where none was made. */
export type ConfirmPolicy = 'auto' | 'always' | 'never';

export interface Peeked {
  readonly outcome: Available | Failure;
  readonly confirm: ConfirmPolicy;
}

/** Looks at a share. Spends no view. */
export async function peekShare(
  { peek }: Pick<Sharelink, 'peek'>,
  { server, id }: ShareAddress,
  settings: Promise<PageSettings>,
): Promise<Peeked> {
  let confirm: ConfirmPolicy | undefined;
  const look: typeof fetch = async (url, init) => {
    // Chromium sends a POST again by itself where a connection that was used before breaks off, and a server without
    // kept replies counts both. Requests with and without credentials share no connection: the access gets a fresh one.
    const response = await fetch(url, { ...init, credentials: 'same-origin' });
    const policy = response.headers.get('sharelink-confirm');
    if (policy === 'always' || policy === 'never') confirm = policy;
    return response;
  };
  // A page that came by http asks its own server by http.
  const outcome = await peek({ server, id }, { http: 'any_host', fetch: look });
  return { outcome, confirm: confirm ?? (await settings).confirm ?? 'auto' };
}
