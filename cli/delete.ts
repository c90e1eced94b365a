/** `sharelink delete`: link -> token -> remove. */
import { remove } from '../package/hosts/node.ts';
import { type HintedFailure, usageError } from './failures.ts';
import { readFile, readStandardInput } from './input.ts';
import { jsonLine, note, writeOut } from './output.ts';
import { readTarget, type Settings, type Target, tokenOf } from './settings.ts';

const hint = 'See: sharelink delete --help';

export async function deleteShare(settings: Settings): Promise<HintedFailure | undefined> {
  const { args, http, signal } = settings;
  if (args.has('token-file') && args.has('token-stdin')) {
    throw usageError('--token-file and --token-stdin exclude each other.', hint);
  }
  const target = await readTarget(settings);
  const token = await readToken(target, settings);
  const removed = await remove(target.link, token, { http, signal });
  if (removed.kind !== 'removed') return { ...removed, server: target.server };
  if (settings.json) await writeOut(jsonLine({ kind: removed.kind }), 'no');
  else if (process.stderr.isTTY) note('The share is deleted.');
  return undefined;
}

async function readToken({ rest }: Target, { args, signal, terminal }: Settings): Promise<string> {
  const path = args.value('token-file');
  if (path !== undefined) return tokenOf(await readFile(path, signal, { code: 'token_invalid' }));
  if (args.has('token-stdin')) return tokenOf(rest ?? (await readStandardInput(signal, { code: 'token_invalid' })));
  const asked = terminal();
  if (!asked) throw usageError('There is no terminal to ask for the token on.', 'Use --token-file or --token-stdin.');
  return (await asked.askHidden('Token (hidden): ')).trim();
}
