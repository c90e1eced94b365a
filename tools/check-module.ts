// Loads a module that was linked and calls one function of each kind: node tools/check-module.ts FILE.mjs opening share worker; of
// Argon2id: FILE.wasm alone
//
// A module that the linker has emptied, and types that Embind does not know, make no error before they are used.

import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RawWorkerCore, ShareId } from '../edge-worker/src/worker-core.ts';
import { isRight } from '../package/core/argon2id.ts';
import { instantiate, type ModuleFactory } from '../package/core/instantiate.ts';
import type { RawCore } from '../package/core/raw-core.ts';

type Raw = RawCore & RawWorkerCore;

interface Check {
  /** What crosses the border. */
  readonly kind: string;
  isRight(raw: Raw): boolean;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const id = 'A'.repeat(43);
const server = bytes('https://share.example');
const link = `https://share.example/shared/secret/${id}`;
const secret = Uint8Array.from({ length: 32 }, (_, index) => index * 7);

/** One list for each file of bindings. */
const checks: Readonly<Record<string, readonly Check[]>> = {
  opening: [
    {
      kind: 'an object out',
      isRight: ({ parseServer }) =>
        JSON.stringify(parseServer(server, bytes('any_host'))) === '{"kind":"server","server":"https://share.example"}',
    },
    { kind: 'a link', isRight: ({ parseLink }) => parseLink(bytes(link), server, bytes('any_host')).kind === 'plain' },
    {
      kind: 'a number in, bytes out of JSON',
      isRight({ parseResponse }) {
        const body = bytes('{"secretValue":"\\u00e9","expiresAfterViews":3}');
        const outcome = parseResponse(bytes('access'), 200, bytes(''), body);
        return 'secretValue' in outcome && String(outcome.secretValue) === '195,169' && outcome.viewsLeft === 2;
      },
    },
    {
      kind: 'JSON that is refused',
      isRight({ parseResponse }) {
        const outcome = parseResponse(bytes('access'), 200, bytes(''), bytes('{"secretValue":"\u0001"}'));
        return outcome.kind === 'response_malformed';
      },
    },
    { kind: 'nothing in, nothing out', isRight: ({ wipeStack }) => wipeStack() === undefined },
  ],
  text: [
    {
      kind: 'a link out of a text',
      isRight: ({ findLinks }) => findLinks(bytes(`Here: ${link}.`), bytes(''), bytes('loopback_only'))[0] === link,
    },
  ],
  share: [
    { kind: 'a list out', isRight: ({ errorCodes }) => errorCodes().includes('decrypt_failed') },
    { kind: 'yes or no out', isRight: ({ isLinkSecret }) => isLinkSecret(secret) && !isLinkSecret(secret.slice(1)) },
    {
      kind: 'a hash',
      isRight({ deriveNewKeys }) {
        const derived = deriveNewKeys(secret, 0, bytes(''), undefined);
        return derived.kind === 'keys' && new Set(derived.keys as unknown as Uint8Array).size > 16;
      },
    },
    {
      kind: 'yes or no in',
      isRight({ buildCreate }) {
        const create = (allowDelete: boolean) =>
          buildCreate(server, bytes('v'), bytes(''), bytes('1h'), undefined, allowDelete, bytes(''));
        return [create(true), create(false)].every(({ kind }) => kind === 'request');
      },
    },
  ],
  worker: [
    { kind: 'text in', isRight: ({ parseDuration }) => parseDuration('1h') === 3_600_000 },
    { kind: 'text out', isRight: ({ nameShare }) => /^[\w-]{20,}$/.test(nameShare(id as ShareId)) },
  ],
};

async function checkArgon2id(file: string): Promise<void> {
  const module = new WebAssembly.Module(readFileSync(file));
  if (!(await isRight(module))) throw new Error('wrong answer: a known hash');
}

async function checkModule(file: string, parts: readonly string[]): Promise<void> {
  const { default: createModule }: { default: ModuleFactory<Raw> } = await import(pathToFileURL(file).href);
  const module = await WebAssembly.compile(readFileSync(file.replace(/\.mjs$/, '.wasm')));
  const raw = await instantiate(createModule, module);
  for (const { kind, isRight } of parts.flatMap((part) => checks[part] ?? [])) {
    if (!isRight(raw)) throw new Error(`wrong answer: ${kind}`);
  }
}

const [file = '', ...parts] = process.argv.slice(2);
// Where the glue waits for ever, the process ends without an answer.
let problem = 'it never started';
process.once('exit', () => {
  if (!problem) return;
  console.error(`${basename(file)} was linked and does not work (${problem}): was this compiler tried with sharelink?`);
  process.exitCode = 1;
});
try {
  await (parts.length === 0 ? checkArgon2id(resolve(file)) : checkModule(resolve(file), parts));
  problem = '';
} catch (error) {
  problem = error instanceof Error ? error.message : String(error);
}
