import { assets, type PageFile, page, sharePage } from 'sharelink:page';
import { underBasePath } from '../../../package/under-base-path.ts';
import { pageHeaderPolicy, threadHeaderPolicy } from '../../../web/kit/content-security-policy.ts';
import type { Config } from '../settings/config.ts';
import { acceptsBrotli } from './accepts-brotli.ts';
import { type Answer, refuse } from './answer.ts';
import type { Call } from './api.ts';

interface PageCall {
  readonly request: Request;
  readonly settings: Pick<Config, 'basePath'>;
}

/** The same bytes whatever the id: who follows a link learns nothing from the page alone, and spends nothing. */
export function sendPage({ request, settings }: PageCall): Response {
  return sendHtml(request, page, settings.basePath);
}

/** Programs that show a person what they load. Previews of links are others, and read the page's head. */
const terminal = /^(curl|wget|httpie|xh)\//i;
const terminalText = `Someone shared a secret with you.
Nothing has been opened, and no view was used.

Open the whole link in a browser, with all that stands behind its #.
(For the page itself, ask with the header Accept: text/html.)
`;

/** Whoever pastes a link at a command line reads sentences there, whatever the id; to a browser this is never sent. */
export function sendPageOrText(call: PageCall): Response {
  const { headers } = call.request;
  if (asksForHtml(headers) || !terminal.test(headers.get('user-agent') ?? '')) return sendPage(call);
  return new Response(terminalText, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** Of a link that was cut short: a person is told so. */
export function sendDamagedPage(call: PageCall & Pick<Call, 'requestId'>): Answer | Response {
  return wantsPage(call.request) ? sendPage(call) : refuse('wrong_server', call.requestId);
}

/** Of an address that is none of the worker's: the page says so to a person, in their language, and takes a link. */
export function sendNotFound(call: PageCall & Pick<Call, 'requestId'>): Answer | Response {
  if (!wantsPage(call.request)) return refuse('wrong_server', call.requestId);
  const { body, headers } = sendPage(call);
  return new Response(call.request.method === 'HEAD' ? null : body, { status: 404, headers, encodeBody: 'manual' });
}

/** As a browser does for a person, and for no script. */
export function wantsPage({ method, headers }: Request): boolean {
  return /^(GET|HEAD)$/i.test(method) && asksForHtml(headers);
}

function asksForHtml(headers: Headers): boolean {
  return /\btext\/html\b/i.test(headers.get('accept') ?? '');
}

/** Where this client may not create, there is nothing to be found. */
export function sendSharePage(call: Call): Answer | Response {
  return mayCreate(call) === 'no' ? sendNotFound(call) : sendHtml(call.request, sharePage, call.settings.basePath);
}

/** What the share page has to know; it is the same page for every server. */
export function sendShareLimits(call: Call): Answer | Response {
  const answer = mayCreate(call);
  if (answer === 'no') return refuse('wrong_server', call.requestId);
  const { valueCharsMax, lifetimeMinMs } = call.backend.limits;
  const allowsDelete = call.backend.remove !== undefined;
  const limits = { valueCharsMax, lifetimeMinMs, tokenRequired: answer === 'with_token', allowsDelete };
  return new Response(JSON.stringify(limits), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** The operator's name, logo and colour; the page checks them once more. Where this client may create, the page leads there. */
export function sendPageSettings(call: Call): Response {
  const settings = JSON.parse(call.settings.pageSettings);
  const share = settings.share ?? mayCreate(call) !== 'no';
  return new Response(JSON.stringify({ ...settings, ...(share && { share }) }), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'private, max-age=300' },
  });
}

function mayCreate({ request, backend, client }: Call): 'yes' | 'with_token' | 'no' {
  switch (backend.refuseCreate(request, client)) {
    case undefined:
      return 'yes';
    case 'sign_in_required':
      return 'with_token';
    default:
      return 'no';
  }
}

export function sendAsset({ request, param, requestId }: Call): Answer | Response {
  const file = assets.get(param);
  if (!file) return refuse('wrong_server', requestId);
  return sendFile(request, file, {
    'cache-control': 'public, max-age=31536000, immutable',
    ...(file.type.startsWith('text/javascript') && { 'content-security-policy': threadHeaderPolicy() }),
  });
}

function sendHtml(request: Request, file: PageFile, basePath: string): Response {
  const headers = { 'cache-control': 'no-store', 'content-security-policy': pageHeaderPolicy() };
  if (basePath === '') return sendFile(request, file, headers);
  // What was compressed when it was built names no base path.
  const html = underBasePath(new TextDecoder().decode(file.plain), basePath);
  return new Response(html, { headers: { 'content-type': file.type, ...headers } });
}

function sendFile(request: Request, { type, plain, brotli }: PageFile, headers: Record<string, string>): Response {
  const compressed = acceptsBrotli(request.headers.get('accept-encoding') ?? '');
  return new Response(compressed ? brotli : plain, {
    encodeBody: 'manual',
    headers: {
      'content-type': type,
      vary: 'accept-encoding',
      ...(compressed && { 'content-encoding': 'br' }),
      ...headers,
    },
  });
}
