/** Speaks to the worker as any HTTP client would. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** As sent. */
  readonly text: string;
  /** Parsed where it is JSON. */
  readonly json: Record<string, unknown>;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit;
}

export async function ask(url: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
  const response = await fetch(url, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
}

export function postJson(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
}

export const createPath = '/api/v1/shared-secrets/public';

export function peekPath(id: string): string {
  return `/api/v1/shared-secrets/${id}`;
}

export function accessPath(id: string): string {
  return `${peekPath(id)}/access`;
}

export interface NewShare {
  readonly secretValue?: string;
  readonly expiresIn?: string;
  readonly maxViews?: number;
  readonly password?: string;
}

/** @returns the id of a share that the worker at `origin` keeps from now on. */
export async function createShare(origin: string, share: NewShare = {}): Promise<string> {
  const { status, json } = await postJson(`${origin}${createPath}`, {
    secretValue: 'swordfish',
    expiresIn: '1h',
    ...share,
  });
  if (status !== 200 || typeof json.id !== 'string') throw new Error(`the share could not be created: ${status}`);
  return json.id;
}

export function peekShare(origin: string, id: string): Promise<Answer> {
  return ask(origin + peekPath(id));
}

export function openShare(origin: string, id: string, body: unknown = {}): Promise<Answer> {
  return postJson(origin + accessPath(id), body);
}

/** Ten ways to write one id that Infisical takes for the same. */
export function spellingsOf(id: string): string[] {
  const escaped = (text: string, at: number) =>
    `${text.slice(0, at)}%${text.charCodeAt(at).toString(16)}${text.slice(at + 1)}`;
  const standard = id.replaceAll('-', '%2B').replaceAll('_', '%2F');
  return [
    id,
    `${id}=`,
    `${id}%3D`,
    standard,
    `${standard}%3d`,
    escaped(id, 0),
    escaped(id, 42),
    escaped(escaped(id, 42), 0),
    `${id}/`,
    `/${id}`,
  ];
}

/** Spellings that Infisical takes for the id as well, and the core does not. */
export function looseSpellingsOf(id: string): string[] {
  return [`${id};`, `;${id}`, `${id.slice(0, 7)};${id.slice(7)}`, `${id}.`];
}

/** Other paths that a lenient router or proxy takes for an access of this id. */
export function accessPathsOf(id: string): string[] {
  const path = accessPath(id);
  return [
    `/${path}`,
    `${path}/`,
    path.replace('/access', '//access'),
    path.replace('access', '%61ccess'),
    path.replace('api', '%61%70i'),
    `${path};x=1`,
    `${path}?x=1`,
    path.replaceAll('/', '%2F').replace('%2F', '/'),
  ];
}
