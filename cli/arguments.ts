/** Reads the command line. Repeats nothing that was typed and can be a secret in the wrong place. */
import { parseArgs } from 'node:util';
import { type CommandName, type CommandSpec, commands, type OptionName, type OptionSpec, options } from './commands.ts';
import { usageError } from './failures.ts';
import { differences } from './meant.ts';

/** Options are words; passwords that look like one are none to speak of. */
const isWord = /^--?(?=[a-z-]{1,24}$)[a-z]+(-[a-z]+)*$/;

export interface Arguments {
  readonly command: CommandName;
  readonly operands: readonly string[];
  has(name: OptionName): boolean;
  value(name: OptionName): string | undefined;
  /** Of an option that can be there several times. */
  values(name: OptionName): readonly string[];
}

/** @throws CommandFailure `usage`. */
export function parseArguments(command: CommandName, args: readonly string[]): Arguments {
  const spec: CommandSpec = commands[command];
  const hint = `See: sharelink ${command} --help`;
  const known = Object.fromEntries(spec.options.map((name) => [name, { type: typeOf(name) }]));
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...known, help: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const operands: string[] = [];
  const values = new Map<string, string[]>();
  let last: string | undefined;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      // `--password hunter2` would share "hunter2" for everyone to see.
      if (last === 'password') throw usageError('--password takes no value: it asks for one, hidden.', hint);
      operands.push(token.value);
    }
    last = token.kind === 'option' ? token.name : undefined;
    if (token.kind !== 'option') continue;
    const { name, value } = token;
    if (!Object.hasOwn(known, name)) throw unknownOption(token.rawName, spec, hint);
    if (typeOf(name as OptionName) === 'string' && value === undefined)
      throw usageError(`--${name} needs a value.`, hint);
    if (typeOf(name as OptionName) === 'boolean' && value !== undefined) {
      throw usageError(`--${name} takes no value.`, hint);
    }
    // To other commands it is standard input or output.
    if (value === '-' && (options[name as OptionName] as OptionSpec).value === 'FILE') {
      throw usageError(`--${name} takes the name of a file, and - stands for none.`, `One called so is ./-. ${hint}`);
    }
    const earlier = values.get(name) ?? [];
    const isRepeatable = (options[name as OptionName] as OptionSpec).repeatable;
    if (earlier.length > 0 && !isRepeatable) throw usageError(`--${name} is there twice.`, hint);
    values.set(name, [...earlier, value ?? '']);
  }
  if (operands.length > spec.operandsMax) {
    const what = command === 'share' ? 'the secret, or better pass it through standard input' : 'the link';
    throw usageError('There are too many arguments.', `Quote ${what}. ${hint}`);
  }
  return {
    command,
    operands,
    has: (name) => values.has(name),
    value: (name) => values.get(name)?.[0],
    values: (name) => values.get(name) ?? [],
  };
}

function typeOf(name: OptionName): 'string' | 'boolean' {
  return (options[name] as OptionSpec).value === undefined ? 'boolean' : 'string';
}

function unknownOption(typed: string, spec: CommandSpec, hint: string): Error {
  const isShort = !typed.startsWith('--');
  const what = isWord.test(typed)
    ? `This command has no option ${typed}.`
    : 'There is an option that this command does not know.';
  const near = nearest(typed, spec.options);
  if (near.length > 0) return usageError(what, `Did you mean ${near.map((name) => `--${name}`).join(' or ')}? ${hint}`);
  return usageError(what, isShort ? `Write -- before an id that begins with a hyphen. ${hint}` : hint);
}

/** @returns the option that was mistyped, else those of which a whole word was typed: `--views` for `--max-views`. */
function nearest(typed: string, names: readonly OptionName[]): readonly OptionName[] {
  const mistyped = names.find((name) => differences(`--${name}`, typed) <= 2);
  if (mistyped) return [mistyped];
  const words = typed.replace(/^-+/, '').split('-');
  return names.filter((name) => {
    const known = name.split('-');
    return known.length > words.length && words.every((word) => known.includes(word));
  });
}
