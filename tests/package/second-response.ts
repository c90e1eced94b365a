/** "Response", and the answers of "Worker", once more, written from PROTOCOL.md alone. */
import { buildBase64url } from './second-base64url.ts';
import { type Answer, headersOf, mediaType, readHttpDate, readIsoTime, readNames, readWait } from './second-headers.ts';
import { readId } from './second-id.ts';
import { parseBody } from './second-json.ts';

export type Asked = 'peek' | 'access' | 'create' | 'remove';
type View = 'no' | 'yes' | 'unknown';
export type Told = { readonly kind: string; readonly viewSpent: View } & Readonly<Record<string, unknown>>;

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
    typeof given === 'string' && given.length === 43 && buildBase64url(Buffer.from(given, 'base64url')) === given;
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
