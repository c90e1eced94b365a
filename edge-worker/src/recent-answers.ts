/** Answers that spent no view, remembered in memory so that one that was lost is not counted a second time. */
import type { Reply } from '../../wasm/worker-core.ts';

const rememberedMs = 120_000;
const countMax = 1000;

export class RecentAnswers {
  readonly #answers = new Map<string, { readonly reply: Reply; readonly untilMs: number }>();

  find(record: string, nowMs: number): Reply | undefined {
    const answer = this.#answers.get(record);
    return answer && nowMs < answer.untilMs ? answer.reply : undefined;
  }

  put(record: string, reply: Reply, nowMs: number): void {
    for (const [key, { untilMs }] of this.#answers) {
      if (nowMs < untilMs && this.#answers.size < countMax) break; // the oldest come first
      this.#answers.delete(key);
    }
    this.#answers.set(record, { reply, untilMs: nowMs + rememberedMs });
  }
}
