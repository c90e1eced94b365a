/** One share that most tests use: its id, its link and the server's two good answers. */
import assert from 'node:assert/strict';
import { type Core, type Failure, type KeySource, type Keys, type LinkKey, stretch } from 'sharelink';

export const id = 'DGsN1GpnJD7hGcrZlUQ5HExKWV-_78uvypjpKcSpG9c';

export const peekPath = `/api/v1/shared-secrets/${id}`;
export const accessPath = `${peekPath}/access`;
export const createPath = '/api/v1/shared-secrets/public';

export function linkOn(origin: string): string {
  return `${origin}/shared/secret/${id}`;
}

export const availableBody = { id, expiresAfterViews: 3, lastViewedAt: null, isPasswordProtected: false };

export function grantedBody(secretValue: string) {
  return { id, expiresAfterViews: 3, lastViewedAt: null, secretValue };
}

/** The key of a sealed link, as `parseLink` gives it. */
export function keyOf(core: Pick<Core, 'parseLink'>, link: string): LinkKey {
  const parsed = core.parseLink(link);
  assert.ok(parsed.kind === 'sealed', parsed.kind);
  return parsed.key;
}

/** With the password stretched as the package stretches it. */
export async function deriveKeys(core: Pick<Core, 'deriveKeys'>, source: KeySource): Promise<Keys | Failure> {
  const asked = core.deriveKeys(source);
  const keys = asked.kind === 'stretch' ? core.deriveKeys(source, await stretch(asked)) : asked;
  assert.ok(keys.kind !== 'stretch');
  return keys;
}
