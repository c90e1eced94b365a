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
    const answer = await fetch(request, { ...init, signal: AbortSignal.any([clientGone, silence.signal]) });
    // A proxy in front would hand its client the bare connection, past all that it checks.
    if (answer.status === 101 && !asksForWebSocket(request)) throw new TypeError('a protocol that nobody asked for');
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

function asksForWebSocket({ headers }: Request): boolean {
  return headers.get('upgrade')?.toLowerCase() === 'websocket';
}
