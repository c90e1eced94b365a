/**
 * The part of the core that opens links, all that a page loads for its own address: C++ functions with JavaScript strings
 * around them. Converts, decides nothing.
 */
import type {
  ErrorCode,
  Failure,
  HttpRequest,
  HttpResponse,
  LinkOptions,
  Operation,
  OutcomeOf,
  ShareAddress,
  ShareLink,
} from '../types.ts';
import {
  answerOf,
  bytes,
  canonicalId,
  httpOf,
  lastBlockBytes,
  operationOf,
  replyKeyBytes,
  requiredReplyKeys,
  sealedPassword,
  utf8,
} from './inputs.ts';
import { instantiate, textDecoder } from './instantiate.ts';
import { createLinkKey, linkKeyBytes } from './link-key.ts';
import createModule from './opening.mjs';
import type { RawLink, RawOpeningCore, RawOutcome } from './raw-core.ts';
import { refuse } from './refuse.ts';
import { ackBytes } from './sizes.ts';
import type { AccessOptions, KeptOutcome, Keys, LinkPassword, ReplyKeys, Server, Stretch } from './values.ts';

/** The pure functions that open a share. No network, no clock. */
export interface OpeningCore {
  /** @returns the link's parts, or a failure: `link_*`, `server_required`, `server_invalid`. */
  parseLink(link: string, options?: LinkOptions): ShareLink | Failure;
  /**
   * Finds the links that `parseLink` finds, for a person to choose among..
   *
   * @returns at most 16 different links as text, keys included; none for a bare id.
   */
  findLinks?(text: string, options?: LinkOptions): string[];
  /** @returns the address of an API server, or `server_invalid`, `link_insecure`. */
  parseServer(server: string, options?: Pick<LinkOptions, 'http'>): Server | Failure;
  /** @returns the request that tells about a share without spending a view, or `token_invalid`. */
  buildPeek(share: ShareAddress, options?: Pick<AccessOptions, 'token'>): HttpRequest | Failure;
  /** @returns the request that opens a share, or `password_too_long`, `password_invalid`, `token_invalid`. */
  buildAccess(share: ShareAddress, options?: AccessOptions): HttpRequest | Failure;
  /** @returns the request that tells a server that a kept reply has arrived. */
  buildAcknowledgement(share: ShareAddress, replyKeys: ReplyKeys, ack: Uint8Array): HttpRequest;
  /** @returns the request that deletes a share by a token that the server gave, or `token_invalid`. */
  buildRemove(share: ShareAddress, deleteToken: string): HttpRequest | Failure;
  /** @returns the one typed outcome of any answer; never throws. */
  parseResponse<Asked extends Operation>(operation: Asked, response: HttpResponse): OutcomeOf<Asked>;
  /** `parseResponse` for an access that brought reply keys. */
  parseKeptResponse(share: ShareAddress, replyKeys: ReplyKeys, response: HttpResponse): KeptOutcome;
  /** @returns the outcome where no complete answer came. */
  buildFailure(operation: Operation, code: ErrorCode): Failure;

  /**
   * Derives the keys of a sealed link.
   *
   * @param lastBlock what `stretch` made of the answer to the call without it.
   * @returns the keys; where there is a password and it is not stretched, what `stretch` is to do; or
   * `password_required`, `password_unsupported_here`, `password_too_long`, `password_memory`.
   */
  deriveKeys(source: LinkPassword, lastBlock?: Uint8Array): Keys | Stretch | Failure;
  /** @returns the request that opens a sealed share: the server is given the proof, never the password. */
  buildSealedAccess(share: ShareAddress, keys: Keys, options?: Omit<AccessOptions, 'password'>): HttpRequest | Failure;
  /** @returns the outcome of an access to a sealed share, decrypted; `decrypt_failed`, `link_mismatch`, ... */
  parseSealedResponse(keys: Keys, response: HttpResponse, replyKeys?: ReplyKeys): KeptOutcome;
}

/** An address of a server, in bytes that the core reads. */
export type ServerBytes = (server: string | undefined, name?: string) => Uint8Array;

const keysBytes = 163;

