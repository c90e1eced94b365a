/** Writes what each fuzzer starts from, out of the vectors: node seeds.ts FOLDER. A list names the seeds of one stem. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { bytesOf, casesOf, type Text } from '../package/vectors.ts';

type Case = Readonly<Record<string, unknown>>;

// FuzzedDataProvider takes numbers from the end of an input; a text of random length ends at such a mark.
const numbers = (...bytes: number[]) => Buffer.from(bytes);
const emptyText = Buffer.from('\\ ');
const member = (key: string) => (c: Case) => bytesOf((c[key] ?? '') as Text);
const body = (c: Case) => ('json' in c ? Buffer.from(JSON.stringify(c.json)) : bytesOf((c.body ?? '') as Text));

/** The operation and status of response.cpp and relay.cpp, as places in their lists; the last status is a number of its own. */
function answerNumbers({ operation, status }: Case): Buffer {
  const statuses: unknown[] = [200, 400, 401, 403, 404, 422, 429, 500, 503, 'other'];
  const place = statuses.includes(status) ? statuses.indexOf(status) : statuses.indexOf('other');
  return numbers(place, 0, 0, 0, 0, ['peek', 'access', 'create'].indexOf(String(operation)));
}

/** The status of sign_in.cpp, as a place in its list. */
function signInNumbers({ status }: Case): Buffer {
  const statuses: unknown[] = [200, 401, 403, 404, 500, 'other'];
  return numbers(statuses.includes(status) ? statuses.indexOf(status) : statuses.indexOf('other'), 0, 0, 0, 0);
}

const seeds: Readonly<Record<string, (c: Case) => Buffer>> = {
  base64url: member('text'),
  bearer: member('authorization'),
  id: member('text'),
  fragment: (c) => Buffer.concat([member('fragment')(c), numbers(0, 0, 0)]),
  link: (c) => Buffer.concat([member('link')(c), numbers(0, 0)]),
  envelope: (c) => Buffer.concat([member('secretValue')(c).subarray('sl1.'.length), numbers(0, 0)]),
  response: (c) => Buffer.concat([emptyText, body(c), answerNumbers(c)]),
  sign_in: (c) => Buffer.concat([emptyText, body(c), signInNumbers(c)]),
  relay: (c) => Buffer.concat([body(c), answerNumbers(c)]),
};
const vectorsOf: Readonly<Record<string, string>> = { relay: 'response' };
const bytesMax = 4096; // of fuzz.cmake

const folder = process.argv[2];
if (folder === undefined) throw new TypeError('usage: node seeds.ts FOLDER');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const fuzzers = readdirSync(import.meta.dirname).flatMap((name) => /^(\w+)\.cpp$/.exec(name)?.[1] ?? []);
for (const stem of fuzzers) {
  const seed = seeds[stem] ?? (() => numbers(0));
  const cases = seeds[stem] ? casesOf<Case>(vectorsOf[stem] ?? stem) : [{}];
  const files = cases.flatMap((c, index) => {
    const bytes = seed(c);
    if (bytes.length > bytesMax) return [];
    writeFileSync(`${folder}/${stem}-${index}`, bytes);
    return [`${folder}/${stem}-${index}`];
  });
  writeFileSync(`${folder}/${stem}.list`, files.join(','));
}
