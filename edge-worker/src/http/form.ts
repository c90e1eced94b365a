/**
 * Opens plain shares without JavaScript, where the operator allows it. GET and HEAD look, the first POST asks, the
 * second, with a token that only the first one's answer had, opens.
 */
import type { Available, Failure, Granted } from '../../../package/types.ts';
import type { Backend, SealedReply } from '../backend.ts';
import { core } from '../core.ts';
import { randomBytes } from '../random-bytes.ts';
import { readRequestBody } from '../read-body.ts';
import type { Reply } from '../worker-core.ts';
import { refuse, send } from './answer.ts';
import { type Call, senderOf } from './api.ts';
import {
  askPage,
  confirmPage,
  failedPage,
  grantedPage,
  type PageAnswer,
  refusedFormPage,
  sealedPage,
  sendForm,
} from './form-page.ts';
import { logOutcome } from './outcome-log.ts';
import { sendPage } from './page.ts';

/** Three for each byte of the longest password, and the token. */
const formBytesMax = 16 * 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Where the backend has no key that outlives this process. Not before a request: then there is no randomness. */
let processKey: Uint8Array | undefined;

/** Shows the way to the form in the page's <noscript>, whose bytes are the same on every server. */
export function sendFormStyle({ settings }: Call): Response {
  const style = settings.noScriptForm ? '.form-way{display:block!important}' : '';
  return new Response(style, { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' } });
}

/** The page links to `?form`, as it does not know its id. */
export function sendPageOrForm(path: '/shared/secret' | '/shared/sealed'): (call: Call) => Response {
  return (call) => {
    const id = core.parseId(call.param);
    const isAsked = call.settings.noScriptForm && new URL(call.request.url).searchParams.has('form');
    if (!isAsked || id.kind !== 'id') return sendPage(call);
    const location = `${path}/${id.id}/form`;
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
  };
}

export async function showForm(call: Call): Promise<Response> {
  if (!call.settings.noScriptForm) return refuse('wrong_server', call.requestId);
  const looked = await look(call);
  return looked instanceof Response ? looked : sendForm(askPage(looked.available));
}

export function showSealedForm({ settings, requestId }: Call): Response {
  return settings.noScriptForm ? sendForm(sealedPage()) : refuse('wrong_server', requestId);
}

export async function submitForm(call: Call): Promise<Response> {
  const { request, requestId } = call;
  if (!call.settings.noScriptForm) return refuse('wrong_server', requestId);
  // Every page of another site, and every client that is no browser, says something else or nothing.
  if (request.headers.get('sec-fetch-site') !== 'same-origin') return sendForm(refusedFormPage(), { status: 403 });
  const fields = await readFields(request);
  if (typeof fields === 'number') return sendForm(refusedFormPage(), { status: fields });
  const id = core.parseId(call.param);
  const key = keyOf(call.backend);
  const token = fields.get('token') ?? '';
  if (id.kind !== 'id' || !core.isFormToken(key, id.id, token, Date.now())) return askAgain(call);
  const outcome = await open(call, id.id, { token, password: fields.get('password') ?? '' });
  if (outcome instanceof Response) return outcome;
  if (outcome.kind === 'granted') return sendForm(grantedPage(outcome));
  const { failure, status } = outcome;
  const answer = { status, retryAfterSeconds: failure.retryAfterSeconds };
  const isGuess = failure.kind === 'password_incorrect' || failure.kind === 'password_required';
  const mayAskAgain = isGuess || failure.kind === 'rate_limited';
  return mayAskAgain ? askAgain(call, failure, answer) : sendForm(failedPage(failure), answer);
}

/** @returns the form with a new token, or the page that says why there is nothing to open. */
async function askAgain(call: Call, failure?: Failure, answer?: PageAnswer): Promise<Response> {
  const looked = await look(call);
  if (looked instanceof Response) return looked;
  const token = core.buildFormToken(keyOf(call.backend), looked.id, randomBytes(16), Date.now());
  return sendForm(confirmPage(looked.available, token, failure), answer);
}

function keyOf({ formKey }: Backend): Uint8Array {
  processKey ??= randomBytes(32);
  return formKey ?? processKey;
}

/** @returns what is known of the share, or the page that says why nothing is. Spends nothing. */
async function look(call: Call): Promise<{ id: string; available: Available } | Response> {
  const id = core.parseId(call.param);
  if (id.kind !== 'id') return sendForm(failedPage(core.buildFailure('peek', 'link_damaged')), { status: 404 });
  const sender = senderOf(call);
  if (sender instanceof Response) return sender;
  const reply = await call.backend.peek(id.id, sender, call.requestId);
  await log(call, 'peek', reply);
  const outcome = core.parseResponse('peek', responseOf(reply));
  if (outcome.kind === 'available') return { id: id.id, available: outcome };
  const failure = outcome as Failure;
  return sendForm(failedPage(failure), { status: reply.status, retryAfterSeconds: failure.retryAfterSeconds });
}

/** The token names the access: pressing again with the same one shows the same answer and spends no second view. */
async function open(
  call: Call,
  id: string,
  { token, password }: { token: string; password: string },
): Promise<Granted | { kind: 'failure'; failure: Failure; status: number } | Response> {
  const { request, backend, requestId } = call;
  const sender = senderOf(call);
  if (sender instanceof Response) return sender;
  const parsed = core.parseAccessBody(encoder.encode(JSON.stringify({ password })), requestId);
  const keys = core.deriveFormReplyKeys(keyOf(backend), id, token, password);
  const replyKeys = { kind: 'reply_keys' as const, keys };
  const reply =
    parsed.kind === 'reply'
      ? parsed
      : await backend.access({ ...sender, id, password: parsed.password, replyKeys, requestId });
  await log(call, 'access', reply);
  const { origin: server } = new URL(request.url);
  const outcome = core.parseKeptResponse({ server, id }, keys, responseOf(reply));
  if (outcome.kind === 'granted') return outcome;
  return { kind: 'failure', failure: outcome as Failure, status: statusOf(reply) };
}

async function log({ settings, beganAtMs }: Call, route: 'peek' | 'access', reply: Reply | SealedReply): Promise<void> {
  if (settings.log === 'outcomes') await logOutcome(route, send(reply), beganAtMs);
}

/** @returns the form's fields, or the status that refuses it. */
async function readFields(request: Request): Promise<URLSearchParams | number> {
  const isForm = /^application\/x-www-form-urlencoded *(;|$)/i.test(request.headers.get('content-type') ?? '');
  if (!isForm) return 415;
  const body = await readRequestBody(request, formBytesMax);
  return typeof body === 'number' ? body : new URLSearchParams(decoder.decode(body));
}

function responseOf(reply: Reply | SealedReply) {
  const { status, headers } = send({ ...reply, body: new Uint8Array() });
  return { status, headers, body: reply.body };
}

function statusOf(reply: Reply | SealedReply): number {
  return reply.kind === 'reply' ? reply.status : 200;
}
