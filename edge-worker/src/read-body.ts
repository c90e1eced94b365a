/** Bodies of requests and answers, never more than so many bytes of them. */
import { readBytes } from '../../wasm/read-bytes.ts';

/** @returns undefined where there are more bytes. */
export async function readBody(message: Request | Response, bytesMax: number): Promise<Uint8Array | undefined> {
  const { headers } = message;
  const length = headers.get('content-length');
  // In one piece it costs a third; a body that is compressed or comes in chunks can outgrow what was announced.
  const isExact = length !== null && !headers.has('content-encoding') && !headers.has('transfer-encoding');
  if (isExact && Number(length) <= bytesMax) return new Uint8Array(await message.arrayBuffer());
  return readBytes(message.body, bytesMax);
}
