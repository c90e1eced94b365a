/** The command `sharelink`: picks the command, runs it, ends with its exit code. */
import { parseArguments } from './arguments.ts';
import { type CommandName, commands } from './commands.ts';
import { deleteShare } from './delete.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommandFailure, usageError } from './failures.ts';
import { commandHelp, exitCodesHelp, generalHelp } from './help.ts';
import { commandHint } from './meant.ts';
import { writeOut } from './output.ts';
import { peek, verify } from './peek.ts';
import { useProxy } from './proxy.ts';
import { type ReportOptions, reportError, reportFailure } from './report.ts';
import { reveal } from './reveal.ts';
import { readSettings } from './settings.ts';
import { share } from './share.ts';
import { verifyPage } from './verify-page.ts';
import { version } from './version.ts';

const plain: ReportOptions = { json: false, aboutViews: false };
const run = { share, reveal, peek, verify, delete: deleteShare, 'verify-page': verifyPage };
const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);
/** npx passes on what the terminal has already sent: the same Ctrl-C comes twice. */
const sameKeyMs = 1000;

const controller = new AbortController();
let cancelledAt = 0;
/** Ends a question that waits or a request under way; called again, the process. */
const cancel = () => {
  if (!controller.signal.aborted) {
    cancelledAt = performance.now();
    controller.abort();
  } else if (performance.now() - cancelledAt > sameKeyMs) {
    process.exit(exitCodes.cancelled);
  }
};

async function main([first = '', ...rest]: readonly string[]): Promise<number> {
  if (first === '--version' || first === '-V') return print(`${version()}\n`, plain);
  if (first === '--help' || first === '-h' || first === 'help') return help(rest[0] ?? '');
  if (!isCommand(first)) return reportError(unknownCommand(first), plain);
  // Before the arguments are known to be right, it is only known that they ask for JSON.
  let report: ReportOptions = { json: rest.includes('--json'), aboutViews: commands[first].aboutViews };
  if (first === 'share') report = { ...report, operation: 'create' };
  if (first === 'delete') report = { ...report, operation: 'remove' };
  try {
    const args = parseArguments(first, rest);
    if (args.has('help')) return print(commandHelp(first), plain);
    report = { ...report, json: args.has('json') };
    useProxy();
    const settings = readSettings(args, controller.signal, cancel);
    const { server, page } = settings;
    report = { ...report, addresses: [server, page, ...(first === 'verify-page' ? args.operands : [])] };
    const failure = await run[first](settings);
    return failure ? await reportFailure(failure, report) : exitCodes.done;
  } catch (error) {
    return reportError(error, report);
  }
}

async function help(topic: string): Promise<number> {
  if (topic === '' || topic.startsWith('-')) return print(generalHelp(), plain);
  if (topic === 'exit-codes') return print(exitCodesHelp(), plain);
  return isCommand(topic) ? print(commandHelp(topic), plain) : reportError(unknownCommand(topic), plain);
}

function unknownCommand(typed: string): CommandFailure {
  const what = typed === '' ? 'Say what to do.' : 'There is no such command.';
  return usageError(what, `${commandHint(typed)} See: sharelink --help`);
}

async function print(text: string, report: ReportOptions): Promise<number> {
  try {
    await writeOut(text, 'no');
    return exitCodes.done;
  } catch (error) {
    return reportError(error, report);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, cancel);
// A write tells its own failure; where standard error is gone nobody can be told.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
process.exit(await main(process.argv.slice(2)));
