/** The one Trusted Types policy: it knows one URL, that of the thread which derives keys. */
export const threadPolicyName = 'sharelink-thread';

/**
 * What a page may do: run its own script, module and thread, look like its own style sheet, ask its server. Nothing else.
 *
 * server   address of an API server elsewhere, '' where it is the page's own.
 * returns  the policy of the page's <meta>; a header adds what only a header can say, see pageHeaderPolicy().
 */
export function pagePolicy(server = ''): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "worker-src 'self'",
    `connect-src 'self'${server && ` ${sourceOf(server)}`}`,
    // The operator's logo; the empty icon, which keeps browsers from asking for /favicon.ico; an image that was shared.
    "img-src 'self' data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${threadPolicyName}`,
  ].join('; ');
}

/** A policy takes a path that ends in a slash for all that is below it, and any other for itself alone. */
export function sourceOf(server: string): string {
  return new URL(server).pathname === '/' ? server : `${server}/`;
}

export function pageHeaderPolicy(server = ''): string {
  return `${pagePolicy(server)}; frame-ancestors 'none'`;
}

/** A thread has the policy of its own script's answer, not its page's: it computes, and reaches nobody. */
export function threadHeaderPolicy(): string {
  return [
    "default-src 'none'",
    "script-src 'wasm-unsafe-eval'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
