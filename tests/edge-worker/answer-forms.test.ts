/** A granted access has spent its view: its answer is read in every form that HTTP has for it. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openShare } from './client.ts';
import { everyRuntime, type Runtime, startOn } from './every-runtime.ts';
import { useFront } from './front.ts';
import { json } from './upstream.ts';

const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const granted = { id, expiresAfterViews: 1, lastViewedAt: null, secretValue: 'swordfish' };

/** workerd and Deno read answers by themselves: neither knows the old name, workerd none in upper case. */
function codingsOn(runtime: Runtime): string[] {
  if (runtime === 'workerd') return ['gzip'];
  const codings = ['gzip', 'GZIP', 'GZip'];
  return runtime === 'Deno' ? codings : [...codings, 'x-gzip', 'X-GZip'];
}

for (const runtime of everyRuntime) {
  suite(`on ${runtime} the value arrives`, () => {
    const { upstream, worker } = useFront((settings) => startOn(runtime, settings));

    test('behind headers of up to 100 kB', async () => {
      for (const bytes of [15_000, 17_000, 33_000, 100_000]) {
        upstream.reset(json(200, granted, { 'content-security-policy': 'a'.repeat(bytes) }));
        const answer = await openShare(worker.origin, id, {});
        assert.deepEqual([answer.status, answer.json.secretValue], [200, 'swordfish'], `${bytes} bytes`);
      }
    });

    test('compressed, by whatever case its coding is named in', async () => {
      for (const coding of codingsOn(runtime)) {
        const compressed = gzipSync(JSON.stringify(granted));
        upstream.reset((response) => {
          response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding }).end(compressed);
        });
        const answer = await openShare(worker.origin, id, {});
        assert.deepEqual([answer.status, answer.json.secretValue], [200, 'swordfish'], coding);
      }
    });
  });
}
