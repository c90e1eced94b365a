/**
 * Opens plain shares without JavaScript, where the operator allows it. GET and HEAD look, the first POST asks, the
 * second, with a token that only the first one's answer had, opens.
 */
import type { ErrorCode, Failure } from '../../../package/types.ts';
import type { Backend } from '../backend.ts';
import { core } from '../core.ts';
import { randomBytes } from '../random-bytes.ts';
import { hasLeft, readRequestBody } from '../read-body.ts';
import { formRandomBytes, storeKeyBytes } from '../sizes.ts';
import type { Reply, SealedReply, ShareId, Told } from '../worker-core.ts';
import { type Answer, refuse, sealedType } from './answer.ts';
import { type Call, isEarly, senderOf } from './api.ts';
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
import { sendPageOrText } from './page.ts';

/** Three for each byte of the longest password, and the token. */
const formBytesMax = 16 * 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Where the backend has no key that outlives this process. Not before a request: then there is no randomness. */
let processKey: Uint8Array | undefined;

/** Shows the way to the form in the page's <noscript>, whose bytes are the same on every server and at every address. */
export function sendFormStyle({ settings }: Call): Response {
  return sendStyle(settings.noScriptForm ? '.form-way{display:block!important}' : '');
}

/** Beside sealed links, which no form opens. */
export function sendNoFormStyle(): Response {
  return sendStyle('');
}

function sendStyle(style: string): Response {
  return new Response(style, { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' } });
}

/** The page links to `?form`, as it does not know its id. */
export function sendPageOrForm(path: '/shared/secret' | '/shared/sealed'): (call: Call) => Response {
  return (call) => {
    const isAsked = call.settings.noScriptForm && new URL(call.request.url).searchParams.has('form');
    const id = isAsked ? core.parseShareId(call.param) : undefined;
    if (id === undefined) return sendPageOrText(call);
    const location = `${call.settings.basePath}${path}/${id}/form`;
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
  };
}

export async function showForm(call: Call): Promise<Answer | Response> {
  if (!call.settings.noScriptForm) return refuse('wrong_server', call.requestId);
  const id = core.parseShareId(call.param);
  if (id === undefined) return damagedPage(call);
  const looked = await look(call, id);
  return isAvailable(looked) ? sendForm(call.settings, askPage(looked)) : looked;
}

export function showSealedForm({ settings, requestId }: Call): Answer | Response {
  return settings.noScriptForm ? sendForm(settings, sealedPage()) : refuse('wrong_server', requestId);
}

export async function submitForm(call: Call): Promise<Answer | Response> {
  const { request, requestId } = call;
  if (!call.settings.noScriptForm) return refuse('wrong_server', requestId);
  // Every page of another site, and every client that is no browser, says something else or nothing.
  if (request.headers.get('sec-fetch-site') !== 'same-origin')
    return sendForm(call.settings, refusedFormPage(), { status: 403 });
  if (isEarly(request)) return refuse('refused', requestId, { status: 425 });
  const fields = await readFields(request);
  if (typeof fields === 'number') return sendForm(call.settings, refusedFormPage(), { status: fields });
  const id = core.parseShareId(call.param);
  if (id === undefined) return damagedPage(call);
  const token = fields.get('token') ?? '';
  if (!core.isFormToken(keyOf(call.backend), id, token, Date.now())) return askAgain(call, id);
  return open(call, id, { token, password: fields.get('password') ?? '' });
}

/** @returns the form with a new token, or the page that says why there is nothing to open. */
async function askAgain(call: Call, id: ShareId, failure?: Failure, answer?: PageAnswer): Promise<Answer | Response> {
  const looked = await look(call, id);
  if (!isAvailable(looked)) return looked;
  const token = core.buildFormToken(keyOf(call.backend), id, randomBytes(formRandomBytes), Date.now());
  return sendForm(call.settings, confirmPage(looked, token, failure), answer);
}

function keyOf({ formKey }: Backend): Uint8Array {
  processKey ??= randomBytes(storeKeyBytes);
  return formKey ?? processKey;
}

function damagedPage(call: Call): Response {
  return sendForm(call.settings, failedPage(core.buildFailure('peek', 'link_damaged')), { status: 404 });
}

/** @returns what is known of the share, or the answer that says why nothing is. Spends nothing. */
async function look(call: Call, id: ShareId): Promise<Reply | Response> {
  const sender = senderOf(call);
  if ('kind' in sender) return sender;
  const reply = await call.backend.peek(id, sender, call.requestId);
  log(call, 'peek', reply);
  return reply.outcome === 'available' ? reply : sendForm(call.settings, failedPage(failureOf(reply)), reply);
}

function isAvailable(looked: Reply | Response): looked is Reply {
  return !(looked instanceof Response) && looked.outcome === 'available';
}

/** The token names the access: pressing again with the same one shows the same answer and spends no second view. */
async function open(
  call: Call,
  id: ShareId,
  { token, password }: { token: string; password: string },
): Promise<Answer | Response> {
  const sender = senderOf(call);
  if ('kind' in sender) return sender;
  const { backend, requestId } = call;
  if (await hasLeft(call.request)) return refuse('refused', requestId, { status: 400 });
  const keys = core.deriveFormReplyKeys(keyOf(backend), id, token, password);
  try {
    const parsed = core.parseAccessBody(encoder.encode(JSON.stringify({ password })), requestId);
    const replyKeys = { kind: 'reply_keys' as const, keys };
    const reply =
      parsed.kind === 'reply'
        ? parsed
        : await backend.access({ ...sender, id, password: parsed.password, replyKeys, requestId });
    log(call, 'access', reply);
    if (reply.kind === 'sealed_reply') return showSealedReply(call, id, keys, reply);
    const failure = failureOf(reply);
    const isGuess = failure.kind === 'password_incorrect' || failure.kind === 'password_required';
    const waits = failure.kind === 'rate_limited' || failure.kind === 'too_many_guesses';
    if (isGuess || waits) return await askAgain(call, id, failure, reply);
    return sendForm(call.settings, failedPage(failure), reply);
  } finally {
    keys.fill(0);
  }
}

/** What was kept, only its keys open. */
function showSealedReply(call: Call, id: ShareId, keys: Uint8Array, { status, body }: SealedReply): Response {
  const { origin: server } = new URL(call.request.url);
  const headers: [string, string][] = [['content-type', sealedType]];
  const outcome = core.parseKeptResponse({ server, id }, keys, { status, headers, body });
  return outcome.kind === 'granted'
    ? sendForm(call.settings, grantedPage(outcome))
    : sendForm(call.settings, failedPage(outcome as Failure), { status });
}

/** A reply that is no success, as its client reads it. */
function failureOf({ outcome, viewSpent, status, retryAfterSeconds }: Reply): Failure {
  return {
    kind: outcome as ErrorCode,
    viewSpent,
    status,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

function log({ settings, beganAtMs }: Call, route: 'peek' | 'access', told: Told): void {
  if (settings.log === 'outcomes') logOutcome(route, told, beganAtMs);
}

/** @returns the form's fields, or the status that refuses it. */
async function readFields(request: Request): Promise<URLSearchParams | number> {
  const isForm = /^application\/x-www-form-urlencoded *(;|$)/i.test(request.headers.get('content-type') ?? '');
  if (!isForm) return 415;
  const body = await readRequestBody(request, formBytesMax);
  return typeof body === 'number' ? body : new URLSearchParams(decoder.decode(body));
}
