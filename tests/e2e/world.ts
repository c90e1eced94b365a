import { share } from 'sharelink';
import { startEmbedded } from '../edge-worker/workerd.ts';
import { startScriptedServer } from './scripted-server.ts';
import type { World } from './states.ts';

/** A worker whose sealed shares can be opened any number of times. */
export async function startWorld(): Promise<World & { stop(): Promise<void> }> {
  const worker = await startEmbedded();
  const { origin, answers, stop } = await startScriptedServer(worker.origin);
  const seal = async (
    content: { value: string } | { file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> } },
    password?: string,
  ) => {
    const options = { server: worker.origin, page: origin, expiresIn: '1d', maxViews: 'unlimited', password } as const;
    const shared = await share({ ...options, ...content });
    if (!('link' in shared)) throw new Error(shared.kind);
    return shared.link;
  };
  const file = { name: 'backup-key.pem', type: 'application/x-pem-file', bytes: new Uint8Array(1704) };
  return {
    origin,
    answers,
    links: {
      text: await seal({ value: 'sealed' }),
      file: await seal({ file }),
      password: await seal({ value: 'sealed' }, 'correct horse'),
    },
    async stop() {
      await stop();
      await worker.stop();
    },
  };
}
