/** "Kept reply" once more, written from PROTOCOL.md alone. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { type Answer, headersOf, mediaType } from './second-headers.ts';
import type { ReplyKeys } from './second-request.ts';
import { readAnswer, type Told } from './second-response.ts';

const replyType = 'application/vnd.sharelink.reply';
const label = new Uint8Array(Buffer.from('sharelink reply v1'));

export interface KeptReply {
  readonly ack: Uint8Array;
  readonly status: number;
  readonly body: Uint8Array;
}

export function sealReply(
  keys: ReplyKeys,
  id: string,
  { ack, status, body }: KeptReply,
  nonce: Uint8Array,
): Uint8Array {
  const head = [Uint8Array.of(1), Buffer.from(id, 'base64url'), keys.idempotencyKey, ack];
  const plaintext = Buffer.concat([...head, Uint8Array.of(status >> 8, status & 255), body]);
  return new Uint8Array(
    Buffer.concat([nonce, xchacha20poly1305(keys.replyKey, nonce, label).encrypt(new Uint8Array(plaintext))]),
  );
}

export function readKept(keys: ReplyKeys, id: string, answer: Answer): Told {
  const header = headersOf(answer);
  if (answer.status !== 200 || mediaType(header('content-type')) !== replyType) return readAnswer('access', answer);
  const malformed: Told = { kind: 'response_malformed', viewSpent: 'unknown', status: 200 };
  let plaintext: Buffer;
  try {
    const cipher = xchacha20poly1305(keys.replyKey, answer.body.subarray(0, 24), label);
    plaintext = Buffer.from(cipher.decrypt(answer.body.subarray(24)));
  } catch {
    return malformed;
  }
  const front = Buffer.concat([Uint8Array.of(1), Buffer.from(id, 'base64url'), keys.idempotencyKey]);
  if (plaintext.length < 67 || !plaintext.subarray(0, 49).equals(front)) return malformed;
  const inner = {
    status: plaintext.readUInt16BE(65),
    headers: answer.headers,
    body: new Uint8Array(plaintext.subarray(67)),
  };
  return { ...readAnswer('access', inner), ack: new Uint8Array(plaintext.subarray(49, 65)) };
}
