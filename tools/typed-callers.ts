import type { Plugin } from 'esbuild';

const emptyFunctions = 'export function refuse() {} export function checkNames() {}';

/** For the pages, whose own calls have types: leaves out what refuses the calls of programs without. */
export const typedCallers: Plugin = {
  name: 'typed callers',
  setup({ onLoad }) {
    onLoad({ filter: /\/package\/(core\/refuse|options)\.ts$/ }, () => ({ contents: emptyFunctions }));
  },
};
