/** A share behind the worker that only its own order keeps from being opened too often. */
import { json, type Upstream } from './upstream.ts';

export const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
export const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln';

export function racyShare(upstream: Upstream, views: number): { asks: () => number } {
  let left = views;
  let asks = 0;
  upstream.reset((response, request) => {
    if (!/access/.test(decodeURIComponent(request.url))) return json(404, {})(response, request);
    asks += 1;
    const seen = left;
    setTimeout(() => {
      if (seen > 0) left = seen - 1;
      const message = 'The shared secret has reached its view limit';
      if (seen > 0) json(200, { id, expiresAfterViews: seen, secretValue: 'v' })(response, request);
      else json(404, { statusCode: 404, error: 'NotFound', message })(response, request);
    }, 5);
  });
  return { asks: () => asks };
}
