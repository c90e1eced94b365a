/** Runs the proxies of docs/deploy.md in front of a worker, as they stand there but for addresses and certificates. */
import { execFileSync, spawn } from 'node:child_process';
import { openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type RequestOptions, request } from 'node:https';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { eventually } from './store-files.ts';
import { unusedOrigin } from './upstream.ts';

export type ProxyName = 'nginx' | 'caddy';
export const host = 'share.example.com';

const guide = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');

/** The setting that the guide names for both. */
export const proxiesSetting = /^PROXIES=(.*)$/m.exec(guide)?.[1] ?? '';

interface Place {
  readonly folder: string;
  readonly port: number;
  readonly worker: string;
}

interface Sample {
  readonly language: string;
  /** What stands for this machine's own, once each. */
  replaced(place: Place): readonly (readonly [from: string, to: string])[];
  /** Around the sample. */
  whole(sample: string, place: Place): string;
  command(config: string): readonly string[];
}

const samples: Readonly<Record<ProxyName, Sample>> = {
  nginx: {
    language: 'nginx',
    replaced: ({ folder, port, worker }) => [
      ['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
      ['/etc/ssl/share.example.com.pem', join(folder, 'cert.pem')],
      ['/etc/ssl/share.example.com.key', join(folder, 'key.pem')],
      ['127.0.0.1:8787', worker],
    ],
    // As Debian's own file includes it, with its logs.
    whole: (sample, { folder }) => {
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (name) => `${name}_temp_path ${folder}/temp;`,
      );
      return `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events {} http { access_log ${folder}/access.log; ${temporary.join(' ')}\n${sample}}`;
    },
    command: (config) => ['nginx', '-c', config, '-e', `${config}.log`],
  },
  caddy: {
    language: 'caddyfile',
    replaced: ({ folder, port, worker }) => [
      ['{\n\tlog {', '{\n\tadmin off\n\tauto_https disable_redirects\n\tlog {'],
      [`${host} {`, `${host}:${port} {\n\tbind 127.0.0.1\n\ttls ${folder}/cert.pem ${folder}/key.pem`],
      ['127.0.0.1:8787', worker],
    ],
    whole: (sample) => sample,
    command: (config) => ['caddy', 'run', '--adapter', 'caddyfile', '--config', config],
  },
};

export interface RunningProxy {
  /** What the proxy has written anywhere. */
  written(): string;
  /** @returns the status, from a client at this address of loopback. */
  ask(from: string, path: string, options?: RequestOptions, body?: string): Promise<number>;
  /** A request whose body does not end. @returns its connection, once the head is sent. */
  halfSend(from: string, path: string): Promise<TLSSocket>;
  stop(): Promise<void>;
}

/** @param worker origin of it. */
export async function startProxy(name: ProxyName, worker: string, folder: string): Promise<RunningProxy> {
  const { language, replaced, whole, command } = samples[name];
  const [, found = ''] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(guide) ?? [];
  const place = { folder, port: Number(new URL(await unusedOrigin()).port), worker: new URL(worker).host };
  let sample = found;
  for (const [from, to] of replaced(place)) {
    if (sample.split(from).length !== 2) throw new Error(`the sample for ${name} must name ${from} once`);
    sample = sample.replace(from, () => to);
  }
  makeCertificate(folder);
  const config = join(folder, 'config');
  writeFileSync(config, whole(sample, place));
  const output = openSync(join(folder, 'output.log'), 'a');
  const [program = '', ...args] = command(config);
  const child = spawn(program, args, {
    env: { PATH: `${process.env.PATH}:/usr/sbin`, HOME: folder },
    stdio: ['ignore', output, output],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const tls = { host: '127.0.0.1', port: place.port, servername: host, ca: readFileSync(join(folder, 'cert.pem')) };
  const proxy: RunningProxy = {
    written: () => logsOf(folder),
    ask: (from, path, { headers, ...options } = {}, body = '') =>
      new Promise((resolve, reject) => {
        const given = { ...tls, path, agent: false, localAddress: from, ...options, headers: { host, ...headers } };
        const outgoing = request(given, (response) => {
          response.resume().on('end', () => resolve(response.statusCode ?? 0));
          response.on('error', reject);
        });
        outgoing.on('error', reject).end(body);
      }),
    halfSend: (from, path) =>
      new Promise((resolve, reject) => {
        const socket = connect({ ...tls, localAddress: from } as never, () => {
          const head = [
            `POST ${path} HTTP/1.1`,
            `Host: ${host}`,
            'Content-Type: application/json',
            'Content-Length: 100',
          ];
          socket.write(`${head.join('\r\n')}\r\n\r\n{`, () => resolve(socket));
        });
        socket.on('error', reject);
      }),
    async stop() {
      kill();
      await ended;
      process.off('exit', kill);
    },
  };
  await eventually(() => {
    if (child.exitCode !== null) throw new Error(`${name} ended: ${logsOf(folder)}`);
    return proxy.ask('127.0.0.1', '/healthz').then(
      (status) => status === 200,
      () => false,
    );
  });
  return proxy;
}

function makeCertificate(folder: string): void {
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
  const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync('openssl', ['req', '-x509', '-days', '1', ...key, ...names, ...files], { stdio: 'ignore' });
}

function logsOf(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.log'));
  return names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}
