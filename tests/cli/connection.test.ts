/** A connection that does not come about: what is wrong, and what to do; through a proxy too. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { after, before, suite, type TestContext, test } from 'node:test';
import { exitCodes } from '../../cli/exit-codes.ts';
import { type Authority, createAuthority } from '../package/certificates.ts';
import { type FaultyServers, startFaultyServers } from '../package/connection-faults.ts';
import { jsonAnswer, serve, unusedOrigin } from '../package/loopback.ts';
import { availableBody, grantedBody, id, linkOn } from '../package/share.ts';
import { node, sharelink } from './command.ts';

let authority: Authority;
let servers: FaultyServers;
before(async () => {
  authority = createAuthority();
  servers = await startFaultyServers(authority);
});
after(() => {
  servers.stop();
  authority.remove();
});

const trusting = () => ({ NODE_EXTRA_CA_CERTS: authority.file });

suite('reveal says that no view was used, and what is wrong', () => {
  const told: Readonly<Record<string, RegExp>> = {
    'a certificate that has expired':
      /certificate was not accepted \(CERT_HAS_EXPIRED\)\. It has expired\. See whether the clock/,
    'a certificate that is not valid yet': /\(CERT_NOT_YET_VALID\)\. It is not valid yet\. See whether the clock/,
    'a certificate for another name': /\(ERR_TLS_CERT_ALTNAME_INVALID\)\. It is for another name: check the address\./,
    'a certificate for clients': /\(INVALID_PURPOSE\)\. Tell who runs the server\./,
    'a certificate that signs itself':
      /\(DEPTH_ZERO_SELF_SIGNED_CERT\)\. It is signed by an authority .*NODE_EXTRA_CA_CERTS=FILE/,
    'plain http on the port': /does not speak TLS \(ERR_SSL_WRONG_VERSION_NUMBER\)/,
    'an alert in place of a handshake': /did not agree on how to encrypt \(ERR_SSL_/,
    'a version of TLS that is too old': /did not agree on how to encrypt \(ERR_SSL_/,
    'a client certificate that is missing': /did not agree on how to encrypt \(ERR_SSL_/,
    'an end within the handshake': /The connection failed \(ECONNRESET\)\./,
    'a reset within the handshake': /The connection failed \(ECONNRESET\)\./,
    'a reset before the handshake': /The connection failed \(ECONNRESET\)\./,
    'a name that there is not': /The name of the server was not found \(/,
    'nobody who listens': /The connection failed \(ECONNREFUSED\)\./,
  };
  for (const [what, sentence] of Object.entries(told)) {
    test(what, async () => {
      const origin = servers.unconnected[what] ?? assert.fail();
      const { code, stderr } = await sharelink(['reveal', linkOn(origin)], { env: trusting() });
      assert.equal(code, exitCodes.network_unreachable, stderr);
      assert.match(stderr, sentence);
      assert.match(stderr, /No view was used\./);
      assert.ok(stderr.includes(`The server is ${new URL(origin).host}.`) && !stderr.includes(id), stderr);
    });
  }

  test('of each fault that there is', () => {
    assert.deepEqual(Object.keys(told), Object.keys(servers.unconnected));
  });

  test('as JSON too, with the word that the runtime has for it', async () => {
    const origin = servers.unconnected['a certificate that has expired'] ?? assert.fail();
    const { stdout } = await sharelink(['peek', '--json', linkOn(origin)], { env: trusting() });
    const { kind, viewSpent, reason } = JSON.parse(String(stdout));
    assert.deepEqual([kind, viewSpent, reason], ['network_unreachable', 'no', 'CERT_HAS_EXPIRED']);
  });

  test('verify-page too, which has no view to speak of', async () => {
    for (const [what, origin] of Object.entries(servers.unconnected)) {
      const { code, stderr } = await sharelink(['verify-page', origin], { env: trusting() });
      assert.equal(code, exitCodes.network_unreachable, `${what}: ${stderr}`);
      const sentence = told[what] ?? assert.fail(what);
      // The client beneath has one word for all that goes wrong in a handshake.
      assert.match(stderr, /encrypt|speak TLS/.test(sentence.source) ? /how to encrypt \(EPROTO\)/ : sentence);
    }
  });
});

suite('an authority that the machine does not know', () => {
  test('is named as what is wrong, with what to do', async () => {
    const { code, stderr } = await sharelink(['reveal', linkOn(servers.right)]);
    assert.equal(code, exitCodes.network_unreachable);
    assert.match(
      stderr,
      /\(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)\. It is signed by an authority that this machine does not know\./,
    );
    for (const hint of ['NODE_EXTRA_CA_CERTS=FILE', 'SSL_CERT_FILE=FILE', 'NODE_OPTIONS=--use-openssl-ca']) {
      assert.ok(stderr.includes(hint), stderr);
    }
  });

  const ways = {
    'by NODE_EXTRA_CA_CERTS': () => trusting(),
    'by SSL_CERT_FILE': () => ({ SSL_CERT_FILE: authority.file, NODE_OPTIONS: '--use-openssl-ca' }),
  };
  for (const [way, env] of Object.entries(ways)) {
    test(`is known ${way}`, async () => {
      const { code, stdout, stderr } = await sharelink(['reveal', '--yes', linkOn(servers.right)], { env: env() });
      assert.deepEqual([code, String(stdout)], [0, 'v'], stderr);
    });
  }
});

/** @returns the proxy's address, and what it was asked for. */
async function startProxy(t: TestContext) {
  const asked: string[] = [];
  const proxy = createServer(({ method, url = '', headers }, response) => {
    asked.push(`${method} ${new URL(url).host}`);
    const outgoing = request(url, { method, headers }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    outgoing.end();
  });
  proxy.on('connect', ({ url = '' }, client) => {
    asked.push(`CONNECT ${url}`);
    const { hostname, port } = new URL(`http://${url}`);
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(target).pipe(client);
    });
    for (const socket of [client, target]) {
      socket.on('error', () => {
        client.destroy();
        target.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  return { address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
}

/** Of the Node.js that runs the command. */
const usesProxy =
  execFileSync(node, ['-p', '!!require("node:http").setGlobalProxyFromEnv'], { encoding: 'utf8' }) === 'true\n';

if (!usesProxy) {
  test('a proxy that this Node.js cannot use is named where the server cannot be reached', async () => {
    const env = { HTTPS_PROXY: 'http://127.0.0.1:9' };
    const { stderr } = await sharelink(['peek', linkOn(await unusedOrigin())], { env });
    assert.match(stderr, /HTTPS_PROXY was not used: that takes Node\.js 24\.14, or 22\.21 with NODE_USE_ENV_PROXY=1\./);
  });
}

if (usesProxy)
  suite('a proxy that the environment names', () => {
    test('carries what goes by https', async (t) => {
      const proxy = await startProxy(t);
      const { host } = new URL(servers.right);
      for (const name of ['HTTPS_PROXY', 'https_proxy']) {
        proxy.asked.length = 0;
        const env = { ...trusting(), [name]: proxy.address };
        const { code, stdout, stderr } = await sharelink(['reveal', '--yes', linkOn(servers.right)], { env });
        assert.deepEqual([code, String(stdout)], [0, 'v'], stderr);
        assert.deepEqual(new Set(proxy.asked), new Set([`CONNECT ${host}`]));
      }
    });

    test('carries verify-page too', async (t) => {
      const proxy = await startProxy(t);
      const env = { ...trusting(), HTTPS_PROXY: proxy.address };
      const { code } = await sharelink(['verify-page', servers.right], { env });
      assert.equal(code, exitCodes.page_differs);
      assert.ok(proxy.asked.length > 0);
    });

    test('carries what goes by http', async (t) => {
      const proxy = await startProxy(t);
      const server = await serve(t, (response, seen) => {
        jsonAnswer(200, seen.method === 'GET' ? availableBody : grantedBody('v'))(response, seen);
      });
      const { code, stderr } = await sharelink(['reveal', linkOn(server.origin)], {
        env: { HTTP_PROXY: proxy.address },
      });
      assert.equal(code, 0, stderr);
      assert.ok(proxy.asked.length > 0);
    });

    test('is left alone for what NO_PROXY names', async (t) => {
      const proxy = await startProxy(t);
      const env = { ...trusting(), HTTPS_PROXY: proxy.address, NO_PROXY: '127.0.0.1' };
      const { code, stderr } = await sharelink(['reveal', '--yes', linkOn(servers.right)], { env });
      assert.deepEqual([code, proxy.asked], [0, []], stderr);
    });

    test('and does not answer has used no view, and is named', async () => {
      const env = {
        ...trusting(),
        HTTPS_PROXY: servers.unconnected['nobody who listens']?.replace('https:', 'http:') ?? '',
      };
      const { code, stderr } = await sharelink(['reveal', linkOn(servers.right)], { env });
      assert.equal(code, exitCodes.network_unreachable, stderr);
      assert.match(stderr, /No view was used\..*through the proxy that HTTPS_PROXY names/);
    });

    test('by no address of one is a usage error', async () => {
      const { code, stderr } = await sharelink(['peek', linkOn(servers.right)], {
        env: { HTTPS_PROXY: 'not a proxy' },
      });
      assert.equal(code, exitCodes.usage, stderr);
      assert.match(stderr, /HTTPS_PROXY is no address of a proxy\./);
    });
  });
