// What goes with each kind of file of the page: the worker sends it, a static host should, `sharelink verify-page` compares.

import { securityHeaders } from '../edge-worker/src/http/security-headers.ts';
import { pageHeaderPolicy, threadHeaderPolicy } from '../web/kit/content-security-policy.ts';

export const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** @returns for each file name extension the headers. */
export function pageHeaders(server: string): Record<string, Record<string, string>> {
  const own: Readonly<Record<string, Record<string, string>>> = {
    '.html': { 'cache-control': 'no-store', 'content-security-policy': pageHeaderPolicy(server) },
    '.js': { 'content-security-policy': threadHeaderPolicy() },
  };
  const kinds = Object.entries(contentTypes);
  return Object.fromEntries(
    kinds.map(([extension, type]) => [extension, { 'content-type': type, ...securityHeaders, ...own[extension] }]),
  );
}
