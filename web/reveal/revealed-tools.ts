/** A chunk of its own: the tools of a secret that is on show. */
export { addFileTools } from './views/file-tools.ts';
export { addTools } from './views/tools.ts';
