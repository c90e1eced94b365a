/** The whole core: what opens links and what makes them. Converts, decides nothing. */
import type { ErrorCode, Failure, HttpRequest, HttpResponse, LinkOptions } from '../types.ts';
import {
  answerOf,
  bytes,
  canonicalId,
  count,
  httpOf,
  lastBlockBytes,
  maxViewsOf,
  presetOf,
  rawContent,
  sealedPassword,
  utf8,
} from './inputs.ts';
import { instantiate } from './instantiate.ts';
import { keysOf, type OpeningCore, type ServerBytes, wiped, wrapOpeningCore } from './opening-core.ts';
import type { RawCore } from './raw-core.ts';
import { refuse } from './refuse.ts';
import createModule from './sharelink.mjs';
import { linkSecretBytes, nonceBytes } from './sizes.ts';
import { parseLink, serverBytes } from './spellings.ts';
import type {
  BearerToken,
  CanonicalId,
  Envelope,
  KeySource,
  Keys,
  NewContent,
  NewShare,
  PasswordPreset,
  Server,
  Stretch,
} from './values.ts';

/** The pure functions, for callers with an HTTP client of their own. No network, no clock. */
export interface Core extends OpeningCore {
  findLinks(text: string, options?: LinkOptions): string[];
  /** @returns the canonical id, or `link_damaged`. */
  parseId(text: string): CanonicalId | Failure;
  /** @returns the address of a page that opens sealed links, or `page_required`, `server_invalid`, `link_insecure`. */
  parsePage(page: string, options?: Pick<LinkOptions, 'http'>): Server | Failure;
  /** @returns the request that stores a plain share, or `value_*`, `expires_in_invalid`, `max_views_invalid`, ... */
  buildCreate(server: string, share: NewShare): HttpRequest | Failure;
  /**
   * Also of a link that is about to be made.
   *
   * @returns as for an existing link; `password_invalid` for a new one.
   */
  deriveKeys(source: KeySource, lastBlock?: Uint8Array): Keys | Stretch | Failure;
  /** Whether 32 fresh random bytes may become a link secret; draw again where not. */
  isLinkSecret(random: Uint8Array): boolean;
  /**
   * @param nonce 24 fresh random bytes.
   * @param valueCharsMax what the server takes; Infisical: 10 000.
   * @returns the value to store, or `value_too_long` with `bytesOver`, `value_invalid`, `file_name_invalid`, ...
   */
  sealEnvelope(keys: Keys, nonce: Uint8Array, content: NewContent, valueCharsMax: number): Envelope | Failure;
  /** @returns how many bytes the content could grow by; below zero: how many must go. */
  bytesLeft(content: NewContent, valueCharsMax: number): number;
  /** @returns the name, in which what is not safe to show or to save under has been replaced. */
  safeFileName(name: string): string;
  /** @returns the request that stores an envelope; the server is given the proof as the password. */
  buildSealedCreate(
    server: string,
    keys: Keys,
    envelope: Envelope,
    options: Pick<NewShare, 'expiresIn' | 'maxViews' | 'allowDelete' | 'token'>,
  ): HttpRequest | Failure;
  /**
   * For a page of Infisical's own origin alone: send it once, with that origin's cookies, on a person's press, and never
   * break it off.
   *
   * @returns the request for a bearer token, or `server_invalid`, `link_insecure`.
   */
  buildTokenRequest(server: string): HttpRequest | Failure;
  /** @returns the token, or `not_signed_in`, `session_revoked`, `session_stale`, `sign_in_failed`. */
  parseTokenResponse(response: HttpResponse): BearerToken | Failure;
  /** Each way in which opening or creating a share can fail. */
  errorCodes(): ErrorCode[];
  /** @param page as `parsePage` or `parseServer` gave it; @param id canonical. */
  buildPlainLink(page: string, id: string): string;
  buildSealedLink(page: string, id: string, secret: Uint8Array, preset: PasswordPreset): string;
}

/** @param module the compiled sharelink.wasm, however the host gets it. */
export async function loadCore(module: WebAssembly.Module): Promise<Core> {
  return wrapCore(await instantiate(createModule, module));
}

/** Secrets that only a sealed link's own steps take. */
function newSecret(raw: RawCore, secret: Uint8Array): Uint8Array {
  refuse(() => !raw.isLinkSecret(bytes(secret, 'secret', linkSecretBytes)) && 'secret must pass isLinkSecret');
  return secret;
}

export function wrapCore(raw: RawCore): Core {
  const readable: ServerBytes = (server, name) => serverBytes(raw, server, name);
  const opening = wrapOpeningCore(raw, readable);
  return {
    ...opening,
    parseLink: (link, options = {}) => parseLink(raw, link ?? '', options),
    findLinks: (text, { server, http } = {}) =>
      wiped(raw, () => raw.findLinks(utf8(text, 'text'), readable(server), httpOf(http))),
    parseId: (text) => raw.parseId(utf8(text, 'id')),
    parsePage: (page, { http } = {}) => raw.parsePage(readable(page, 'page'), httpOf(http)),
    buildCreate: (server, { value, password, expiresIn, maxViews, allowDelete, token }) =>
      raw.buildCreate(
        readable(server),
        utf8(value, 'value'),
        utf8(password, 'password'),
        utf8(expiresIn, 'expiresIn'),
        maxViewsOf(maxViews),
        allowDelete === true,
        utf8(token, 'token'),
      ),
    deriveKeys(source, lastBlock) {
      if ('key' in source) return opening.deriveKeys(source, lastBlock);
      const { secret, preset, password } = source;
      return wiped(raw, () =>
        raw.deriveNewKeys(
          newSecret(raw, secret),
          presetOf(preset),
          sealedPassword(password),
          lastBlockBytes(lastBlock),
        ),
      );
    },
    buildFailure(operation, code) {
      refuse(() => !raw.errorCodes().includes(code) && 'code must be an error code');
      return opening.buildFailure(operation, code);
    },
    buildTokenRequest: (server) => raw.buildTokenRequest(readable(server)),
    parseTokenResponse: (response) => wiped(raw, () => raw.parseTokenResponse(...answerOf(response))),
    errorCodes: () => raw.errorCodes(),
    isLinkSecret: (random) => raw.isLinkSecret(bytes(random, 'random')),
    sealEnvelope: (keys, nonce, content, valueCharsMax) =>
      raw.sealEnvelope(
        keysOf(keys),
        bytes(nonce, 'nonce', nonceBytes),
        rawContent(content),
        count(valueCharsMax, 'valueCharsMax'),
      ),
    bytesLeft: (content, valueCharsMax) => raw.bytesLeft(rawContent(content), count(valueCharsMax, 'valueCharsMax')),
    safeFileName: (name) => raw.safeFileName(utf8(name, 'name')),
    buildSealedCreate: (server, keys, { value }, { expiresIn, maxViews, allowDelete, token }) =>
      raw.buildSealedCreate(
        readable(server),
        keysOf(keys),
        utf8(value, 'value'),
        utf8(expiresIn, 'expiresIn'),
        maxViewsOf(maxViews),
        allowDelete === true,
        utf8(token, 'token'),
      ),
    buildPlainLink: (page, id) => raw.buildPlainLink(utf8(page, 'page'), canonicalId(raw, id)),
    buildSealedLink: (page, id, secret, preset) =>
      raw.buildSealedLink(utf8(page, 'page'), canonicalId(raw, id), newSecret(raw, secret), presetOf(preset)),
  };
}
