/** Nothing but the page has anything to run or to show. */
const noContentPolicy = "default-src 'none'; frame-ancestors 'none'";

/** What every answer of the worker's own has that has not set it otherwise. */
export const securityHeaders = {
  'content-security-policy': noContentPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-read=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive',
};
