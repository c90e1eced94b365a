/**
 * The README's two commands on bare Debian releases, each in a folder below .cache/toolchains: node tests/toolchains/run.ts
 * [RELEASE]... (bookworm, trixie, testing). Packages come from where this machine's apt and npm get theirs. Takes root, and
 * about forty minutes for each; what was printed stays in .cache/toolchains/RELEASE.log.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(dirname(import.meta.dirname));
const cache = join(root, '.cache/toolchains');
const releases = ['bookworm', 'trixie', 'testing'];
const testParts = ['unit', 'check', 'package', 'edge-worker', 'cli', 'tidy'];
/** What `./test e2e` takes of a release. */
const browsers = ['chromium-headless-shell', 'firefox-esr'];
/** In the release: a path that has to be quoted wherever it is used. */
const checkout = '/srv/Größe und Maß/sharelink';
const machineCertificates = '/etc/machine-certificates.crt';
/** Until the text of a sealed link with a password is on show. */
const untilText = [
  /^index\.html\.br/,
  /^style-.*\.br/,
  /^main-.*\.br/,
  /^en-.*\.br/,
  /^argon2id-[0-9a-f]+\.wasm\.br/,
  /^opening-.*\.br/,
];
const startMsMax = 45 * 60_000;

interface Row {
  readonly release: string;
  readonly result: string;
  readonly emscripten: string;
  readonly libsodium: string;
  readonly module: string;
  readonly page: string;
  readonly minutes: string;
}

const ask = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' }).trim();

/** Where this machine's apt has Debian from: its first source, and the one of security updates, if there is one. */
interface Mirrors {
  readonly main: string;
  readonly security: string | undefined;
}

function debianMirrors(): Mirrors {
  const format = '$(ORIGIN) $(REPO_URI) $(RELEASE)';
  const targets = ask('apt-get', 'indextargets', '--format', format, 'Created-By: Packages')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([origin]) => origin === 'Debian');
  const [, main] = targets[0] ?? [];
  if (!main) throw new Error('apt has no list of Debian: run apt-get update');
  return { main, security: targets.find(([, , release]) => release?.endsWith('-security'))?.[1] };
}

/** What keeps this machine from it, or nothing. */
function obstacle(): string | undefined {
  if (process.getuid?.() !== 0) return 'it takes root to set up a release in a folder';
  for (const tool of ['debootstrap', 'unshare', 'apt-get', 'git']) {
    if (spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0) return `there is no ${tool} on this machine`;
  }
  return undefined;
}

class Release {
  readonly name: string;
  readonly #folder: string;
  readonly #log: number;

  constructor(name: string) {
    this.name = name;
    this.#folder = join(cache, name);
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    this.#log = openSync(join(cache, `${name}.log`), 'w');
  }

