/** What a mistyped word may have meant. Tells only what there is, never what was typed. */
import { type CommandName, commands } from './commands.ts';

/** What people type for a command whose name they do not know. */
const otherWords: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  share: ['add', 'create', 'make', 'new', 'put', 'send', 'store', 'upload'],
  reveal: ['cat', 'decrypt', 'download', 'fetch', 'get', 'open', 'read', 'show', 'view'],
  peek: ['check', 'info', 'inspect', 'look', 'stat', 'status'],
  delete: ['burn', 'destroy', 'erase', 'remove', 'revoke', 'rm'],
  verify: ['validate'],
};
const beginningMin = 3;

/** @returns what helps whoever typed it. */
export function commandHint(typed: string): string {
  const names = Object.keys(commands) as CommandName[];
  if (/^https?:\/\//i.test(typed)) return 'To open a link: sharelink reveal LINK.';
  const near =
    names.find((name) => differences(name, typed) <= 2 || otherWords[name]?.includes(typed)) ??
    names.find((name) => typed.length >= beginningMin && name.startsWith(typed));
  return near === undefined ? `Commands: ${names.join(', ')}.` : `Did you mean ${near}?`;
}

/** Edit distance: characters to insert, remove or replace. */
export function differences(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, character] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; ++j) {
      const replaced = (row[j] ?? 0) + (character === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
