/** Accesses through the worker against a bare pass-through on the same workerd. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startWorkerd, type Workerd } from '../../tools/workerd.ts';
import { accessPath } from '../edge-worker/client.ts';
import { json, startUpstream } from '../edge-worker/upstream.ts';
import { startWorker } from '../edge-worker/workerd.ts';
import { compareAccesses, usualTurns } from './accesses.ts';
import type { Group } from './rounds.ts';

export async function benchWorker(): Promise<Group[]> {
  const upstream = await startUpstream();
  const answer = JSON.stringify({ id: randomId(), expiresAfterViews: 3, secretValue: 'x'.repeat(200) });
  // As Infisical does.
  upstream.reset(json(200, answer, { 'content-length': String(answer.length) }));
  const bare = await startPassThrough(upstream.origin);
  const worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin, REQUESTS_PER_MINUTE: '1000000' });
  const pathOf = () => accessPath(randomId());
  try {
    const targets = [
      { name: 'sharelink in front of a server', origin: worker.origin, pids: [worker.pid], pathOf },
      { name: 'bare pass-through', origin: bare.origin, pids: [bare.pid], pathOf },
    ];
    return [await compareAccesses('Processor time of an access through workerd', targets, usualTurns)];
  } finally {
    await Promise.all([bare.stop('SIGKILL'), worker.stop(), upstream.stop()]);
  }
}

function startPassThrough(upstream: string): Promise<Workerd> {
  const config = join(import.meta.dirname, 'pass-through.capnp');
  return startWorkerd({ config, settings: { UPSTREAM: upstream }, onOutput: () => {} });
}

function randomId(): string {
  return randomBytes(32).toString('base64url');
}
