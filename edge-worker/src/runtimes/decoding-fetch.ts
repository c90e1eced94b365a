/** The codings that an answer can be read through wherever there is a DecompressionStream. */
const formats: Readonly<Record<string, CompressionFormat>> = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate' };

/**
 * What Deno's fetch does by itself: whoever says which codings are taken gets the answer as it was sent, anyone else
 * gets it decoded.
 *
 * fetchAsSent  decodes nothing.
 */
export function decodingFetch(fetchAsSent: typeof fetch): typeof fetch {
  return async (input, init) => {
    const given = init?.headers ?? (input instanceof Request ? input.headers : {});
    const headers = new Headers(given);
    if (headers.has('accept-encoding')) return fetchAsSent(input, init);
    headers.set('accept-encoding', 'gzip');
    return decoded(await fetchAsSent(input, { ...init, headers }));
  };
}

function decoded(answer: Response): Response {
  const format = formats[answer.headers.get('content-encoding')?.trim().toLowerCase() ?? ''];
  if (!format || !answer.body) return answer;
  const { status, statusText } = answer;
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(answer.body.pipeThrough(new DecompressionStream(format)), { status, statusText, headers });
}
