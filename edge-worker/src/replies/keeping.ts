/** What the answers to accesses have in common wherever they are kept. */
import type { Access, SealedReply } from '../backend.ts';
import { core } from '../core.ts';
import { randomBytes } from '../random-bytes.ts';
import type { Reply, ReplyName, SentReplyKeys } from '../worker-core.ts';
import type { NewReply, Recalled } from './kept-replies.ts';

/** The answer to an access that is known already; undefined where its first flight is still on its way. */
export function answerRecalled(recalled: Recalled, requestId: string): Reply | SealedReply | undefined {
  switch (recalled.state) {
    case 'asked':
      return undefined;
    case 'kept':
      return { kind: 'sealed_reply', body: recalled.sealed };
    case 'unknown':
      return core.buildRefusal('outcome_unknown', requestId);
    case 'gone':
      return core.buildRefusal('reply_gone', requestId);
    case 'other_key':
      return refuseOtherKey(requestId);
  }
}

/** Whoever knows an idempotency key, but not the reply key that it came with, is someone else. */
export function refuseOtherKey(requestId: string): Reply {
  return core.buildRefusal('refused', requestId, { status: 422 });
}

/** Seals a granted answer for the client that asked; what is kept of it opens with that client's key only. */
export function sealReply({ keys }: SentReplyKeys, id: string, reply: Pick<Reply, 'status' | 'body'>): NewReply {
  const ack = randomBytes(16);
  return { sealed: core.sealReply(keys, id, reply, ack, randomBytes(24)), ackHash: core.hashAck(ack) };
}

/** The token is part of the name: what was kept for one is never told to another. */
export function nameAccess({ replyKeys, id, credentials }: Access): ReplyName | undefined {
  const { token, organization } = credentials;
  return replyKeys && core.nameReply(replyKeys.keys, id, token && `${token} ${organization}`);
}
