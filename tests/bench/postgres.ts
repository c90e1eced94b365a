/** A PostgreSQL of its own for a run, as Debian's package sets one up: a new data folder, a unix socket in it, no port. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const debianFolder = '/usr/lib/postgresql';
const waitMs = 30_000;

export interface Postgres {
  /** The folder of its socket, which a client takes for its host. */
  readonly host: string;
  readonly user: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** @returns undefined where it is not installed. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const programs = programsFolder();
  if (!programs) {
    console.log('\nThe service on PostgreSQL is left out: it takes the package postgresql.');
    return;
  }
  const account = accountToRunAs();
  const host = mkdtempSync(join(tmpdir(), 'sharelink-postgres-'));
  if (account.uid !== undefined) chownSync(host, account.uid, account.gid ?? account.uid);
  const data = join(host, 'data');
  const user = 'bench';
  const options = ['--username', user, '--auth', 'trust', '--encoding', 'UTF8', '--no-instructions', '--pgdata', data];
  const made = spawnSync(join(programs, 'initdb'), options, { ...account, cwd: host, encoding: 'utf8' });
  if (made.status !== 0) {
    rmSync(host, { recursive: true });
    throw new Error(`initdb failed: ${made.stderr}`);
  }
  const child = spawn(join(programs, 'postgres'), ['-D', data, '-k', host, '-c', 'listen_addresses='], {
    ...account,
    cwd: host,
    stdio: 'ignore',
  });
  const kill = () => child.kill('SIGQUIT');
  process.once('exit', kill);
  const exited = once(child, 'exit');
  const stop = async () => {
    process.off('exit', kill);
    child.kill('SIGINT'); // a fast shutdown, which waits for no client
    await exited;
    rmSync(host, { recursive: true });
  };
  if (await answers({ host, user }, child)) return { host, user, pid: child.pid ?? 0, stop };
  await stop();
  throw new Error('PostgreSQL does not answer');
}

/** Debian keeps the programs of a server beside the path, a folder for each version. */
function programsFolder(): string | undefined {
  if (!existsSync(debianFolder)) return undefined;
  const [newest] = readdirSync(debianFolder)
    .map((version) => join(debianFolder, version, 'bin'))
    .filter((folder) => existsSync(join(folder, 'initdb')))
    .sort()
    .reverse();
  return newest;
}

/** PostgreSQL refuses to run as root; its package has made an account. */
function accountToRunAs(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option: string) => Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** @returns whether it takes connections before long. */
async function answers(where: { host: string; user: string }, child: ChildProcess): Promise<boolean> {
  for (const begin = Date.now(); Date.now() - begin < waitMs && child.exitCode === null; await sleep(50)) {
    const client = new Client({ ...where, database: 'postgres' });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      // Not yet.
    }
  }
  return false;
}
