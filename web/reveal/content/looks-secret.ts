/** Behind `KEY` no letter: a `KEYBOARD` is none. */
const secretName =
  /PASS|PWD|SECRET|TOKEN|CRED|PRIVATE|MNEMONIC|DSN|(^|[^A-Z])(PW|PIN|OTP|TOTP|SALT|SEED|AUTH)([^A-Z]|$)|KEYS?([^A-Z]|$)/;
/** Bounded, as below: a pattern that is tried at each place must not run to the end from each. */
const publicKey = /PUB[A-Z]{0,8}[^A-Z]?KEYS?/g;
/** A name and its value within a value: a connection string, a query, nested JSON. */
const secretInside = /(?:pass|pwd|secret|token|key|cred|private|sig)\w{0,12}["']?\s{0,9}[=:]/i;

/**
 * Whether a value is covered until its reader asks for it. It rather covers too much: what it misses, whoever looks over a shoulder reads.
 *
 * key    of a row, or the label of a PEM block.
 */
export function looksSecret(key: string, value = ''): boolean {
  const name = key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(publicKey, '');
  if (secretName.test(name) || secretInside.test(value) || value.includes('PRIVATE KEY-----')) return true;
  const host = value.indexOf('//');
  return host >= 0 && value.includes('@', host); // a user, and mostly a password, before a host
}
