import { assets, type PageFile, page } from 'sharelink:page';
import { pageHeaderPolicy } from '../../web/content-security-policy.ts';
import { refuse } from './answer.ts';
import type { Call } from './api.ts';

/** The same bytes whatever the id: who follows a link learns nothing from the page alone, and spends nothing. */
export function sendPage({ request }: Call): Response {
  return sendFile(request, page, {
    'cache-control': 'no-store',
    'content-security-policy': pageHeaderPolicy(),
  });
}

export function sendAsset({ request, param, requestId }: Call): Response {
  const file = assets.get(param);
  if (!file) return refuse('wrong_server', requestId);
  return sendFile(request, file, { 'cache-control': 'public, max-age=31536000, immutable' });
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

function acceptsBrotli(acceptEncoding: string): boolean {
  return acceptEncoding.split(',').some((entry) => {
    const [coding, quality = '1'] = entry.trim().split(/ *; *q=/i);
    return coding?.toLowerCase() === 'br' && Number(quality) > 0;
  });
}
