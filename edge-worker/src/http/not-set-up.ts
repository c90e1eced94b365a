/** What a worker says that is not set up for what it was asked: to a browser in a page, to any other client in JSON. */
import { type Answer, refuse } from './answer.ts';
import { notSetUpPage, sendForm } from './form-page.ts';
import { wantsPage } from './page.ts';

const wrongHost =
  'This worker answers for the names in HOSTS, and where that is not set for this machine’s own alone. Set HOSTS to the name in the address bar, or have the proxy pass on the Host that it was asked for.';

/** A name may be one that a stranger has pointed here: nothing of it is repeated. */
export function sayWrongHost(request: Request, requestId: string): Answer | Response {
  const what = 'This server is not set up for this address';
  return sayNotSetUp(request, 421, what, [wrongHost]) ?? refuse('refused', requestId, { status: 421 });
}

/** Once, and without the name: strangers choose it. */
export function warnOfHost(service: { warnedOfHost: boolean }): void {
  if (service.warnedOfHost) return;
  service.warnedOfHost = true;
  console.warn('sharelink: a request was for a name that HOSTS does not allow: it was refused with 421');
}

/** @param problems name settings and never their values. */
export function sayWrongSettings(request: Request, requestId: string, problems: readonly string[]): Answer | Response {
  return sayNotSetUp(request, 500, 'A setting of this server is wrong', problems) ?? refuse('server_error', requestId);
}

/** Without its style: that is not served either. */
function sayNotSetUp(
  request: Request,
  status: number,
  what: string,
  sentences: readonly string[],
): Response | undefined {
  if (!wantsPage(request)) return undefined;
  const page = sendForm({}, notSetUpPage(what, sentences), { status, title: 'Not set up' });
  return request.method === 'HEAD' ? new Response(null, page) : page;
}
