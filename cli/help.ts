/** Turns the tables of commands.ts and exit-codes.ts into the texts of --help. */
import { type CommandName, type CommandSpec, commands, type OptionName, type OptionSpec, options } from './commands.ts';
import { exitCodeRows } from './exit-codes.ts';

const columnsMax = 80;

/** Breaks lines between words; an empty line begins a paragraph. */
function fold(text: string, width: number): string {
  const paragraphs = text.split('\n\n').map((paragraph) => {
    let line = '';
    const lines: string[] = [];
    for (const word of paragraph.split(/\s+/)) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else {
        line += line === '' ? word : ` ${word}`;
      }
    }
    return [...lines, line].join('\n');
  });
  return paragraphs.join('\n\n');
}

function columns(rows: readonly (readonly [left: string, right: string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const indent = `\n${' '.repeat(width + 2)}`;
  return rows
    .map(([left, right]) => `  ${left.padEnd(width)}${fold(right, columnsMax - width - 2).replaceAll('\n', indent)}`)
    .join('\n');
}

function optionRow(name: OptionName, abouts: CommandSpec['abouts']): readonly [string, string] {
  const { value, about }: OptionSpec = options[name];
  return [value ? `--${name} ${value}` : `--${name}`, abouts?.[name] ?? about];
}

export function generalHelp(): string {
  const rows = Object.values(commands).map(({ usage, summary }) => [usage, summary] as const);
  return `sharelink: share a secret so that only the holder of the link can read it

usage: sharelink COMMAND [OPTIONS]

${columns([...rows, ['help COMMAND', 'explain a command, with examples'], ['help exit-codes', 'list the exit codes']])}

environment:
${columns([
  ['SHARELINK_SERVER', 'API server for share, for bare ids and for links to SHARELINK_PAGE'],
  ['SHARELINK_PAGE', 'page that new links open'],
  ['SHARELINK_TOKEN', 'bearer token; sent to --server or SHARELINK_SERVER, to no other'],
])}

Start with: sharelink share --server https://share.example.com
`;
}

export function commandHelp(name: CommandName): string {
  const spec: CommandSpec = commands[name];
  return `sharelink ${name}: ${spec.summary}

usage: sharelink ${spec.usage}

${fold(spec.about, columnsMax)}

options:
${columns(spec.options.map((name) => optionRow(name, spec.abouts)))}

examples:
${spec.examples.map((example) => `  ${example}`).join('\n')}

exit codes: 0 done; each failure has its own, see: sharelink help exit-codes
`;
}

export function exitCodesHelp(): string {
  const groups = exitCodeRows().map(({ about, codes }) => {
    const rows = codes.map(([kind, code]) => [String(code), kind] as const);
    return `${about}:\n${columns(rows)}`;
  });
  return `${groups.join('\n')}\n`;
}
