/** Where the built pages are: each of their scripts lies two folders below, in /shared/static/. */
export const ownPage = new URL('../..', import.meta.url).href.slice(0, -1);
