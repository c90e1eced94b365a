/** Bodies of requests and answers, never more than so many bytes of them. */
import { readBytes } from '../../wasm/read-bytes.ts';

/** A megabyte at the pace of a bad telephone line; who sends slower holds a connection and gets 408. */
const requestBodyMs = 30_000;

/** @returns undefined where there are more bytes. */
export async function readBody(message: Request | Response, bytesMax: number): Promise<Uint8Array | undefined> {
  const { headers } = message;
  const length = headers.get('content-length');
  // In one piece it costs a third; a body that is compressed or comes in chunks can outgrow what was announced.
  const isExact = length !== null && !headers.has('content-encoding') && !headers.has('transfer-encoding');
  if (isExact && Number(length) <= bytesMax) return new Uint8Array(await message.arrayBuffer());
  return readBytes(message.body, bytesMax);
}

/** @returns the body, or the status that refuses it: 413 too large, 408 too slow, 400 broken off. */
export async function readRequestBody(request: Request, bytesMax: number): Promise<Uint8Array | 400 | 408 | 413> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<408>((resolve) => {
    timer = setTimeout(() => resolve(408), requestBodyMs);
  });
  const body = readBody(request, bytesMax).then(
    (bytes) => bytes ?? (413 as const),
    () => 400 as const,
  );
  try {
    return await Promise.race([body, late]);
  } finally {
    clearTimeout(timer);
  }
}
