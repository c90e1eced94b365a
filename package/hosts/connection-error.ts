/** Which errors of Node.js, Deno and Bun say that there was no connection, so that nothing was sent. */
import { subscribe } from 'node:diagnostics_channel';

/** Errors of the connection phase, by the names of Node.js and Bun: nothing was sent. */
const connectErrors = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EAI_NONAME',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
  'FailedToOpenSocket',
]);

/** What is wrong with a certificate: the names of OpenSSL's verification errors, as Node.js and Bun give them. */
export const certificateErrors: ReadonlySet<string> = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CRL_HAS_EXPIRED',
  'CRL_NOT_YET_VALID',
  'CRL_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERROR_IN_CERT_NOT_AFTER_FIELD',
  'ERROR_IN_CERT_NOT_BEFORE_FIELD',
  'ERROR_IN_CRL_LAST_UPDATE_FIELD',
  'ERROR_IN_CRL_NEXT_UPDATE_FIELD',
  'ERR_TLS_CERT_ALTNAME_FORMAT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_DECRYPT_CRL_SIGNATURE',
  'UNABLE_TO_GET_CRL',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  // A key or a digest that is too weak, and whatever else OpenSSL knows and Node.js has no name for.
  'UNSPECIFIED',
]);

/** Without a code: Deno has sentences only, and fetch refuses some ports before it sends anything. */
const connectMessage = /client error \(Connect\)|tcp connect error|^bad port$|requests to port \d+ are blocked/i;
/** Bun, for whatever goes wrong in a handshake, of which it gives no name. */
const bunHandshake = { code: 'EPROTO', message: /TLS handshake failed/ };

/** Deeper than any runtime nests; an error of the caller's fetch can be its own cause. */
const causesMax = 8;
/** What a fetch of the caller's throws can hold anything. */
const isErrorName = /^[A-Za-z][\w/]{0,63}$/;

/** What Node.js's own fetch could not connect for, whatever its name: an ECONNRESET of a handshake has no other. */
const neverConnected = new WeakSet<object>();
let listens = false;

/** To be called before the first request. */
export function listenForConnectErrors(): void {
  if (listens) return;
  listens = true;
  subscribe('undici:client:connectError', (message) => {
    const { error } = message as { error?: unknown };
    if (typeof error === 'object' && error !== null) neverConnected.add(error);
  });
}

interface ErrorParts {
  readonly code: string;
  readonly message: string;
}

/** An error and its causes, down to the one that a system's call has had. */
function* causesOf(error: unknown): Generator<{ readonly error: object } & ErrorParts> {
  for (let depth = 0, found = error; depth < causesMax && found; depth += 1) {
    const { code, cause, message } = found as { code?: unknown; cause?: unknown; message?: unknown };
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    yield { error: found as object, code: text(code), message: text(message) };
    found = cause;
  }
}

function saysNoConnection({ code, message }: ErrorParts): boolean {
  if (connectErrors.has(code) || certificateErrors.has(code)) return true;
  return connectMessage.test(message) || (code === bunHandshake.code && bunHandshake.message.test(message));
}

/** @returns the runtime's own word for what went wrong, '' where there is none. */
export function errorName(error: unknown): string {
  const names = [...causesOf(error)].map(({ code }) => code).filter((code) => isErrorName.test(code));
  return names.at(-1) ?? '';
}

/** As `Host` has it. */
export function connectionError(error: unknown): string | undefined {
  const isKnown = [...causesOf(error)].some((one) => neverConnected.has(one.error) || saysNoConnection(one));
  return isKnown ? errorName(error) : undefined;
}
