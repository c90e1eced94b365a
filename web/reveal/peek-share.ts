import type { Sharelink } from '../../package/index.ts';
import type { Available, Failure, ShareLink } from '../../package/types.ts';
import type { ConfirmPolicy, PageSettings } from '../kit/page-settings.ts';

export interface Peeked {
  readonly outcome: Available | Failure;
  readonly confirm: ConfirmPolicy;
}

/** Looks at a share. Spends no view. */
export async function peekShare(
  { peek }: Pick<Sharelink, 'peek'>,
  share: ShareLink,
  settings: Promise<PageSettings>,
): Promise<Peeked> {
  let confirm: ConfirmPolicy | undefined;
  const look: typeof fetch = async (url, init) => {
    const response = await fetch(url, init);
    const policy = response.headers.get('sharelink-confirm');
    if (policy === 'always' || policy === 'never') confirm = policy;
    return response;
  };
  const outcome = await peek(share, { fetch: look });
  return { outcome, confirm: confirm ?? (await settings).confirm ?? 'auto' };
}
