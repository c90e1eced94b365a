/** What the compiled core exports: bytes in, plain objects out. */
import type {
  ErrorCode,
  Failure,
  Granted,
  GrantedFile,
  HttpRequest,
  Outcome,
  PlainLink,
  SealedLink,
} from '../types.ts';
import type { BearerToken, CanonicalId, Envelope, Keys, Server, Stretch } from './values.ts';

/** A link's key crosses as bytes. */
export type RawLink = PlainLink | (Omit<SealedLink, 'key'> & { readonly key: Uint8Array<ArrayBuffer> });

/** What bindings.cpp and bindings_sealed.cpp export, and one of bindings_address.cpp and bindings_text.cpp. */
export interface RawOpeningCore {
  /** A link in any text, or the whole of an address that is written as links are made. */
  parseLink(link: Uint8Array, server: Uint8Array, http: Uint8Array): RawLink | Failure;
  parseServer(server: Uint8Array, http: Uint8Array): Server | Failure;
  buildPeek(server: Uint8Array, id: Uint8Array, subOrganization: Uint8Array, token: Uint8Array): HttpRequest | Failure;
  buildAccess(
    server: Uint8Array,
    id: Uint8Array,
    subOrganization: Uint8Array,
    password: Uint8Array,
    token: Uint8Array,
    replyKeys: Uint8Array,
  ): HttpRequest | Failure;
  buildAcknowledgement(
    server: Uint8Array,
    id: Uint8Array,
    subOrganization: Uint8Array,
    replyKeys: Uint8Array,
    ack: Uint8Array,
  ): HttpRequest;
  buildRemove(
    server: Uint8Array,
    id: Uint8Array,
    subOrganization: Uint8Array,
    token: Uint8Array,
  ): HttpRequest | Failure;
  parseResponse(operation: Uint8Array, status: number, headers: Uint8Array, body: Uint8Array): RawOutcome;
  parseKeptResponse(
    id: Uint8Array,
    replyKeys: Uint8Array,
    status: number,
    headers: Uint8Array,
    body: Uint8Array,
  ): RawOutcome;
  buildFailure(operation: Uint8Array, code: Uint8Array): Failure;
  /** Zeroes what earlier calls left on the stack. */
  wipeStack(): void;
  deriveKeys(key: Uint8Array, password: Uint8Array, lastBlock: Uint8Array | undefined): Keys | Stretch | Failure;
  buildSealedAccess(
    server: Uint8Array,
    id: Uint8Array,
    subOrganization: Uint8Array,
    keys: Uint8Array,
    token: Uint8Array,
    replyKeys: Uint8Array,
  ): HttpRequest | Failure;
  parseSealedResponse(
    keys: Uint8Array,
    replyKeys: Uint8Array,
    status: number,
    headers: Uint8Array,
    body: Uint8Array,
  ): RawOutcome;
}

/** With bindings_text.cpp, bindings_share.cpp and bindings_sign_in.cpp. */
export interface RawCore extends RawOpeningCore {
  parseId(text: Uint8Array): CanonicalId | Failure;
  findLinks(text: Uint8Array, server: Uint8Array, http: Uint8Array): string[];
  parsePage(page: Uint8Array, http: Uint8Array): Server | Failure;
  buildCreate(
    server: Uint8Array,
    value: Uint8Array,
    password: Uint8Array,
    expiresIn: Uint8Array,
    maxViews: number | undefined,
    allowDelete: boolean,
    token: Uint8Array,
  ): HttpRequest | Failure;
  deriveNewKeys(
    secret: Uint8Array,
    preset: number,
    password: Uint8Array,
    lastBlock: Uint8Array | undefined,
  ): Keys | Stretch | Failure;
  isLinkSecret(random: Uint8Array): boolean;
  sealEnvelope(keys: Uint8Array, nonce: Uint8Array, content: RawContent, valueCharsMax: number): Envelope | Failure;
  bytesLeft(content: RawContent, valueCharsMax: number): number;
  safeFileName(name: Uint8Array): string;
  buildSealedCreate(
    server: Uint8Array,
    keys: Uint8Array,
    envelope: Uint8Array,
    expiresIn: Uint8Array,
    maxViews: number | undefined,
    allowDelete: boolean,
    token: Uint8Array,
  ): HttpRequest | Failure;
  errorCodes(): ErrorCode[];
  buildTokenRequest(server: Uint8Array): HttpRequest | Failure;
  parseTokenResponse(status: number, headers: Uint8Array, body: Uint8Array): BearerToken | Failure;
  buildPlainLink(page: Uint8Array, id: Uint8Array): string;
  buildSealedLink(page: Uint8Array, id: Uint8Array, secret: Uint8Array, preset: number): string;
}

export interface RawContent {
  readonly isFile: boolean;
  readonly bytes: Uint8Array;
  readonly name: Uint8Array;
  readonly type: Uint8Array;
}

/** A granted secret crosses as bytes. */
export type RawOutcome = { readonly ack?: Uint8Array } & (
  | Exclude<Outcome, Granted | GrantedFile>
  | (Omit<Granted, 'secretValue'> & { secretValue: Uint8Array })
  | (Omit<GrantedFile, 'file'> & { secretValue: Uint8Array<ArrayBuffer>; file: { name: string; type: string } })
);
