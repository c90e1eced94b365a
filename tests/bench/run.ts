/** npm run bench: figures of one run on this machine, as ratios. Nothing here passes or fails. */
import { benchCrypto } from './crypto.ts';
import { benchPage } from './page.ts';
import { printSizes } from './sizes.ts';
import { benchWorker } from './worker.ts';

const parts = { sizes: printSizes, crypto: benchCrypto, page: benchPage, worker: benchWorker };

const asked = process.argv.slice(2);
for (const [name, run] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) await run();
}
