/** What a visitor's browser loads, compressed as the worker sends it, and what npm installs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { measureCore } from './components.ts';
import type { Group } from './rounds.ts';

/**
 * Bytes on the wire in a fresh Chromium until the text of a secret is on show, and requests, as measured in 2026 of each
 * project's own build with brotli; 0 requests: not counted.
 */
const peers: readonly (readonly [name: string, bytes: number, requests: number])[] = [
  ['cryptgeon', 72_700, 21],
  ['enclosed (and fonts)', 130_000, 0],
  ['PrivateBin', 161_000, 19],
  ['Yopass', 297_000, 0],
  ['Luzifer/ots', 392_000, 0],
  ['Hemmelig', 547_000, 0],
];
/** In the order in which a browser asks for them. */
const untilText = [/^index\.html$/, /^style-/, /^main-/, /^en-/, /^opening-.*\.wasm$/, /^argon2id-[0-9a-f]+\.wasm$/];

const dist = join(dirname(dirname(import.meta.dirname)), 'dist');

export function printSizes(): Group[] {
  console.log('\nBytes after brotli');
  const page = join(dist, 'worker/page');
  for (const name of readdirSync(page).sort()) {
    if (name.endsWith('.br.bin')) print(name.slice(0, -'.br.bin'.length), statSync(join(page, name)).size);
  }
  const group = printPeers(page);
  for (const name of [
    'sharelink.wasm',
    'argon2id.wasm',
    'argon2id-scalar.wasm',
    'sharelink.node.js',
    'sharelink.browser.js',
    'sharelink.element.js',
    'worker/worker.wasm',
  ]) {
    print(`dist/${name}`, brotliCompressSync(readFileSync(join(dist, name))).length);
  }
  printComponents();
  return [group];
}

function printPeers(page: string): Group {
  const files = readdirSync(page).filter((name) => name.endsWith('.br.bin'));
  const sizes = untilText.map((pattern) => {
    const file = files.find((name) => pattern.test(name.slice(0, -'.br.bin'.length)));
    if (!file) throw new Error(`the page has no file ${pattern}`);
    return statSync(join(page, file)).size;
  });
  const ours = sizes.reduce((sum, bytes) => sum + bytes, 0);
  console.log('\nUntil the text of a sealed link with a password is on show, beside peers');
  const rows = [['sharelink', ours, sizes.length] as const, ...peers].map(([name, bytes, requests]) => {
    const ratio = bytes / ours;
    const counted = requests > 0 ? `  ${requests} requests` : '';
    console.log(`  ${name.padEnd(34)} ${String(bytes).padStart(8)}  x ${ratio.toFixed(2)}${counted}`);
    return { name, ratio };
  });
  console.log('');
  return { title: 'Bytes until the text of a sealed link with a password is on show', rows };
}

/** What fills the module that pages and packages load. */
function printComponents(): void {
  const { components, brotliBytes, glueBrotliBytes } = measureCore();
  console.log('\nThe core by component: bytes, and by how much the compressed module would shrink without it');
  for (const { name, bytes, brotliBytes: saved } of components) {
    console.log(`  ${name.padEnd(34)} ${String(bytes).padStart(8)} ${String(saved).padStart(8)}`);
  }
  print('sharelink.wasm after brotli', brotliBytes);
  print('its glue, minified, after brotli', glueBrotliBytes);
}

function print(name: string, bytes: number): void {
  console.log(`  ${name.padEnd(34)} ${String(bytes).padStart(8)}`);
}
