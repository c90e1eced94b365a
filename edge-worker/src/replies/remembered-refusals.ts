/** Refusals of passwords, remembered in memory so that one that was lost on its way is not counted a second time. */
import type { Reply, ReplyName } from '../worker-core.ts';

const rememberedMs = 120_000;
/** A flood of others can push one out before its time; it is counted again then, and spends nothing. */
const countMax = 1000;

export class RememberedRefusals {
  readonly #refusals = new Map<string, { readonly reply: Reply; readonly untilMs: number }>();

  find(name: ReplyName, nowMs: number): Reply | undefined {
    const refusal = this.#refusals.get(keyOf(name));
    return refusal && nowMs < refusal.untilMs ? refusal.reply : undefined;
  }

  put(name: ReplyName, reply: Reply, nowMs: number): void {
    for (const [key, { untilMs }] of this.#refusals) {
      if (nowMs < untilMs && this.#refusals.size < countMax) break; // the oldest come first
      this.#refusals.delete(key);
    }
    this.#refusals.set(keyOf(name), { reply, untilMs: nowMs + rememberedMs });
  }
}

/** Another reply key, or token, is somebody else: what was refused to one may be granted to the other. */
function keyOf({ record, replyKey }: ReplyName): string {
  return `${record}.${replyKey}`;
}
