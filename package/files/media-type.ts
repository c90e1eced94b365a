/** Of files that are shared often. For show only: nothing is opened by them. */
const types: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  conf: 'text/plain',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  env: 'text/plain',
  gif: 'image/gif',
  gz: 'application/gzip',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  log: 'text/plain',
  md: 'text/markdown',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  p12: 'application/pkcs12',
  pdf: 'application/pdf',
  pem: 'application/x-pem-file',
  pfx: 'application/pkcs12',
  png: 'image/png',
  sql: 'application/sql',
  svg: 'image/svg+xml',
  toml: 'application/toml',
  txt: 'text/plain',
  webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  zip: 'application/zip',
};

/** @returns the type that goes with the end of a file's name; '' where it tells none. */
export function mediaTypeOf(name: string): string {
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return name.includes('.') && Object.hasOwn(types, end) ? (types[end] ?? '') : '';
}
