/** The sequence of one deletion. */
import type { Failure, HttpResponse, LinkOptions, LinkOrAddress, Removed } from '../types.ts';
import { locateAddress } from './locate.ts';
import { type SendOptions, sendRequest } from './send.ts';
import type { Session } from './session.ts';

export interface RemoveOptions extends LinkOptions, SendOptions {}

/** Deletes a share by the token that `share` gave its creator or, where the creator allowed it, `reveal` its reader. */
export async function remove(
  { core, host }: Session,
  link: LinkOrAddress,
  deleteToken: string,
  options: RemoveOptions = {},
): Promise<Removed | Failure> {
  const share = locateAddress(core, link, options);
  if (!('id' in share)) return share;
  const request = core.buildRemove(share, deleteToken);
  const parse = (response: HttpResponse) => core.parseResponse('remove', response);
  return sendRequest(core, host, { operation: 'remove', request, parse }, options);
}
