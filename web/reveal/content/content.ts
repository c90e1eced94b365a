/** A chunk of its own: what a revealed text is, as far as that is certain. The recognisers are pure functions; table.ts shows what they found. */
export { fileExtension } from './file-extension.ts';
export { indentedJson } from './json.ts';
export { looksSecret } from './looks-secret.ts';
export { type Content, readContent } from './read-content.ts';
export { atOnce, inSlices } from './steps.ts';
export { kindOf, tableOf } from './table.ts';
export { unseenIn } from './unseen.ts';
