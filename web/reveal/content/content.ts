/** A chunk of its own: what a revealed text or file is, as far as that is certain. Pure functions, without a page. */
export { fileExtension, fileTypeOf, fittingName } from './file-type.ts';
export { indentedJson } from './json.ts';
export { looksSecret } from './looks-secret.ts';
export { type Content, readContent } from './read-content.ts';
