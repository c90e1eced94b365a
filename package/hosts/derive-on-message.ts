/** What a Web Worker does that derives keys: one message in, one out. */
import { type DeriveMessage, type DerivingCore, deriveSent } from '../sequence/derive-keys.ts';

/** @param loadCore of the module that the messages bring. */
export function answerMessages<Source extends object>(
  loadCore: (module: WebAssembly.Module) => Promise<DerivingCore<Source>>,
): void {
  addEventListener('message', ({ data }: MessageEvent<DeriveMessage<Source>>) => {
    // A rejection stays in here: only an error reaches the page, which would wait for ever.
    loadCore(data.module)
      .then((core) => postMessage(deriveSent(core, data)))
      .catch(reportError);
  });
  addEventListener('messageerror', () => {
    throw new Error('the module did not arrive');
  });
}
