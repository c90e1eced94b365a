/** What the core weighs, by component, so that growth shows in review. CONTRIBUTING.md "To let the core grow". */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureCore } from '../bench/components.ts';

/** With the compilers of Debian 12, 13 and testing. */
const coreBrotliBytesMax = 43_500;
const glueBrotliBytesMax = 6_500;
const componentBytesMax: Readonly<Record<string, number>> = {
  'own core': 50_200,
  libsodium: 14_000,
  bindings: 26_500,
  nlohmann_json: 4_600,
  'C++ library': 7_600,
  'C library, heap': 4_300,
  'texts, tables': 8_600,
};

test('the compiled core and its glue keep to their budget, as a whole and by component', (t) => {
  const core = measureCore();
  for (const { name, bytes, brotliBytes } of core.components) {
    t.diagnostic(
      `${name.padEnd(16)} ${String(bytes).padStart(7)} bytes, ${String(brotliBytes).padStart(6)} compressed`,
    );
  }
  t.diagnostic(`core ${core.brotliBytes}, glue ${core.glueBrotliBytes} bytes compressed`);
  const names = core.components.map(({ name }) => name).sort();
  assert.deepEqual(names, Object.keys(componentBytesMax).sort());
  for (const { name, bytes } of core.components) assert.ok(bytes <= (componentBytesMax[name] ?? 0), name);
  assert.ok(core.brotliBytes <= coreBrotliBytesMax);
  assert.ok(core.glueBrotliBytes <= glueBrotliBytesMax);
});
