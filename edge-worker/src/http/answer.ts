import type { ErrorCode } from '../../../package/types.ts';
import { core } from '../core.ts';
import type { RefusalDetails, Reply, SealedReply, Told } from '../worker-core.ts';
import { securityHeaders } from './security-headers.ts';

const { 'content-security-policy': noContentPolicy, ...others } = securityHeaders;
const otherHeaders = Object.entries(others);
export const sealedType = 'application/vnd.sharelink.reply';

/** That something was done, of which there is nothing to tell. */
export interface Done extends Told {
  readonly kind: 'done';
}

/** An answer of the API, and what came of the request. */
export type Answer = (Reply | SealedReply | Done) & {
  /** Of a peek: clients may bring keys for the reply of their access. */
  readonly keepsReplies?: boolean;
};

/** Adds to an answer of the worker's own what keeps it to itself; a policy that the answer has set already stays. */
export function secure(request: Request, answer: Answer | Response): Response {
  const response = answer instanceof Response ? answer : send(answer);
  const { headers } = response;
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', noContentPolicy);
  for (const [name, value] of otherHeaders) headers.set(name, value);
  if (request.url.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000');
  return response;
}

/** Of what a server behind has sent as an image: should it be a page or a script, it is shown as nothing and runs nowhere. */
export function confine(response: Response): Response {
  if (response.status === 101) return response;
  const confined = new Response(response.body, response);
  confined.headers.set('content-security-policy', "default-src 'none'; sandbox");
  confined.headers.set('x-content-type-options', 'nosniff');
  return confined;
}

export function send(answer: Answer): Response {
  if (answer.kind === 'done') return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  const { kind, body, status, retryAfterSeconds, keepsReplies } = answer;
  const response = new Response(body, {
    status,
    headers: {
      'content-type': kind === 'sealed_reply' ? sealedType : 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      // The page tells a share's expiry by this clock; self-hosted workerd sends none by itself.
      date: new Date().toUTCString(),
      // Clients build links of sealed shares to this origin only where its page opens them.
      'sharelink-page': '1',
    },
  });
  if (retryAfterSeconds !== undefined) response.headers.set('retry-after', String(retryAfterSeconds));
  if (keepsReplies) response.headers.set('sharelink-reply', '1');
  return response;
}

export function done(outcome: Told['outcome']): Done {
  return { kind: 'done', outcome, viewSpent: 'no' };
}

export function refuse(code: ErrorCode, requestId: string, details?: RefusalDetails): Reply {
  return core.buildRefusal(code, requestId, details);
}

/** In Infisical's form, for bug reports. Tells nothing about the request. */
export function createRequestId(): string {
  return `req-${crypto.randomUUID().replaceAll('-', '').slice(-14)}`;
}
