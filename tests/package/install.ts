/** The package as npm packs it, in a project of its own; and what it is tried with beside the tools of this one. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = dirname(dirname(import.meta.dirname));

export interface Project {
  readonly folder: string;
  readonly tarball: string;
  /** What is in the package. */
  readonly packed: readonly { readonly path: string; readonly size: number }[];
  remove(): void;
}

/** A project outside of this one, so that nothing is found that is not in the package. */
export function installPackage(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'sharelink-installed-'));
  const report = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root, encoding: 'utf8' });
  // An array, from npm 12 on an object with the packages' names.
  const [packed] = Object.values<{ filename: string; files: Project['packed'] }>(JSON.parse(report));
  if (!packed) throw new Error('npm pack told of no package');
  const { filename, files } = packed;
  const tarball = join(folder, filename);
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "type": "module" }');
  const install = ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball];
  execFileSync('npm', install, { cwd: folder, stdio: 'pipe' });
  return { folder, tarball, packed: files, remove: () => rmSync(folder, { recursive: true }) };
}

/** @returns the folder of the bundlers and older Nodes, which only the proof installs: once for each lock file. */
export function installConsumers(): string {
  const wanted = join(import.meta.dirname, 'consumers');
  const hash = createHash('sha256')
    .update(readFileSync(join(wanted, 'package-lock.json')))
    .digest('hex')
    .slice(0, 16);
  const folder = join(root, `.cache/consumers-${hash}`);
  if (!existsSync(folder)) {
    // Two test files can come here at once: each installs for itself, and the first one is kept.
    const own = mkdtempSync(`${folder}-`);
    cpSync(wanted, own, { recursive: true });
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: own, stdio: 'pipe' });
    if (existsSync(folder)) rmSync(own, { recursive: true });
    else renameSync(own, folder);
  }
  return join(folder, 'node_modules');
}

/** An older Node, by its major version. */
export function olderNode(major: 20 | 22): string {
  return join(installConsumers(), `node${major}-${process.arch}`, 'bin/node');
}