/** The core gives no other outcome than the operation has. */
function parsedOutcome<Asked extends Operation>(outcome: RawOutcome): OutcomeOf<Asked>;
function parsedOutcome(outcome: RawOutcome): KeptOutcome | OutcomeOf<Operation> {
  if (outcome.kind === 'granted') return { ...outcome, secretValue: textDecoder.decode(outcome.secretValue) };
  if (outcome.kind !== 'granted_file') return outcome;
  const { secretValue: bytes, file, ...rest } = outcome;
  return { ...rest, file: { ...file, bytes } };
}

/** @param module the compiled opening.wasm. */
export async function loadOpeningCore(module: WebAssembly.Module): Promise<OpeningCore> {
  return wrapOpeningCore(await instantiate(createModule, module));
}

/** Calls a function that handles secrets and wipes what it left on the stack. */
export function wiped<T>(raw: RawOpeningCore, call: () => T): T {
  try {
    return call();
  } finally {
    raw.wipeStack();
  }
}

export function keysOf({ keys }: Keys): Uint8Array {
  return bytes(keys, 'keys', keysBytes);
}

export function opaque(link: RawLink | Failure): ShareLink | Failure {
  return link.kind === 'sealed' ? { ...link, key: createLinkKey(link.key) } : link;
}

/** @param serverBytes by default for a page that knows its own address alone: a browser has written the hosts in it. */
export function wrapOpeningCore(
  raw: RawOpeningCore,
  serverBytes: ServerBytes = (server) => utf8(server, 'server'),
): OpeningCore {
  const address = ({ server, id, subOrganization }: ShareAddress) =>
    [serverBytes(server), utf8(id, 'id'), utf8(subOrganization, 'subOrganization')] as const;
  return {
    parseLink: (link, { server, http } = {}) =>
      opaque(wiped(raw, () => raw.parseLink(utf8(link, 'link'), serverBytes(server), httpOf(http)))),
    parseServer: (server, { http } = {}) => raw.parseServer(serverBytes(server), httpOf(http)),
    buildPeek: (share, { token } = {}) => raw.buildPeek(...address(share), utf8(token, 'token')),
    buildAccess: (share, { password, token, replyKeys } = {}) =>
      raw.buildAccess(...address(share), utf8(password, 'password'), utf8(token, 'token'), replyKeyBytes(replyKeys)),
    buildAcknowledgement(share, replyKeys, ack) {
      canonicalId(raw, share.id);
      refuse(
        () =>
          !('server' in raw.parseServer(address(share)[0], httpOf('any_host'))) &&
          'server must be one that the core has read',
      );
      return raw.buildAcknowledgement(...address(share), requiredReplyKeys(replyKeys), bytes(ack, 'ack', ackBytes));
    },
    buildRemove: (share, deleteToken) => raw.buildRemove(...address(share), utf8(deleteToken, 'deleteToken')),
    parseResponse: (operation, response) =>
      parsedOutcome(wiped(raw, () => raw.parseResponse(operationOf(operation), ...answerOf(response)))),
    parseKeptResponse: ({ id }, replyKeys, response) =>
      parsedOutcome<'access'>(
        wiped(raw, () =>
          raw.parseKeptResponse(canonicalId(raw, id), requiredReplyKeys(replyKeys), ...answerOf(response)),
        ),
      ),
    buildFailure: (operation, code) => raw.buildFailure(operationOf(operation), utf8(code, 'code')),
    deriveKeys: ({ key, password }, lastBlock) =>
      wiped(raw, () => raw.deriveKeys(linkKeyBytes(key), sealedPassword(password), lastBlockBytes(lastBlock))),
    buildSealedAccess: (share, keys, { token, replyKeys } = {}) =>
      raw.buildSealedAccess(...address(share), keysOf(keys), utf8(token, 'token'), replyKeyBytes(replyKeys)),
    parseSealedResponse: (keys, response, replyKeys) =>
      parsedOutcome<'access'>(
        wiped(raw, () => raw.parseSealedResponse(keysOf(keys), replyKeyBytes(replyKeys), ...answerOf(response))),
      ),
  };
}
