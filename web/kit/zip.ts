/** A chunk of its own: several files in one. */
export { filesIn, zipFiles, zipName, zipType } from '../../package/files/zip.ts';
export { fileTable } from './file-table.ts';
