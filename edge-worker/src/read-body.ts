/** Bodies of requests and answers, never more than so many bytes of them. */
import { readBytes } from '../../package/sequence/read-bytes.ts';

/** Who sends slower than a bad telephone line does, whatever was announced, holds a connection of this machine, and gets 408. */
const requestBodyMs = { atLeast: 10_000, perByte: 1 / 32 };

/** Below it the pieces of a body are not counted as they come. */
const smallBodyBytes = 64 * 1024;

/** @returns undefined where there are more bytes. */
export async function readBody(
  message: Request | Response,
  bytesMax: number,
  onBytes?: (count: number) => void,
): Promise<Uint8Array | undefined> {
  const { headers } = message;
  const length = headers.get('content-length');
  // In one piece it costs a third; a body that is compressed or comes in chunks can outgrow what was announced.
  const isExact = length !== null && !headers.has('content-encoding') && !headers.has('transfer-encoding');
  const isWatched = onBytes && Number(length) > smallBodyBytes;
  if (isExact && Number(length) <= bytesMax && !isWatched) return new Uint8Array(await message.arrayBuffer());
  return readBytes(message.body, bytesMax, onBytes);
}

const readWhole = new WeakSet<Request>();

/** Whether the client has something left to send of a request that is answered; of one that was handed on, it may have. */
export function mayHaveMore(request: Request): boolean {
  const { headers } = request;
  const hasBody = Number(headers.get('content-length') ?? 0) > 0 || headers.has('transfer-encoding');
  return hasBody && !readWhole.has(request);
}

/** @returns the body, or the status that refuses it: 413 too large, 408 too slow, 400 broken off. */
export async function readRequestBody(request: Request, bytesMax: number): Promise<Uint8Array | 400 | 408 | 413> {
  const { atLeast, perByte } = requestBodyMs;
  const beganAtMs = Date.now();
  let arrived = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<408>((resolve) => {
    const check = () => {
      const leftMs = beganAtMs + atLeast + arrived * perByte - Date.now();
      if (leftMs <= 0) resolve(408);
      else timer = setTimeout(check, leftMs);
    };
    check();
  });
  const body = readBody(request, bytesMax, (bytes) => {
    arrived += bytes;
  }).then(
    (bytes) => bytes ?? (413 as const),
    () => 400 as const,
  );
  try {
    const read = await Promise.race([body, late]);
    if (typeof read !== 'number') readWhole.add(request);
    return read;
  } finally {
    clearTimeout(timer);
  }
}

/** Tells whether the client has left; undefined on workerd, which does not know. */
export function clientGoneOf({ signal }: Request): AbortSignal | undefined {
  return 'WebSocketPair' in globalThis ? undefined : signal;
}

/** Whether the client is known to have left. */
export async function hasLeft(request: Request): Promise<boolean> {
  const clientGone = clientGoneOf(request);
  // Runtimes see what came right behind a request, and hang up on it, once that request waits for something.
  if (clientGone) await new Promise((resolve) => setTimeout(resolve));
  return request.signal.aborted;
}
