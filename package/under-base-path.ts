/** HTML of the page as it is served under a base path: each address in it that begins at the root begins there. */
export function underBasePath(html: string, basePath: string): string {
  return html.replaceAll('="/', `="${basePath}/`);
}
