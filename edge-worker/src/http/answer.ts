import type { ErrorCode } from '../../../package/types.ts';
import type { SealedReply } from '../backend.ts';
import { core } from '../core.ts';
import type { RefusalDetails, Reply } from '../worker-core.ts';
import { securityHeaders } from './security-headers.ts';

const { 'content-security-policy': noContentPolicy, ...others } = securityHeaders;
const otherHeaders = Object.entries(others);

/** Adds to an answer of the worker's own what keeps it to itself; a policy that the answer has set already stays. */
export function secure(request: Request, response: Response): Response {
  const { headers } = response;
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', noContentPolicy);
  for (const [name, value] of otherHeaders) headers.set(name, value);
  if (request.url.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000');
  return response;
}

export function send(reply: Reply | SealedReply): Response {
  const sealed = reply.kind === 'sealed_reply';
  const response = new Response(reply.body, {
    status: sealed ? 200 : reply.status,
    headers: {
      'content-type': sealed ? 'application/vnd.sharelink.reply' : 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      // The page tells a share's expiry by this clock; self-hosted workerd sends none by itself.
      date: new Date().toUTCString(),
      // Clients build links of sealed shares to this origin only where its page opens them.
      'sharelink-page': '1',
    },
  });
  if (!sealed && reply.retryAfterSeconds !== undefined) {
    response.headers.set('retry-after', String(reply.retryAfterSeconds));
  }
  return response;
}

export function sendNothing(): Response {
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}

export function refuse(code: ErrorCode, requestId: string, details?: RefusalDetails): Response {
  return send(core.buildRefusal(code, requestId, details));
}

/** In Infisical's form, for bug reports. Tells nothing about the request. */
export function createRequestId(): string {
  return `req-${crypto.randomUUID().replaceAll('-', '').slice(-14)}`;
}
