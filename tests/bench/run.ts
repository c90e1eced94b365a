/** npm run bench: figures of one run on this machine, as ratios. Nothing here passes or fails. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawChart } from './chart.ts';
import { benchCold } from './cold.ts';
import { benchCrypto } from './crypto.ts';
import { benchPage } from './page.ts';
import { type Group, isQuick } from './rounds.ts';
import { benchService } from './service.ts';
import { printSizes } from './sizes.ts';
import { benchStore } from './store.ts';
import { benchWorker } from './worker.ts';

const parts = {
  sizes: printSizes,
  crypto: benchCrypto,
  cold: benchCold,
  page: benchPage,
  worker: benchWorker,
  service: benchService,
  store: benchStore,
};

const asked = process.argv.slice(2);
const groups: Group[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) groups.push(...((await run()) ?? []));
}
if (asked.length === 0) {
  // A quick run tries the drawing too, and leaves the chart of the figures alone.
  const chart = isQuick ? 'build/bench.svg' : 'docs/bench.svg';
  writeFileSync(join(dirname(dirname(import.meta.dirname)), chart), drawChart(groups));
}
