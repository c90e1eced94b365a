/** The requests of Infisical's API that the worker answers, and those that it adds. */
import type { Backend, Credentials, Sender } from '../backend.ts';
import { core } from '../core.ts';
import { clientGoneOf, hasLeft, readRequestBody } from '../read-body.ts';
import type { Client } from '../settings/client.ts';
import type { Config } from '../settings/config.ts';
import type { Reply, SentReplyKeys } from '../worker-core.ts';
import { type Answer, done, refuse } from './answer.ts';
import type { LongBodies } from './long-bodies.ts';

/**
 * Many times the longest password. Whoever sends a body and never its end has these bytes in memory, on each connection,
 * until the time for it is over.
 */
const smallBodyBytesMax = 128 * 1024;
/** kBodyBytesMax of request_body.h. */
const bodyBytesMax = 2 * 1024 * 1024;
/** As JSON escapes a UTF-16 code unit: `\u0000`. */
const escapedBytesMax = 6;
const busySeconds = 2;

export interface Call {
  readonly request: Request;
  readonly requestId: string;
  /** What stands in the path for the route's parameter; '' where it has none. */
  readonly param: string;
  readonly backend: Backend;
  readonly client: Client;
  readonly beganAtMs: number;
  readonly longBodies: LongBodies;
  readonly settings: Pick<Config, 'noScriptForm' | 'log' | 'pageSettings' | 'forwardClient' | 'basePath'>;
}

/** @returns what goes on to a server behind, or the answer to a token that no server would take. */
export function senderOf({ request, backend, client, settings, requestId }: Call): Sender | Reply {
  const address = settings.forwardClient === 'address' ? client.address : '';
  const credentials = backend.forward ? credentialsOf(request) : noCredentials;
  const { site, isLocal } = client;
  return credentials ? { credentials, address, site, isLocal } : refuse('token_rejected', requestId);
}

const noCredentials: Credentials = { token: '', organization: '' };

/** Of another scheme, a proxy's password for example, nothing goes on. @returns undefined where it is malformed. */
function credentialsOf({ headers }: Request): Credentials | undefined {
  const authorization = headers.get('authorization');
  if (authorization === null) return noCredentials;
  const bearer = core.parseBearer(authorization);
  if (bearer.kind !== 'token') return bearer.kind === 'none' ? noCredentials : undefined;
  const [organization = ''] = /^[a-z0-9-]{1,64}$/i.exec(headers.get('x-infisical-org') ?? '') ?? [];
  return { token: bearer.token, organization };
}

/** Came with TLS's first flight, which whoever recorded it can send once more (RFC 8470). */
export function isEarly({ headers }: Request): boolean {
  return headers.has('early-data');
}

export async function peek(call: Call): Promise<Answer> {
  const { param, requestId, backend } = call;
  const id = core.parseShareId(param);
  if (id === undefined) return refuse('not_found', requestId);
  const sender = senderOf(call);
  if ('kind' in sender) return sender;
  const reply = await backend.peek(id, sender, requestId);
  // Clients bring keys for a reply only where it is kept.
  return { ...reply, keepsReplies: backend.keepsReplies === 'until_fetched' };
}

export async function access(call: Call): Promise<Answer> {
  const { request, requestId, backend } = call;
  const sender = senderOf(call);
  if ('kind' in sender) return sender;
  const keeps = backend.keepsReplies === 'until_fetched';
  const replyKeys = keeps ? core.parseReplyKeys(request.headers, requestId) : undefined;
  if (replyKeys?.kind === 'reply') return replyKeys;
  try {
    return await open(call, sender, replyKeys);
  } finally {
    replyKeys?.keys.fill(0);
  }
}

