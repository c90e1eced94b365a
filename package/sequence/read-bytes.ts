/** The longest answer of a server that is read; kResponseBytesMax of response.h. */
export const responseBytesMax = 8 * 1024 * 1024;

/** @returns all bytes, or undefined where there are more than `bytesMax`; the rest is not read then. */
export async function readBytes(
  stream: ReadableStream<Uint8Array> | null,
  bytesMax: number,
  onBytes: (count: number) => void = () => {},
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!stream) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    onBytes(read.value.byteLength);
    if (size > bytesMax) {
      reader.cancel().catch(() => {}); // not waited for: a stream may never say that it has ended
      return undefined;
    }
    chunks.push(read.value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
