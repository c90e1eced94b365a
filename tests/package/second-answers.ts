/** Requests, answers and kept replies once more, written from PROTOCOL.md alone: "Request" to "Kept reply". */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { Refusal } from './second-implementation.ts';
import { readId } from './second-links.ts';

const refuse = (code: string): never => {
  throw new Refusal(code);
};

// Request, Create, Delete

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

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
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

const keyHeader = ({ idempotencyKey }: ReplyKeys) => ['idempotency-key', `"${base64url(idempotencyKey)}"`] as const;

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
  const kept = keys ? [keyHeader(keys), ['sharelink-reply-key', base64url(keys.replyKey)] as const] : [];
  return {
    method: 'POST',
    url: `${path(share)}/access`,
    headers: [contentType, ...bearer(options.token, share.subOrganization), ...kept],
    body: password === '' ? '{}' : `{"password":${json(password)}}`,
  };
}

export function buildAcknowledgement(share: ShareTarget, keys: ReplyKeys, ack: Uint8Array): BuiltRequest {
  const body = `{"ack":${json(base64url(ack))}}`;
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

// Response

export type Asked = 'peek' | 'access' | 'create' | 'remove';
type View = 'no' | 'yes' | 'unknown';
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}
export type Told = { readonly kind: string; readonly viewSpent: View } & Readonly<Record<string, unknown>>;

/** @returns undefined where the body does not count as JSON. */
function parseBody(body: Uint8Array): Record<string, unknown> | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (text.includes('\0') || depthOf(text) > 16) return undefined;
    const value = JSON.parse(text, (_, member: unknown) => {
      const isBeyond = typeof member === 'number' && !Number.isFinite(member);
      if (isBeyond || (typeof member === 'string' && !member.isWellFormed())) throw new SyntaxError();
      return member;
    });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [mark] of text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '').matchAll(/[[\]{}]/g)) {
    depth += mark === '{' || mark === '[' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function headersOf({ headers }: Answer): (name: string) => string {
  return (wanted) => {
    const values = headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
    return values.map((value) => value.replaceAll(/^[ \t]+|[ \t]+$/g, '')).find((value) => value !== '') ?? '';
  };
}

const readNames = [
  'content-type',
  'retry-after',
  'x-ratelimit-reset',
  'date',
  'sharelink-page',
  'sharelink-reply',
  'sharelink-confirm',
];
const mediaType = (value: string) => (value.split(';', 1)[0] ?? '').replaceAll(/^[ \t]+|[ \t]+$/g, '').toLowerCase();

function readTime(match: readonly string[], month: number, ms: number): number | undefined {
  const [year = 0, day = 0, hour = 0, minute = 0, second = 0] = match.map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
  if (!exists || hour > 23 || minute > 59 || second > 60) return undefined;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}

export function readIsoTime(text: unknown): number | undefined {
  const match = typeof text === 'string' && /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?Z$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', ms = '0'] = match;
  return readTime([year, day, hour, minute, second], Number(month), Number(ms));
}

export function readHttpDate(text: string): number | undefined {
  const match = /^[A-Za-z]{3}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/.exec(text);
  if (!match) return undefined;
  const [, day = '', name = '', year = '', hour = '', minute = '', second = ''] = match;
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return readTime([year, day, hour, minute, second], names.indexOf(name) + 1, 0);
}

function readWait(status: number, header: (name: string) => string, nowMs: number | undefined): number | undefined {
  const clamp = (seconds: number) => Math.min(86_400, Math.max(0, Math.trunc(seconds)));
  const digits = (text: string) => (/^\d+$/.test(text) ? clamp(Number(text)) : undefined);
  if (status !== 429 && !(status >= 500 && status <= 599)) return undefined;
  const until = readHttpDate(header('retry-after'));
  const byDate = until !== undefined && nowMs !== undefined ? clamp((until - nowMs) / 1000) : undefined;
  const wait = byDate ?? digits(header('retry-after'));
  return wait === undefined && status === 429 ? digits(header('x-ratelimit-reset')) : wait;
}

const texts = [
  ...['id', 'expiresAt', 'userId', 'orgId', 'createdAt', 'updatedAt', 'accessType', 'name', 'lastViewedAt', 'type'],
  ...['identityId', 'orgName'],
];
const flags = ['allowExternalEmails', 'isPasswordProtected', 'isAuthorizedUser'];

function publishedOf(body: Record<string, unknown>): Record<string, unknown> {
  const fits = (name: string, value: unknown) =>
    (texts.includes(name) && typeof value === 'string') ||
    (flags.includes(name) && typeof value === 'boolean') ||
    (name === 'expiresAfterViews' && typeof value === 'number') ||
    (name === 'authorizedEmails' && Array.isArray(value));
  const names = [...texts, ...flags, 'expiresAfterViews', 'authorizedEmails'];
  const present = names.filter((name) => Object.hasOwn(body, name) && (body[name] === null || fits(name, body[name])));
  return Object.fromEntries(
    present.map((name) => {
      const value = body[name];
      return [name, Array.isArray(value) ? value.filter((one) => typeof one === 'string').slice(0, 1000) : value];
    }),
  );
}

function cut(text: string): string {
  let bytes = Buffer.from(text);
  if (bytes.length <= 200) return text;
  let end = 200;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  bytes = bytes.subarray(0, end);
  return bytes.toString();
}

function issuesOf({ message }: Record<string, unknown>): { code: string; path: string; message: string }[] {
  const objects = Array.isArray(message)
    ? message.filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one)).slice(0, 16)
    : [];
  const text = (value: unknown) => (typeof value === 'string' ? cut(value) : '');
  return objects.map((issue) => {
    const members: unknown[] = Array.isArray(issue.path) ? issue.path : [];
    const parts = members.flatMap((one) => {
      if (typeof one === 'number') return one >= 0 && one <= 1e9 ? [String(Math.trunc(one))] : [];
      return typeof one === 'string' ? [one] : [];
    });
    const joined = parts.reduce((all, one) => cut(all === '' ? one : `${all}.${one}`), '');
    return { code: text(issue.code), path: joined, message: text(issue.message) };
  });
}