async function open(
  { request, param, requestId, backend }: Call,
  sender: Sender,
  replyKeys: SentReplyKeys | undefined,
): Promise<Answer> {
  if (isEarly(request)) return refuse('refused', requestId, { status: 425 });
  const body = await readJson(request, requestId, smallBodyBytesMax);
  if ('kind' in body) return body;
  const parsed = core.parseAccessBody(body, requestId);
  if (parsed.kind === 'reply') return parsed;
  const id = core.parseShareId(param);
  if (id === undefined) return refuse('not_found', requestId);
  // Nobody is there for the answer any more: no view is spent on it.
  if (await hasLeft(request)) return refuse('refused', requestId, { status: 400 });
  const clientGone = clientGoneOf(request);
  return backend.access({
    ...sender,
    ...{ id, password: parsed.password, replyKeys, requestId },
    ...(clientGone && { clientGone }),
  });
}

/** The same answer whether it changed anything: who has no kept reply learns nothing. */
export async function acknowledge({ request, param, requestId, backend }: Call): Promise<Answer> {
  const body = await readJson(request, requestId, smallBodyBytesMax);
  if ('kind' in body) return body;
  const id = core.parseShareId(param);
  const acknowledgement = id && core.parseAcknowledgement(request.headers, body, id);
  if (!id || !acknowledgement) return refuse('refused', requestId, { status: 400 });
  await backend.acknowledge(id, acknowledgement);
  return done('acknowledged');
}

/** By the token that its creator was given, or its reader where the creator allowed that. */
export async function remove({ request, param, requestId, backend }: Call): Promise<Answer> {
  const id = core.parseShareId(param);
  if (!id || !backend.remove) return refuse('not_found', requestId);
  const bearer = core.parseBearer(request.headers.get('authorization') ?? '');
  if (bearer.kind === 'none') return refuse('sign_in_required', requestId, { operation: 'remove' });
  const [token] = (bearer.kind === 'token' && /^[\w-]{43}$/.exec(bearer.token)) || [];
  if (token === undefined) return refuse('token_rejected', requestId);
  return (await backend.remove(id, token, requestId)) ?? done('removed');
}

export async function create(call: Call): Promise<Answer> {
  const { request, requestId, backend, client } = call;
  const refusal = backend.refuseCreate(request, client);
  if (refusal) return refuse(refusal, requestId, { operation: 'create' });
  const sender = senderOf(call);
  if ('kind' in sender) return sender;
  const body = await readCreateBody(call);
  // No value that is taken makes a body so long.
  if ('kind' in body) return body.status === 413 ? refuse('value_too_long', requestId) : body;
  const parsed = core.parseCreateBody(body, backend.limits, requestId);
  return parsed.kind === 'reply' ? parsed : backend.create(parsed, sender, requestId);
}

/** Of what a server behind may know, where there is none. */
export function sendUnknown({ requestId }: Call): Answer {
  return refuse('wrong_server', requestId);
}

/** Whoever is on this machine may be several. */
async function readCreateBody({ request, requestId, backend, client, longBodies }: Call): Promise<Uint8Array | Reply> {
  const { valueCharsMax } = backend.limits;
  const bytesMax = Math.min(bodyBytesMax, smallBodyBytesMax + escapedBytesMax * valueCharsMax);
  if (Number(request.headers.get('content-length') ?? bytesMax) <= smallBodyBytesMax) {
    return readJson(request, requestId, smallBodyBytesMax);
  }
  const leave = longBodies.enter(client.isLocal ? requestId : client.site);
  if (!leave) return refuse('server_busy', requestId, { retryAfterSeconds: busySeconds });
  return readJson(request, requestId, bytesMax).finally(leave);
}

/** @returns the body's bytes, or the answer that refuses it. A page of another site can't send this type unasked. */
async function readJson(request: Request, requestId: string, bytesMax: number): Promise<Uint8Array | Reply> {
  const body = await readRequestBody(request, bytesMax);
  if (typeof body === 'number') return refuse('refused', requestId, { status: body });
  const isJson = /^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? '');
  // No body needs no type: the core says what is missing.
  return isJson || body.length === 0 ? body : refuse('refused', requestId, { status: 415 });
}
