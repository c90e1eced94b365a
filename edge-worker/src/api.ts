/** The three requests of Infisical's API that the worker answers. */
import { readBytes } from '../../wasm/read-bytes.ts';
import type { Reply } from '../../wasm/worker-core.ts';
import { refuse, send } from './answer.ts';
import type { Backend } from './backend.ts';
import { core } from './core.ts';

/** kBodyBytesMax of request_body.h. */
const bodyBytesMax = 2 * 1024 * 1024;

export interface Call {
  readonly request: Request;
  readonly requestId: string;
  /** What stands in the path for the route's parameter; '' where it has none. */
  readonly param: string;
  readonly backend: Backend;
}

export async function peek({ param, requestId, backend }: Call): Promise<Response> {
  const id = core.parseId(param);
  if (id.kind !== 'id') return refuse('not_found', requestId);
  return send(await backend.peek(id.id, requestId));
}

export async function access({ request, param, requestId, backend }: Call): Promise<Response> {
  const body = await readJson(request, requestId);
  if (body instanceof Response) return body;
  const parsed = core.parseAccessBody(body, requestId);
  if (parsed.kind === 'reply') return send(parsed);
  const id = core.parseId(param);
  if (id.kind !== 'id') return refuse('not_found', requestId);
  return send(await backend.access(id.id, parsed.password, requestId));
}

export async function create({ request, requestId, backend }: Call): Promise<Response> {
  const refusal = backend.refuseCreate(request);
  if (refusal) return refuse(refusal, requestId);
  const body = await readJson(request, requestId);
  if (body instanceof Response) return body;
  const parsed = core.parseCreateBody(body, backend.limits, requestId);
  const reply: Reply = parsed.kind === 'reply' ? parsed : await backend.create(parsed, requestId);
  return send(reply);
}

/** @returns the body's bytes, or the answer that refuses it. A page of another site can't send this type unasked. */
async function readJson(request: Request, requestId: string): Promise<Uint8Array | Response> {
  const body = await readBytes(request.body, bodyBytesMax);
  if (!body) return refuse('refused', requestId, { status: 413 });
  const isJson = /^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? '');
  // No body needs no type: the core says what is missing.
  return isJson || body.length === 0 ? body : refuse('refused', requestId, { status: 415 });
}
