/** The sequence of one reveal. Page, element, package and command line all run it; each step is the core's. */
import type { Failure, Granted, GrantedFile, LinkOrAddress, SealedLink, ShareAddress } from '../types.ts';
import { deriveKeys } from './derive-keys.ts';
import { isSealed, locate, wipeParsed } from './locate.ts';
import { type AccessExchange, type RecoverOptions, sendAccess } from './recover.ts';
import type { Session } from './session.ts';

export interface RevealOptions extends RecoverOptions {
  /** As typed. A sealed link's password never leaves this machine; a plain share's is compared byte for byte. */
  readonly password?: string | undefined;
  /** Told when the slow step of a sealed link with a password begins, and when the request is sent. */
  readonly onStep?: ((step: 'deriving' | 'sending') => void) | undefined;
}

/**
 * Opens a share: link -> password -> request -> fetch -> response -> open. Spends one view where it succeeds. Sent once,
 * unless `peeked` says that the server keeps replies.
 */
export async function reveal(
  session: Session,
  link: LinkOrAddress,
  options: RevealOptions = {},
): Promise<Granted | GrantedFile | Failure> {
  const { core } = session;
  const share = locate(core, link, options);
  if (!('id' in share)) return share;
  if (isSealed(share)) {
    try {
      return await revealSealed(session, share, options);
    } finally {
      wipeParsed(link, share);
    }
  }
  options.onStep?.('sending');
  const exchange: AccessExchange = {
    build: (replyKeys) => core.buildAccess(share, { ...options, replyKeys }),
    parse: (response, replyKeys) =>
      replyKeys ? core.parseKeptResponse(share, replyKeys, response) : core.parseResponse('access', response),
  };
  return sendAccess(session, share, exchange, options);
}

async function revealSealed(
  session: Session,
  { key, server, id, subOrganization, passwordRequired }: SealedLink,
  options: RevealOptions,
): Promise<Granted | GrantedFile | Failure> {
  const { core, host } = session;
  const { signal, onStep } = options;
  // Whether there is a password is the link's to say; one that is given all the same changes nothing, as on a plain share.
  const password = passwordRequired ? options.password : undefined;
  if (password) onStep?.('deriving');
  const { keys, stretching } = await deriveKeys(core, host, { key, password }, { operation: 'access', signal });
  if (keys.kind !== 'keys') return { ...keys, ...stretching };
  try {
    onStep?.('sending');
    const share: ShareAddress = { server, id, subOrganization };
    const exchange: AccessExchange = {
      build: (replyKeys) => core.buildSealedAccess(share, keys, { ...options, replyKeys }),
      parse: (response, replyKeys) => core.parseSealedResponse(keys, response, replyKeys),
    };
    return { ...(await sendAccess(session, share, exchange, options)), ...stretching };
  } finally {
    keys.keys.fill(0);
  }
}
