/** What a visitor's browser loads, compressed as the worker sends it, and what npm installs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { measureCore } from './components.ts';

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
  printComponents();
}

/** What fills the module that pages and packages load. */
function printComponents(): void {
  const { components, brotliBytes, glueBrotliBytes } = measureCore();
  console.log('\nThe core by component: bytes, and by how much the compressed module would shrink without it');
  for (const { name, bytes, brotliBytes: saved } of components) {
    console.log(`  ${name.padEnd(34)} ${String(bytes).padStart(8)} ${String(saved).padStart(8)}`);
  }
  print('core.wasm after brotli', brotliBytes);
  print('its glue, minified, after brotli', glueBrotliBytes);
}

function print(name: string, bytes: number): void {
  console.log(`  ${name.padEnd(34)} ${String(bytes).padStart(8)}`);
}
