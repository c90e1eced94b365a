/** A chunk of its own: several files in one, and the types of those that browsers do not know. */
export { mediaTypeOf } from '../../package/files/media-type.ts';
export { filesIn, namedApart, storableName, zipFiles, zipName, zipType } from '../../package/files/zip.ts';
export { fileTable } from './file-table.ts';
