/** The states of the page, in an engine that Playwright does not drive. */
import { after, before, suite, test } from 'node:test';
import { assertAccessible, type Reader, type StartReader } from '../reader.ts';
import { pageStates, reach, type World } from '../states.ts';
import { startWorld } from '../world.ts';

/** One in nine; at the full count all, and axe looks at each. */
const isProof = Boolean(process.env.SHARELINK_PROOF);
const states = pageStates.filter((_, i) => isProof || i % 9 === 0);

export function testStates(engine: string, start: StartReader): void {
  let world: World & { stop(): Promise<void> };
  let reader: Reader;

  suite(`a reader in ${engine} is told:`, () => {
    before(async () => {
      world = await startWorld();
      reader = await start('light');
    });
    after(async () => {
      await reader.close();
      await world.stop();
    });

    for (const state of states) {
      if (state.notByWebDriver) console.log(`not in ${engine}: ${state.name}: ${state.notByWebDriver}`);
      else {
        test(state.name, async () => {
          await reach(reader, world, state);
          if (isProof) await assertAccessible(reader);
          // The next state begins in the same window: without a secret to ask about, and without the keys of a reply.
          await reader.run("dispatchEvent(new PageTransitionEvent('pagehide')); sessionStorage.clear();");
          await reader.open('about:blank');
        });
      }
    }
  });
}
