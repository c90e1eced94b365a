/** The sub-path of a host that the worker is served under. */
import { textDecoder } from '../../../package/core/instantiate.ts';
import { type Answer, refuse } from './answer.ts';
import { refusedPathPage, sendForm } from './form-page.ts';
import { wantsPage } from './page.ts';

const outside =
  'This worker answers below its BASE_PATH alone. Where a proxy takes that off the path, either the proxy has to pass the path on as it is, or BASE_PATH must not be set.';
const unnamed =
  'There is nothing under this path. If sharelink is served under a sub-path, set BASE_PATH to it, and let the proxy pass the path on as it is.';

/**
 * @returns the address as it is without the base path; undefined where it is not below that, in this very spelling: what
 *   another reader could take for the base path is none.
 */
export function belowBasePath(basePath: string, url: URL): URL | undefined {
  if (basePath === '') return url;
  const rest = url.pathname.slice(basePath.length);
  if (!url.pathname.startsWith(basePath) || !/^(\/|$)/.test(rest)) return undefined;
  const below = new URL(url);
  below.pathname = rest;
  return below;
}

export function sayOutside(request: Request, requestId: string, basePath: string): Answer | Response {
  return sayNothingHere(request, requestId, { basePath, sentence: outside });
}

/** Whether a path could be one of the worker's with a sub-path in front, which no setting names. */
export function isBelowUnnamed(pathname: string): boolean {
  return pathname.split('/').findIndex((name) => /^(api|s|share|shared)$/.test(name)) > 1;
}

export function sayUnnamed(request: Request, requestId: string, basePath: string): Answer | Response {
  return sayNothingHere(request, requestId, { basePath, sentence: unnamed });
}

function sayNothingHere(
  request: Request,
  requestId: string,
  { basePath, sentence }: { basePath: string; sentence: string },
): Answer | Response {
  if (wantsPage(request)) {
    const page = sendForm({ basePath }, refusedPathPage(sentence), { status: 404, title: 'Nothing here' });
    return request.method === 'HEAD' ? new Response(null, page) : page;
  }
  const refusal = refuse('wrong_server', requestId);
  const told = { ...JSON.parse(textDecoder.decode(refusal.body)), message: sentence };
  return { ...refusal, body: new TextEncoder().encode(JSON.stringify(told)) };
}

/** A server behind knows nothing of the base path: where it sends a client on to is below it. */
export function movedBelow(basePath: string, response: Response): Response {
  const location = response.headers.get('location');
  if (basePath === '' || response.status === 101 || !location || !/^\/(?!\/)/.test(location)) return response;
  const moved = new Response(response.body, response);
  moved.headers.set('location', basePath + location);
  return moved;
}
