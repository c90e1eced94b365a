/** A chunk of its own: the core that finds links in texts, for the page whose own module reads addresses alone. */
import { wholeModule } from 'sharelink:assets';
import { browserHost } from '../wasm/browser-host.ts';
import { type Core, loadCore } from '../wasm/core.ts';
import { createLoader } from '../wasm/reveal.ts';
import { compileModule } from './host.ts';

const load = createLoader(
  { ...browserHost, compile: () => compileModule(wholeModule.path, wholeModule.integrity) },
  loadCore,
);

/** Loads it once. @throws where it does not load. */
export async function wholeCore(): Promise<Core> {
  return (await load()).core;
}
