import type { Content } from './read-content.ts';

/** The end of a name under which a text is saved. */
export function fileExtension(content: Content): string {
  if (content.kind !== 'pem') return content.kind === 'text' ? 'txt' : content.kind;
  const labels = content.pieces.flatMap((piece) => ('label' in piece ? [piece.label] : []));
  if (labels.every((label) => label === 'CERTIFICATE')) return 'crt';
  return labels.every((label) => label.endsWith('PRIVATE KEY')) ? 'key' : 'pem';
}
