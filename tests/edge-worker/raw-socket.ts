/** Speaks to a port without any notion of HTTP. */
import { connect } from 'node:net';

export interface Conversation {
  /** Sent one after the other, each in a packet of its own. */
  readonly parts: readonly Uint8Array[];
  /**
   * What follows the last part.
   *
   * wait   the other side has the next word.
   * end    this side says no more, and listens.
   * reset  this side is gone.
   */
  readonly ending: 'wait' | 'end' | 'reset';
  /** After so long without a byte this side hangs up. */
  readonly patienceMs?: number;
}

/** @returns all that came back, as latin1. */
export function converse(origin: string, { parts, ending, patienceMs = 2000 }: Conversation): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true, allowHalfOpen: true });
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
      // One answer is enough; most connections stay open after it.
      if (ending !== 'reset' && isWhole(received)) socket.destroy();
    });
    socket.on('error', () => {}); // the other side may hang up at any time
    socket.on('end', () => socket.destroy());
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on('close', () => resolve(received));
    const say = (i: number) => {
      const part = parts[i];
      if (part) socket.write(part, () => setImmediate(say, i + 1));
      else if (ending === 'end') socket.end();
      else if (ending === 'reset') socket.resetAndDestroy();
    };
    socket.on('connect', () => say(0));
  });
}

/** Whether an answer with a known length is there to its end. */
function isWhole(received: string): boolean {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return false;
  const head = received.slice(0, headEnd);
  if (/^HTTP\/1\.1 1\d\d/.test(head)) return isWhole(received.slice(headEnd + 4));
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length !== undefined) return received.length >= headEnd + 4 + Number(length);
  return /^transfer-encoding: *chunked/im.test(head) ? received.endsWith('\r\n0\r\n\r\n') : false;
}

/** @returns the status of each answer that came, in order, those of 1xx too. */
export function statusesOf(received: string): number[] {
  return [...received.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map(([, status]) => Number(status));
}

/** @returns all that came back until the other side hung up, or was silent for a second, as latin1. */
export function converseToEnd(origin: string, bytes: Uint8Array): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
    });
    socket.on('error', () => {}); // the other side may hang up at any time
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('close', () => resolve(received));
    socket.write(bytes);
  });
}
