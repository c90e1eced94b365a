/** "Request", "Create" and "Delete" once more, written from PROTOCOL.md alone, with what "Kept reply" sends. */
import { buildBase64url } from './second-base64url.ts';
import { refuse } from './second-refusal.ts';

export interface ShareTarget {
  readonly server: string;
  readonly id: string;
  readonly subOrganization?: string | undefined;
}

export interface ReplyKeys {
  readonly idempotencyKey: Uint8Array;
  readonly replyKey: Uint8Array;
}

export interface BuiltRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
}

function json(text: string): string {
  const escaped = text.replaceAll(/["\\]/g, '\\$&').replaceAll(/\p{Cc}/gu, (c) => {
    return c < ' ' ? `\\u00${c.charCodeAt(0).toString(16).padStart(2, '0')}` : c;
  });
  return `"${escaped}"`;
}

const path = ({ server, id }: ShareTarget) => `${server}/api/v1/shared-secrets/${id}`;
const contentType = ['content-type', 'application/json'] as const;

function bearer(token = '', subOrganization = ''): [string, string][] {
  if (token === '') return [];
  if (!/^[\w.~+/-]+=*$/.test(token) || token.length > 8192) refuse('token_invalid');
  const [slug = ''] = /^[A-Za-z0-9-]*/.exec(subOrganization) ?? [];
  const ofSub: [string, string][] = slug === '' || slug.length > 64 ? [] : [['x-infisical-org', slug]];
  return [['authorization', `Bearer ${token}`], ...ofSub];
}

function plainPassword(password = ''): string {
  if (!password.isWellFormed()) refuse('password_invalid');
  return Buffer.byteLength(password) > 4096 ? refuse('password_too_long') : password;
}

const keyHeader = ({ idempotencyKey }: ReplyKeys) =>
  ['idempotency-key', `"${buildBase64url(idempotencyKey)}"`] as const;

export function buildPeek(share: ShareTarget, token?: string): BuiltRequest {
  return { method: 'GET', url: path(share), headers: bearer(token, share.subOrganization) };
}

export function buildAccess(
  share: ShareTarget,
  options: {
    readonly password?: string | undefined;
    readonly token?: string | undefined;
    readonly keys?: ReplyKeys | undefined;
  },
): BuiltRequest {
  const password = plainPassword(options.password);
  const { keys } = options;
  const kept = keys ? [keyHeader(keys), ['sharelink-reply-key', buildBase64url(keys.replyKey)] as const] : [];
  return {
    method: 'POST',
    url: `${path(share)}/access`,
    headers: [contentType, ...bearer(options.token, share.subOrganization), ...kept],
    body: password === '' ? '{}' : `{"password":${json(password)}}`,
  };
}

export function buildAcknowledgement(share: ShareTarget, keys: ReplyKeys, ack: Uint8Array): BuiltRequest {
  const body = `{"ack":${json(buildBase64url(ack))}}`;
  return { method: 'POST', url: `${path(share)}/acknowledge`, headers: [contentType, keyHeader(keys)], body };
}

export function buildRemove(share: ShareTarget, token: string): BuiltRequest {
  const headers = token === '' ? refuse('token_invalid') : bearer(token, share.subOrganization);
  return { method: 'DELETE', url: path(share), headers };
}

export interface NewPlainShare {
  readonly server: string;
  readonly value: string;
  readonly expiresIn: string;
  readonly password?: string | undefined;
  readonly maxViews?: number | undefined;
  readonly allowDelete?: boolean | undefined;
  readonly token?: string | undefined;
}

export function buildCreate(share: NewPlainShare): BuiltRequest {
  const { value, expiresIn, maxViews, allowDelete } = share;
  const password = plainPassword(share.password);
  if (!value.isWellFormed()) refuse('value_invalid');
  if (Buffer.byteLength(value) > 1_400_000) refuse('value_too_long');
  if (!/^[A-Za-z0-9. -]{1,64}$/.test(expiresIn)) refuse('expires_in_invalid');
  if (maxViews !== undefined && !(Number.isInteger(maxViews) && maxViews >= 1 && maxViews <= 2_147_483_647)) {
    refuse('max_views_invalid');
  }
  const members = [
    `"secretValue":${json(value)},"expiresIn":${json(expiresIn)}`,
    ...(password === '' ? [] : [`"password":${json(password)}`]),
    ...(maxViews === undefined ? [] : [`"maxViews":${maxViews}`]),
    ...(allowDelete ? ['"allowDelete":true'] : []),
  ];
  const url = `${share.server}/api/v1/shared-secrets/public`;
  return { method: 'POST', url, headers: [contentType, ...bearer(share.token)], body: `{${members.join(',')}}` };
}
