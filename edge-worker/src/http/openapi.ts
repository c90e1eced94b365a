import document from '../../openapi.json' with { type: 'json' };

const text = JSON.stringify(document);

/** The description of this API; the same for every server. */
export function sendOpenApi(): Response {
  return new Response(text, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}
