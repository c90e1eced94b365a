/** What can be shown of a file, by its bytes alone: its name and type are its sender's word. */
export type Showable = { readonly image: string } | { readonly text: string };

const imageBytesMax = 5_000_000;
const textBytesMax = 1024 * 1024;
/** By type, what stands where, as Latin-1. Never SVG: that is a document, with links and scripts. */
const images: Readonly<Record<string, readonly (readonly [at: number, bytes: string])[]>> = {
  'image/png': [[0, '\x89PNG\r\n\x1a\n']],
  'image/jpeg': [[0, '\xff\xd8\xff']],
  'image/gif': [[0, 'GIF8']],
  'image/webp': [
    [0, 'RIFF'],
    [8, 'WEBP'],
  ],
  'image/avif': [[4, 'ftypavif']],
};

/** @returns undefined where only saving it helps. */
export function showableOf(bytes: Uint8Array): Showable | undefined {
  if (bytes.length === 0 || bytes.length > imageBytesMax) return undefined;
  const first = String.fromCharCode(...bytes.subarray(0, 12));
  for (const [image, marks] of Object.entries(images)) {
    if (marks.every(([at, mark]) => first.startsWith(mark, at))) return { image };
  }
  const text = bytes.length > textBytesMax ? undefined : textOf(bytes);
  return text === undefined ? undefined : { text };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
