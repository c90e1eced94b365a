/** Bodies of requests and answers, never more than so many bytes of them. */
import { readBytes } from '../../package/sequence/read-bytes.ts';

/** Who sends slower than a bad telephone line does holds a connection of this machine, and gets 408. */
const requestBodyMs = { atLeast: 10_000, perByte: 1 / 32, unannounced: 30_000 };

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
  const length = request.headers.get('content-length');
  const { atLeast, perByte, unannounced } = requestBodyMs;
  const waitMs = length === null ? unannounced : atLeast + Math.min(Number(length) || 0, bytesMax) * perByte;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<408>((resolve) => {
    timer = setTimeout(() => resolve(408), waitMs);
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