const workerCodes = [
  ...['network_unreachable', 'reply_lost', 'response_malformed', 'response_too_large', 'wrong_server', 'store_full'],
  ...['server_busy', 'outcome_unknown'],
];
const unknownViews = [
  ...[
    'response_malformed',
    'response_too_large',
    'server_error',
    'server_unavailable',
    'reply_lost',
    'outcome_unknown',
  ],
  ...['cancelled'],
];

function viewOf(code: string, asked: Asked, status: number): View {
  if (asked !== 'access') return 'no';
  if (code === 'no_value') return status === 400 ? 'no' : 'unknown';
  if (code === 'wrong_server') return status === 404 ? 'no' : 'unknown';
  if (code === 'sign_in_page') return status === 200 ? 'unknown' : 'no';
  if (unknownViews.includes(code)) return 'unknown';
  return code === 'reply_gone' ? 'yes' : 'no';
}

function codeOf4xx(asked: Asked, status: number, body: Record<string, unknown> | undefined, isPage: boolean): string {
  const { error, message } = body ?? {};
  if (status === 400 && message === 'Secret has no value specified') return 'no_value';
  if ((status === 400 || status === 422) && asked === 'create' && body) {
    const issues = issuesOf(body);
    const all = (path: string) => issues.length > 0 && issues.every((issue) => issue.path === path);
    if (all('expiresIn')) return 'expires_in_invalid';
    if (all('maxViews')) return 'max_views_invalid';
    if (all('secretValue') && issues.every(({ code }) => code === 'too_big')) return 'value_too_long';
  }
  if (status === 400 || status === 414 || status === 422) return 'request_invalid';
  if (status === 401) {
    if (!body) return 'sign_in_page';
    if (error === 'StaleSession') return 'session_stale';
    if (message === 'Password is required to access this secret') return 'password_required';
    if (message === 'Invalid credentials') return 'password_incorrect';
    const signIn = /^(Authentication required to .*|You are not allowed to access this resource|Token missing)$/s;
    return typeof message === 'string' && signIn.test(message) ? 'sign_in_required' : 'refused';
  }
  if (status === 403) {
    if (isPage) return 'sign_in_page';
    if (error === 'TokenError') return 'token_rejected';
    if (!body || error === 'Refused') return 'refused';
    if (message === 'You do not have access to this secret') return 'other_organization';
    return message === 'You are not authorized to view this secret' ? 'email_not_listed' : 'not_permitted';
  }
  if (status === 404) return codeOf404(body);
  if (status === 429) return error === 'too_many_guesses' ? error : 'rate_limited';
  return status === 410 && error === 'reply_gone' ? 'reply_gone' : 'refused';
}

