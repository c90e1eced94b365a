import { type Content, readContent } from './read-content.ts';

/** What a file is, as far as its bytes bear it out. */
export interface FileType {
  /** Media type. */
  readonly type: string;
  /** Without its dot; '' where none fits. */
  readonly extension: string;
  /** All of it, with its byte order mark, where it is a text. */
  readonly text?: string;
}

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  json: 'application/json',
  pem: 'application/x-pem-file',
  key: 'application/x-pem-file',
  crt: 'application/x-x509-ca-cert',
  env: 'text/plain',
  txt: 'text/plain',
};
/** What an image begins with, and what it has from the ninth byte on; as Latin-1. */
const images: Readonly<Record<string, readonly [start: string, ninth: string]>> = {
  png: ['\x89PNG\r\n\x1a\n', ''],
  jpg: ['\xff\xd8\xff', ''],
  gif: ['GIF8', ''],
  webp: ['RIFF', 'WEBP'],
};
const anyType = 'application/octet-stream';
const nameEnd = /\.([a-z0-9]{1,8})$/i;

/** The end of a name under which a text is saved. */
export function fileExtension(content: Content): string {
  if (content.kind !== 'pem') return content.kind === 'text' ? 'txt' : content.kind;
  const labels = content.pieces.flatMap((piece) => ('label' in piece ? [piece.label] : []));
  if (labels.every((label) => label === 'CERTIFICATE')) return 'crt';
  return labels.every((label) => label.endsWith('PRIVATE KEY')) ? 'key' : 'pem';
}

/** For a file whose sender named no type. An image is known by its bytes alone, a text by its name first. */
export function fileTypeOf(name: string, bytes: Uint8Array): FileType {
  const first = String.fromCharCode(...bytes.subarray(0, 12));
  for (const [extension, [start, ninth]] of Object.entries(images)) {
    if (first.startsWith(start) && first.startsWith(ninth, 8)) return typed(extension);
  }
  const named = nameEnd.exec(name)?.[1]?.toLowerCase() ?? '';
  const text = textOf(bytes);
  if (text === undefined) return named === 'crt' ? typed(named) : { type: anyType, extension: '' };
  return { ...typed(named in types && !(named in images) ? named : fileExtension(readContent(text))), text };
}

function typed(extension: string): FileType {
  return { type: types[extension] ?? anyType, extension };
}

/** Only an image needs its ending: a `Dockerfile` has none. */
export function fittingName(name: string, { type, extension }: FileType): string {
  return type.startsWith('image/') && !nameEnd.test(name) ? `${name}.${extension}` : name;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
