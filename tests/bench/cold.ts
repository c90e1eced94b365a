/** Fresh Node.js processes, in turns: from the start of the process to a first answer. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { loadCore } from 'sharelink';
import { sealAnswer } from './open.ts';
import { type Group, isQuick, printRatios, summarize, type Timed } from './rounds.ts';

const rounds = isQuick ? 3 : 15;
const projectRoot = dirname(dirname(import.meta.dirname));

/** Each has `sealed`, and ends with the milliseconds since its process began. */
const untilParsed = `
  import { parseLink } from 'sharelink';
  if ((await parseLink(sealed.link)).kind === 'link_damaged') throw new Error('link');`;
const untilOpened = `
  import { loadCore } from 'sharelink';
  const core = await loadCore();
  const keys = core.deriveKeys({ key: core.parseLink(sealed.link).key });
  const answer = { status: 200, headers: [], body: Buffer.from(sealed.body) };
  if (core.parseSealedResponse(keys, answer).kind !== 'granted') throw new Error('answer');`;
const untilOpenedBySodium = `
  import sodium from 'libsodium-wrappers-sumo';
  await sodium.ready;
  const bytes = Buffer.from(JSON.parse(sealed.body).secretValue.slice(4), 'base64url');
  const key = Buffer.from(sealed.encryptionKey, 'base64url');
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    null, bytes.subarray(60), bytes.subarray(0, 36), bytes.subarray(36, 60), key);`;

/** 64 MiB, t = 3, with memory that nobody has used before. */
const untilStretched = `
  import { loadCore, stretch } from 'sharelink';
  const core = await loadCore();
  const source = { key: core.parseLink(sealed.linkWithPassword).key, password: 'correct horse battery staple' };
  if (core.deriveKeys(source, await stretch(core.deriveKeys(source))).kind !== 'keys') throw new Error('keys');`;
const untilStretchedBySodium = `
  import sodium from 'libsodium-wrappers-sumo';
  await sodium.ready;
  sodium.crypto_pwhash(32, 'correct horse battery staple', new Uint8Array(16), 3, 64 << 20, sodium.crypto_pwhash_ALG_ARGON2ID13);`;
const untilStretchedByHashWasm = `
  import { argon2id } from 'hash-wasm';
  await argon2id({ password: 'correct horse battery staple', salt: new Uint8Array(16), parallelism: 1, iterations: 3,
    memorySize: 65536, hashLength: 32 });`;

export async function benchCold(): Promise<Group[]> {
  const core = await loadCore();
  const { link, body, encryptionKey } = sealAnswer(core, 'x'.repeat(1000));
  const sealed = JSON.stringify({
    link,
    linkWithPassword: core.buildSealedLink(
      'https://share.example',
      randomBytes(32).toString('base64url'),
      randomBytes(32),
      1,
    ),
    body: new TextDecoder().decode(body),
    encryptionKey: Buffer.from(encryptionKey).toString('base64url'),
  });
  const opened = timeProcesses(sealed, [
    { name: 'sharelink: envelope opened', code: untilOpened },
    { name: 'sharelink: link parsed', code: untilParsed },
    { name: 'libsodium-wrappers-sumo: opened', code: untilOpenedBySodium },
    { name: 'Node.js alone', code: '' },
  ]);
  const stretched = timeProcesses(sealed, [
    { name: 'sharelink', code: untilStretched },
    { name: 'libsodium-wrappers-sumo', code: untilStretchedBySodium },
    { name: 'hash-wasm', code: untilStretchedByHashWasm },
  ]);
  return [
    printRatios('A fresh process, until its first answer', opened),
    printRatios('A fresh process, until a password is stretched', stretched),
  ];
}

function timeProcesses(sealed: string, programs: readonly { name: string; code: string }[]): Timed[] {
  const times = programs.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, { code }] of programs.entries()) times[i]?.push(run(code, sealed));
  }
  return programs.map(({ name }, i): Timed => ({ name, ...summarize(times[i] ?? []) }));
}

function run(code: string, sealed: string): number {
  const program = `const sealed = JSON.parse(process.argv[1]);${code}
    process.stdout.write(String(performance.now()));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program, sealed], {
    cwd: projectRoot,
  });
  const ms = Number(output);
  assert.ok(ms > 0);
  return ms;
}
