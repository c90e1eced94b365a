/** The script of a Web Worker that derives keys: one message in, one out. */
import { loadCore } from './core.ts';
import type { DeriveMessage } from './derive.ts';

addEventListener('message', async ({ data }: MessageEvent<DeriveMessage>) => {
  const core = await loadCore(data.module);
  postMessage(core.deriveKeys(data.source));
});
