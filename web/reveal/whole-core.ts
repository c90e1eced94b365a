/** A chunk of its own: the core that finds links in texts, for the page whose own module reads addresses alone. */
import { wholeModule } from 'sharelink:assets';
import { type Core, loadCore } from '../../package/core/core.ts';
import { createLoader } from '../../package/sequence/session.ts';
import { compileModule } from '../kit/compile-module.ts';

const load = createLoader({ compile: () => compileModule(wholeModule.path, wholeModule.integrity) }, loadCore);

/** Loads it once. @throws where it does not load. */
export async function wholeCore(): Promise<Core> {
  return (await load()).core;
}
