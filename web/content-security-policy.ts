/**
 * What the page may do: run its own script and module, look like its own style sheet, ask its server. Nothing else.
 *
 * server   origin of an API server elsewhere, '' where it is the page's own.
 * returns  the policy of the page's <meta>; a header adds what only a header can say, see pageHeaderPolicy().
 */
export function pagePolicy(server = ''): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    `connect-src 'self'${server && ` ${server}`}`,
    'img-src data:', // the empty icon, which keeps browsers from asking for /favicon.ico
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

export function pageHeaderPolicy(server = ''): string {
  return `${pagePolicy(server)}; frame-ancestors 'none'`;
}
