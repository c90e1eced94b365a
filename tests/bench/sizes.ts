/** What a visitor's browser loads, compressed as the worker sends it, and what npm installs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const dist = join(dirname(dirname(import.meta.dirname)), 'dist');

export function printSizes(): void {
  console.log('\nBytes after brotli');
  const page = join(dist, 'worker/page');
  for (const name of readdirSync(page).sort()) {
    if (name.endsWith('.br.bin')) print(name.slice(0, -'.br.bin'.length), statSync(join(page, name)).size);
  }
  for (const name of [
    'sharelink.wasm',
    'sharelink.node.js',
    'sharelink.browser.js',
    'sharelink.element.js',
    'worker/worker.wasm',
  ]) {
    print(`dist/${name}`, brotliCompressSync(readFileSync(join(dist, name))).length);
  }
}

function print(name: string, bytes: number): void {
  console.log(`  ${name.padEnd(34)} ${String(bytes).padStart(8)}`);
}
