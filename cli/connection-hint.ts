/** What a person at a terminal can do about a connection that did not come about. */
import { certificateErrors } from '../package/hosts/connection-error.ts';
import { proxyHint, proxyVariable } from './proxy.ts';

const unknownAuthority = [
  'It is signed by an authority that this machine does not know.',
  'If it is your own, name its certificate: NODE_EXTRA_CA_CERTS=FILE, or SSL_CERT_FILE=FILE with NODE_OPTIONS=--use-openssl-ca.',
] as const;
const wrongTime = ['See whether the clock of this machine is right; if it is, tell who runs the server.'] as const;
const wrongName = ['It is for another name: check the address.'] as const;
const broken = ['Tell who runs the server.'] as const;

/** By the runtime's name for what is wrong. */
const certificateHints: Readonly<Record<string, readonly string[]>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownAuthority,
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  CERT_UNTRUSTED: unknownAuthority,
  CERT_HAS_EXPIRED: ['It has expired.', ...wrongTime],
  CERT_NOT_YET_VALID: ['It is not valid yet.', ...wrongTime],
  ERR_TLS_CERT_ALTNAME_INVALID: wrongName,
  HOSTNAME_MISMATCH: wrongName,
  CERT_REVOKED: ['It has been revoked.', ...broken],
};

/** @param reason as a failure has it. */
export function connectionHint(reason = ''): string {
  return [reasonHint(reason), proxyHint() ?? viaProxy()].filter(Boolean).join(' ');
}

function reasonHint(reason: string): string {
  if (certificateErrors.has(reason)) {
    return [`The server’s certificate was not accepted (${reason}).`, ...(certificateHints[reason] ?? broken)].join(
      ' ',
    );
  }
  if (reason === 'ERR_SSL_WRONG_VERSION_NUMBER') {
    return `What answers there does not speak TLS (${reason}): see whether the address is right, its port too.`;
  }
  if (reason.startsWith('ERR_SSL_') || reason === 'EPROTO') {
    return `Server and this machine did not agree on how to encrypt (${reason}).`;
  }
  if (reason === 'ENOTFOUND' || reason.startsWith('EAI_')) return `The name of the server was not found (${reason}).`;
  return reason && `The connection failed (${reason}).`;
}

function viaProxy(): string | undefined {
  const name = proxyVariable();
  return name && `It was tried through the proxy that ${name} names, unless NO_PROXY names the server.`;
}
