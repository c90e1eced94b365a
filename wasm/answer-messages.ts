/** What a Web Worker does that derives keys: one message in, one out. */
import { loadCore } from './core.ts';
import type { DeriveMessage } from './derive.ts';

export function answerMessages(): void {
  addEventListener('message', ({ data }: MessageEvent<DeriveMessage>) => {
    // A rejection stays in here: only an error reaches the page, which would wait for ever.
    loadCore(data.module)
      .then((core) => postMessage(core.deriveKeys(data.source)))
      .catch(reportError);
  });
  addEventListener('messageerror', () => {
    throw new Error('the module did not arrive');
  });
}