function codeOf404(body: Record<string, unknown> | undefined): string {
  const { error, message } = body ?? {};
  if (!body) return 'wrong_server';
  if (error === 'Not Found') {
    const isAboutShares =
      typeof message === 'string' && /^Route .*:\/api\/v1\/shared-secrets\/.* not found$/s.test(message);
    return isAboutShares ? 'server_too_old' : 'wrong_server';
  }
  if (error === 'Session not found') return 'session_revoked';
  if (error !== 'NotFound' || typeof message !== 'string') return 'refused';
  if (message === 'Service token not found') return 'token_rejected';
  if (message === 'The shared secret has expired') return 'expired';
  if (message === 'The shared secret has reached its view limit') return 'view_limit_reached';
  return /^Shared secret with ID '.*' not found$/s.test(message) ? 'not_found' : 'refused';
}

function codeOf(asked: Asked, answer: Answer, body: Record<string, unknown> | undefined, isHtml: boolean): string {
  const { status } = answer;
  if (status === 200 && isHtml && !body) {
    return /<form/i.test(Buffer.from(answer.body).toString('latin1')) ? 'sign_in_page' : 'wrong_server';
  }
  if (status === 200 && !body) return 'response_malformed';
  if (status === 200) {
    const isEmpty = asked === 'access' && (body?.secretValue ?? null) === null && typeof body?.id === 'string';
    return isEmpty ? 'no_value' : 'response_malformed';
  }
  if (status >= 300 && status <= 399 && status !== 304) return 'sign_in_page';
  if (status >= 400 && status <= 499) return codeOf4xx(asked, status, body, isHtml && !body);
  if (status < 500 || status > 599) return 'response_malformed';
  if (workerCodes.includes(String(body?.error)) && typeof body?.error === 'string') return body.error;
  if (status === 500 && body?.error === 'Find org by id') return 'token_without_organization';
  return [502, 503, 504].includes(status) ? 'server_unavailable' : 'server_error';
}

function liveOf(body: Record<string, unknown>, spent: number): Record<string, unknown> {
  const share = publishedOf(body);
  const { expiresAfterViews: counter, lastViewedAt, expiresAt } = share;
  const isCount = Number.isInteger(counter) && Number(counter) >= 1 && Number(counter) <= 4_294_967_295;
  const viewsLeft = counter === null ? 'unlimited' : isCount ? Number(counter) - spent : 'unknown';
  const expiresAtMs = readIsoTime(expiresAt);
  return {
    share,
    viewsLeft,
    ...(lastViewedAt !== undefined && { openedBefore: lastViewedAt !== null }),
    ...(expiresAtMs !== undefined && { expiresAtMs }),
  };
}

