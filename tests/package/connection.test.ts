/** Where no connection comes about, nothing was sent, and no view can have been used: on each runtime. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import type { Failure } from 'sharelink';
import { type Authority, createAuthority } from './certificates.ts';
import { type FaultyServers, startFaultyServers } from './connection-faults.ts';
import { linkOn } from './share.ts';

const root = dirname(dirname(import.meta.dirname));
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const runtimes = {
  'Node.js': [process.env.SHARELINK_TEST_NODE ?? process.execPath],
  Deno: [bin('deno'), 'run', '--no-config', '--no-lock', '--allow-all'],
  Bun: [bin('bun'), 'run'],
} as const;

/** What the runtimes name alike, or at all. */
const reasons: Readonly<Record<string, string>> = {
  'a certificate that has expired': 'CERT_HAS_EXPIRED',
  'a certificate that is not valid yet': 'CERT_NOT_YET_VALID',
  'a certificate for another name': 'ERR_TLS_CERT_ALTNAME_INVALID',
  'a certificate for clients': 'INVALID_PURPOSE',
  'a certificate that signs itself': 'DEPTH_ZERO_SELF_SIGNED_CERT',
  'a name that there is not': 'ENOTFOUND',
};

let authority: Authority;
let servers: FaultyServers;
let folder: string;
before(async () => {
  authority = createAuthority();
  servers = await startFaultyServers(authority);
  folder = mkdtempSync(join(tmpdir(), 'sharelink-connection-'));
  writeFileSync(
    join(folder, 'open.mjs'),
    `import { peek, reveal } from ${JSON.stringify(join(root, 'dist/sharelink.node.js'))};
import process from 'node:process';

const outcomes = {};
for (const link of process.argv.slice(2)) outcomes[link] = [await reveal(link), await peek(link)];
console.log(JSON.stringify(outcomes));
process.exit(0);
`,
  );
});
after(() => {
  servers.stop();
  authority.remove();
  rmSync(folder, { recursive: true });
});

for (const [runtime, [command, ...args]] of Object.entries(runtimes)) {
  /** In a process that trusts the authority. */
  async function open(links: readonly string[]): Promise<Record<string, [Failure, Failure]>> {
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: authority.file, DENO_CERT: authority.file };
    const all = [...args, join(folder, 'open.mjs'), ...links];
    const { stdout } = await promisify(execFile)(String(command), all, { env });
    return JSON.parse(stdout);
  }

  suite(`on ${runtime}`, () => {
    test('a server that cannot be connected to has used no view, and its failure is named', async () => {
      const outcomes = await open(Object.values(servers.unconnected).map(linkOn));
      for (const [what, origin] of Object.entries(servers.unconnected)) {
        const [opened, looked] = outcomes[linkOn(origin)] ?? assert.fail(what);
        assert.deepEqual([opened.kind, opened.viewSpent], ['network_unreachable', 'no'], what);
        assert.equal(looked.viewSpent, 'no', what);
        if (runtime !== 'Deno' && what in reasons) assert.equal(opened.reason, reasons[what]);
        // Of the server only the runtime's word for the failure is told.
        assert.doesNotMatch(JSON.stringify(opened), /127\.0\.0\.1|invalid"|no-such-host/, what);
      }
      assert.equal(servers.strayRequests(), 0);
    });

    test('a connection that ends once the request is there may have used one', async () => {
      const outcomes = await open(Object.values(servers.connected).map(linkOn));
      for (const [what, origin] of Object.entries(servers.connected)) {
        const [opened] = outcomes[linkOn(origin)] ?? assert.fail(what);
        assert.deepEqual([opened.kind, opened.viewSpent, opened.reason], ['reply_lost', 'unknown', undefined], what);
      }
    });

    test('a server with a right certificate is asked', async () => {
      const link = linkOn(servers.right);
      const { [link]: [opened] = [] } = await open([link]);
      assert.equal((opened as { kind: string } | undefined)?.kind, 'granted');
    });
  });
}
