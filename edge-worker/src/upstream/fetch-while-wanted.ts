/**
 * Workerd and Deno tell that a client has gone once one side says something: without an end of its own, a request to a
 * server that says nothing would stay for good.
 */
const beginMsMax = 300_000;

/** fetch that ends with its client, where the runtime tells of that, and where the server does not begin to answer for long. */
export async function fetchWhileWanted(
  request: Request,
  clientGone: AbortSignal,
  init: RequestInit,
): Promise<Response> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), beginMsMax);
  try {
    return await fetch(request, { ...init, signal: AbortSignal.any([clientGone, silence.signal]) });
  } finally {
    clearTimeout(timer);
  }
}
