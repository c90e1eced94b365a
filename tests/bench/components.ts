/** What fills the compiled core, by component: the linker's list of functions beside their sizes in the module. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { compiledFolder } from '../../tools/compiled-glue.ts';

interface Component {
  readonly name: string;
  readonly bytes: number;
  /** By how much the compressed module would shrink without it. They sum up to less than the whole: texts are shared. */
  readonly brotliBytes: number;
}

interface CoreSize {
  readonly components: readonly Component[];
  readonly brotliBytes: number;
  /** The JavaScript that Emscripten writes, minified. */
  readonly glueBrotliBytes: number;
}

const importSection = 2;
const codeSection = 10;
const dataSection = 11;

/** The first that fits a symbol. */
const components: readonly (readonly [name: string, symbol: RegExp])[] = [
  // The linker puts the cipher whole into the one function that asks for it.
  ['libsodium', /^(crypto|blake2b|chacha|poly1305|sodium|randombytes)_|::(open_bytes|seal_bytes)\b/],
  ['bindings', /sharelink::wasm|emscripten::|embind|_GLOBAL__sub|wasm_call_ctors/],
  ['nlohmann_json', /nlohmann/],
  ['own core', /sharelink::/],
  ['C++ library', /std::|__cxxabiv1|operator/],
];
const otherFunctions = 'C library, heap';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** @returns the LEB128 number at a place and the place behind it. */
function readNumber(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at];
  }
}

function sectionsOf(module: Uint8Array): Map<number, Range> {
  const sections = new Map<number, Range>();
  for (let at = 8; at < module.length; ) {
    const id = module[at] ?? 0;
    const [size, start] = readNumber(module, at + 1);
    at = start + size;
    sections.set(id, { start, end: at });
  }
  return sections;
}

function functionsOf(module: Uint8Array, code: Range): Range[] {
  let [left, at] = readNumber(module, code.start);
  const functions: Range[] = [];
  for (; left > 0; --left) {
    const [size, body] = readNumber(module, at);
    functions.push({ start: at, end: body + size });
    at = body + size;
  }
  return functions;
}

/** In the order of their indices, imports first. */
function symbolsOf(list: string): string[] {
  return list
    .trim()
    .split('\n')
    .map((line) => line.slice(line.indexOf(':') + 1));
}

function brotliBytes(module: Uint8Array, leftOut: readonly Range[] = []): number {
  const kept: Uint8Array[] = [];
  let at = 0;
  for (const { start, end } of leftOut) {
    kept.push(module.subarray(at, start));
    at = end;
  }
  return brotliCompressSync(Buffer.concat([...kept, module.subarray(at)])).length;
}

function section(sections: ReadonlyMap<number, Range>, id: number): Range {
  const found = sections.get(id);
  if (!found) throw new Error(`the module has no section ${id}`);
  return found;
}

/** Of build/wasm/sharelink.wasm. The core imports functions only. */
export function measureCore(): CoreSize {
  const module = readFileSync(`${compiledFolder}/sharelink.wasm`);
  const symbols = symbolsOf(readFileSync(`${compiledFolder}/sharelink.mjs.symbols`, 'utf8'));
  const sections = sectionsOf(module);
  const [imports] = readNumber(module, section(sections, importSection).start);
  const parts = new Map<string, Range[]>();
  functionsOf(module, section(sections, codeSection)).forEach((range, index) => {
    const symbol = symbols[imports + index] ?? '';
    const name = components.find(([, pattern]) => pattern.test(symbol))?.[0] ?? otherFunctions;
    parts.set(name, [...(parts.get(name) ?? []), range]);
  });
  parts.set('texts, tables', [section(sections, dataSection)]);
  const whole = brotliBytes(module);
  const glue = transformSync(readFileSync(`${compiledFolder}/sharelink.mjs`, 'utf8'), {
    minify: true,
    format: 'esm',
  }).code;
  return {
    components: [...parts].map(([name, ranges]) => ({
      name,
      bytes: ranges.reduce((sum, { start, end }) => sum + end - start, 0),
      brotliBytes: whole - brotliBytes(module, ranges),
    })),
    brotliBytes: whole,
    glueBrotliBytes: brotliBytes(Buffer.from(glue)),
  };
}