function successOf(asked: Asked, status: number, body: Record<string, unknown> | undefined): Told | undefined {
  if (asked === 'remove' && (status === 204 || (status === 200 && typeof body?.id === 'string'))) {
    return { kind: 'removed', viewSpent: 'no' };
  }
  if (status !== 200 || !body) return undefined;
  const { id, secretValue, deleteToken: given, isPasswordProtected } = body;
  const isToken =
    typeof given === 'string' && given.length === 43 && base64url(Buffer.from(given, 'base64url')) === given;
  const deleteToken = isToken && { deleteToken: given };
  if (asked === 'access' && typeof secretValue === 'string') {
    // The value of a plain link.
    if (secretValue.startsWith('sl1.')) return { kind: 'link_fragment_missing', viewSpent: 'yes' };
    return { kind: 'granted', viewSpent: 'yes', secretValue, ...liveOf(body, 1), ...deleteToken };
  }
  if (asked === 'peek' && typeof id === 'string') {
    const passwordRequired = typeof isPasswordProtected === 'boolean' && { passwordRequired: isPasswordProtected };
    return { kind: 'available', viewSpent: 'no', ...liveOf(body, 0), ...passwordRequired };
  }
  if (asked === 'create' && typeof id === 'string') {
    try {
      return { kind: 'created', viewSpent: 'no', id: readId(Buffer.from(id).toString('latin1')), ...deleteToken };
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** Reads the answer of a plain share. */
export function readAnswer(asked: Asked, answer: Answer): Told {
  const { status } = answer;
  const block = answer.headers.filter(([name]) => readNames.includes(name.toLowerCase()));
  const size = block.reduce((all, [name, value]) => all + Buffer.byteLength(`${name}: ${value}\n`), 0);
  if (size > 16_384 || answer.body.length > 8_388_608) {
    return {
      kind: 'response_too_large',
      viewSpent: viewOf('response_too_large', asked, status),
      ...(status !== 0 && { status }),
    };
  }
  const header = headersOf(answer);
  const body = parseBody(answer.body);
  const serverTimeMs = readHttpDate(header('date'));
  const { reqId } = body ?? {};
  const common = {
    ...(status !== 0 && { status }),
    ...(serverTimeMs !== undefined && { serverTimeMs }),
    ...(header('sharelink-page') === '1' && { hasPage: true }),
    ...(header('sharelink-reply') === '1' && { keepsReplies: true }),
    ...(typeof reqId === 'string' && /^req-[A-Za-z0-9-]{0,60}$/.test(reqId) && { requestId: reqId }),
  };
  const success = successOf(asked, status, body);
  const confirm = header('sharelink-confirm');
  const isSaid = success?.kind === 'available' && ['always', 'never'].includes(confirm);
  if (success) return { ...success, ...common, ...(isSaid && { confirm }) };
  const first = Buffer.from(answer.body)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .replace(/^[ \t\r\n]+/, '');
  const kind = codeOf(asked, answer, body, mediaType(header('content-type')) === 'text/html' || first.startsWith('<'));
  const retryAfterSeconds = readWait(status, header, serverTimeMs);
  const issues = body && (status === 400 || status === 422) && kind !== 'no_value' ? issuesOf(body) : [];
  return {
    kind,
    viewSpent: viewOf(kind, asked, status),
    ...common,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(issues.length > 0 && { issues }),
  };
}

// Sign-in

export function readTokenAnswer(answer: Answer): string {
  const size = answer.headers.reduce((all, [name, value]) => all + Buffer.byteLength(`${name}: ${value}\n`), 0);
  const isTooLarge = size > 16_384 || answer.body.length > 8_388_608;
  const body = isTooLarge ? undefined : parseBody(answer.body);
  const { token, error } = body ?? {};
  const { status } = answer;
  if (status === 200 && typeof token === 'string' && token.length <= 8192 && /^[\w.~+/-]+=*$/.test(token)) return token;
  if (status === 401 && (error === 'TokenReuse' || error === 'InvalidToken')) return refuse('session_revoked');
  if (status === 401 && error === 'StaleSession') return refuse('session_stale');
  if (status === 403 && error === 'TokenError') return refuse('not_signed_in');
  if (status === 404 && error === 'AuthTokenNotFound') return refuse('not_signed_in');
  return refuse(status === 404 && error === 'Session not found' ? 'session_revoked' : 'sign_in_failed');
}

// Kept reply

const replyType = 'application/vnd.sharelink.reply';
const label = new Uint8Array(Buffer.from('sharelink reply v1'));

export interface KeptReply {
  readonly ack: Uint8Array;
  readonly status: number;
  readonly body: Uint8Array;
}

export function sealReply(
  keys: ReplyKeys,
  id: string,
  { ack, status, body }: KeptReply,
  nonce: Uint8Array,
): Uint8Array {
  const head = [Uint8Array.of(1), Buffer.from(id, 'base64url'), keys.idempotencyKey, ack];
  const plaintext = Buffer.concat([...head, Uint8Array.of(status >> 8, status & 255), body]);
  return new Uint8Array(
    Buffer.concat([nonce, xchacha20poly1305(keys.replyKey, nonce, label).encrypt(new Uint8Array(plaintext))]),
  );
}

export function readKept(keys: ReplyKeys, id: string, answer: Answer): Told {
  const header = headersOf(answer);
  if (answer.status !== 200 || mediaType(header('content-type')) !== replyType) return readAnswer('access', answer);
  const malformed: Told = { kind: 'response_malformed', viewSpent: 'unknown', status: 200 };
  let plaintext: Buffer;
  try {
    const cipher = xchacha20poly1305(keys.replyKey, answer.body.subarray(0, 24), label);
    plaintext = Buffer.from(cipher.decrypt(answer.body.subarray(24)));
  } catch {
    return malformed;
  }
  const front = Buffer.concat([Uint8Array.of(1), Buffer.from(id, 'base64url'), keys.idempotencyKey]);
  if (plaintext.length < 67 || !plaintext.subarray(0, 49).equals(front)) return malformed;
  const inner = {
    status: plaintext.readUInt16BE(65),
    headers: answer.headers,
    body: new Uint8Array(plaintext.subarray(67)),
  };
  return { ...readAnswer('access', inner), ack: new Uint8Array(plaintext.subarray(49, 65)) };
}