  /** A bare system, with the security updates that every installation has, and in it a clone of what is committed here. */
  install({ main, security }: Mirrors): void {
    this.#must('debootstrap', ['--variant=minbase', this.name, this.#folder, main]);
    copyFileSync('/etc/resolv.conf', join(this.#folder, 'etc/resolv.conf'));
    writeFileSync(join(this.#folder, 'etc/hosts'), '127.0.0.1 localhost\n::1 localhost\n');
    const certificates = ask('npm', 'config', 'get', 'cafile');
    if (certificates !== 'null') copyFileSync(certificates, join(this.#folder, machineCertificates));
    // Testing has none.
    if (security && this.name !== 'testing') {
      const line = `deb ${security} ${this.name}-security main\n`;
      writeFileSync(join(this.#folder, 'etc/apt/sources.list.d/security.list'), line);
    }
    // A mirror that stands still is old news, and no reason to stop.
    const update = spawnSync('chroot', [this.#folder, 'apt-get', 'update'], { encoding: 'utf8' });
    if (/is expired/.test(update.stderr)) {
      writeFileSync(join(this.#folder, 'etc/apt/apt.conf.d/99expired'), 'Acquire::Check-Valid-Until "false";\n');
    }
    const target = join(this.#folder, checkout);
    mkdirSync(dirname(target), { recursive: true });
    this.#must('git', ['clone', '--quiet', '--no-hardlinks', root, target]);
  }

  /** Mounts that are gone with the process. */
  start(command: string): ChildProcess {
    const mounts = `mount --rbind /dev "$1/dev" && mount -t proc proc "$1/proc" && exec chroot "$1" sh -c "$2"`;
    const certificates = ask('npm', 'config', 'get', 'cafile');
    const env = {
      HOME: '/root',
      LANG: 'C.UTF-8',
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      npm_config_registry: ask('npm', 'config', 'get', 'registry'),
      ...(certificates === 'null' ? {} : { npm_config_cafile: machineCertificates }),
    };
    const args = ['unshare', '--mount', 'sh', '-c', mounts, 'sh', this.#folder, `cd '${checkout}' && ${command}`];
    return spawn('nice', args, { env, stdio: ['ignore', 'pipe', this.#log] });
  }

  /** Ends with what the command printed; its errors are in the log. */
  run(command: string): Promise<{ readonly status: number | null; readonly output: string }> {
    return new Promise((resolve) => {
      const child = this.start(command);
      let output = '';
      child.stdout?.on('data', (text) => {
        output += text;
        writeFileSync(this.#log, text);
      });
      child.once('close', (status) => resolve({ status, output }));
    });
  }

  /** @returns whether `./start` printed its link, and ended on Ctrl-C. */
  async starts(): Promise<boolean> {
    // The signal goes to the command alone: its process takes the place of the shells before it.
    const child = this.start('exec ./start');
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const timer = setTimeout(() => child.kill('SIGKILL'), startMsMax);
    let output = '';
    child.stdout?.on('data', (text) => {
      writeFileSync(this.#log, text);
      if (output.includes('Press Ctrl-C')) return;
      output += text;
      if (output.includes('Press Ctrl-C')) child.kill('SIGINT');
    });
    const status = await ended;
    clearTimeout(timer);
    return status === 0 && /http:\/\/127\.0\.0\.1:\d+\/shared\/secret\/\S+/.test(output);
  }

  readBuilt(path: string): Buffer {
    return readFileSync(join(this.#folder, checkout, path));
  }

  sizeOf(folder: string, pattern: RegExp): number {
    const found = readdirSync(join(this.#folder, checkout, folder)).find((name) => pattern.test(name));
    return found ? statSync(join(this.#folder, checkout, folder, found)).size : Number.NaN;
  }

  hasPackage(name: string): boolean {
    return spawnSync('chroot', [this.#folder, 'apt-cache', 'show', name]).status === 0;
  }

  /** The system goes, the log stays. */
  remove(): void {
    closeSync(this.#log);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #must(command: string, args: readonly string[]): void {
    const { status } = spawnSync('nice', [command, ...args], { stdio: ['ignore', this.#log, this.#log] });
    if (status !== 0) throw new Error(`${command} failed: see .cache/toolchains/${this.name}.log`);
  }
}

async function prove(name: string, mirrors: Mirrors): Promise<Row> {
  const began = Date.now();
  const release = new Release(name);
  try {
    release.install(mirrors);
    const starts = await release.starts();
    const hasBrowsers = browsers.every((browser) => release.hasPackage(browser));
    const tests = await release.run(`./test ${[...testParts, ...(hasBrowsers ? ['e2e'] : [])].join(' ')}`);
    const failed = [...tests.output.matchAll(/^([a-z0-9-]+) +FAILED +\d+ s$/gm)].map(([, part]) => part);
    const problems = [
      ...(starts ? [] : ['./start']),
      ...(tests.status === 0 ? [] : failed.length > 0 ? failed : ['./test']),
    ];
    const { emscripten, libsodium } = JSON.parse(release.readBuilt('dist/build.json').toString());
    const page = untilText.map((pattern) => release.sizeOf('dist/worker/page', pattern));
    return {
      release: name,
      result:
        problems.length > 0 ? `FAILED: ${problems.join(', ')}` : hasBrowsers ? 'passed' : 'passed, has no browsers',
      emscripten,
      libsodium,
      module: String(page.at(-1)),
      page: String(page.reduce((sum, bytes) => sum + bytes, 0)),
      minutes: ((Date.now() - began) / 60_000).toFixed(0),
    };
  } finally {
    release.remove();
  }
}

const reason = obstacle();
if (reason) {
  console.log(`toolchains: left out, because ${reason}`);
  process.exit();
}
const wanted = process.argv.length > 2 ? process.argv.slice(2) : releases;
const mirrors = debianMirrors();
const rows: Row[] = [];
for (const name of wanted) {
  console.log(`toolchains: ${name}`);
  rows.push(
    await prove(name, mirrors).catch((error: Error) => {
      const none = '-';
      const result = `FAILED: ${error.message}`;
      return { release: name, result, emscripten: none, libsodium: none, module: none, page: none, minutes: none };
    }),
  );
}
console.log(
  '\n| release | result | Emscripten | libsodium | module, bytes | page, bytes | minutes |\n|---|---|---|---|---|---|---|',
);
for (const row of rows) console.log(`| ${Object.values(row).join(' | ')} |`);
if (rows.some(({ result }) => result.startsWith('FAILED'))) process.exitCode = 1;
