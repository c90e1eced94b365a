/** What a Web Worker does that stretches a password: one message in, one out. */
import { stretchIn } from '../core/argon2id.ts';
import type { StretchMessage } from '../sequence/derive-keys.ts';

export function answerMessages(): void {
  addEventListener('message', ({ data: { module, asked } }: MessageEvent<StretchMessage>) => {
    // A rejection stays in here: only an error reaches the page, which would wait for ever.
    stretchIn(module, asked)
      .then((lastBlock) => postMessage(lastBlock))
      .catch(reportError);
  });
  addEventListener('messageerror', () => {
    throw new Error('the module did not arrive');
  });
}
