/** A server, and the worker in front of it, for the tests of a file or of a suite. */
import { after, before } from 'node:test';
import type { StandaloneProcess } from './standalone.ts';
import { startUpstream, type Upstream } from './upstream.ts';
import { type Settings, startWorker } from './workerd.ts';

interface Front {
  readonly upstream: Upstream;
  readonly worker: Pick<StandaloneProcess, 'origin' | 'output'>;
}

/** @param start starts the worker, on workerd where it is left out. */
export function useFront(
  start: (settings: Settings) => Promise<StandaloneProcess> = startWorker,
  settings: Settings = {},
): Front {
  let server: Upstream;
  let worker: StandaloneProcess;
  before(async () => {
    server = await startUpstream();
    worker = await start({ BACKEND: 'upstream', UPSTREAM: server.origin, ...settings });
  });
  after(async () => {
    await worker.stop();
    await server.stop();
  });
  return {
    upstream: {
      get origin() {
        return server.origin;
      },
      get seen() {
        return server.seen;
      },
      get answer() {
        return server.answer;
      },
      set answer(answer) {
        server.answer = answer;
      },
      reset: (answer) => server.reset(answer),
      stop: () => server.stop(),
    },
    worker: {
      get origin() {
        return worker.origin;
      },
      output: () => worker.output(),
    },
  };
}
