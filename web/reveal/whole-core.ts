/** A chunk of its own: the core that finds links in texts, for the page whose own module reads addresses alone. */
import { wholeModule } from 'sharelink:assets';
import { type Core, loadCore } from '../../package/core/core.ts';
import { browserRuntime } from '../../package/hosts/browser-runtime.ts';
import { createLoader } from '../../package/sequence/session.ts';
import { compileModule } from '../kit/page-host.ts';

const load = createLoader(
  { ...browserRuntime, compile: () => compileModule(wholeModule.path, wholeModule.integrity) },
  loadCore,
);

/** Loads it once. @throws where it does not load. */
export async function wholeCore(): Promise<Core> {
  return (await load()).core;
}
