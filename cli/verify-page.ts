/** `sharelink verify-page`: compares what a server serves with a build of the page, byte by byte. */
import { loadCore } from '../package/hosts/node.ts';
import { pathHint } from './address-hint.ts';
import { type ComparedFile, comparePage, notFound } from './compare-page.ts';
import { CommandFailure, ShareFailure, usageError } from './failures.ts';
import { decodeText, readStandardInput } from './input.ts';
import { escapeControls, jsonLine, writeOut } from './output.ts';
import { beforePages, readPageBuild } from './page-build.ts';
import type { Settings } from './settings.ts';
import { version } from './version.ts';

const notCompared = ['/sharelink.json', '/shared/secret/…/form', '/shared/sealed/…/form'];
const notProven =
  'A server can send another page to someone else, or later, and can tell this command from the browser whose headers it sends. ' +
  'Compare again, and from other networks than this one.';
const notSeen =
  'Not seen from here: a service worker that an earlier page of this origin left in a browser. It answers there before the ' +
  'server does. To look for one, open in that browser about:serviceworkers (Firefox) or chrome://serviceworker-internals ' +
  '(Chrome, Edge); in Safari look for this site under Settings, Privacy, Manage Website Data. A private window has none.';
const shownCharsMax = 300;

export async function verifyPage(settings: Settings): Promise<undefined> {
  const { args, json, signal } = settings;
  const page = await readPage(settings);
  const named = args.value('server');
  const server = named === undefined ? undefined : await readServer(named, settings);
  const compared = await comparePage(page, readPageBuild(args.value('build'), server, page), signal);
  const build = args.has('build') ? 'the build that you named' : `sharelink ${version()}`;
  if (!json && !isAbsent(compared)) await writeOut(describe(page, build, compared), 'no');
  const details = { page, build, files: compared, notCompared, notProven, notSeen };
  const failure = judge(page, compared);
  if (failure) throw new CommandFailure(failure.kind, failure, 'no', details);
  if (json) await writeOut(jsonLine({ kind: 'same', ...details }), 'no');
}

/** Whatever else is in the address, a link's id and its end, is not sent. */
async function readPage(settings: Settings): Promise<string> {
  const [operand] = settings.args.operands;
  if (operand === undefined) throw usageError('The address is missing.', 'See: sharelink verify-page --help');
  const text =
    operand === '-' ? decodeText(await readStandardInput(settings.signal, { code: 'link_too_long' })) : operand;
  const address = text?.trim() ?? '';
  const { parseLink, parseServer } = await loadCore();
  if (!URL.canParse(address)) return readServer(address, settings);
  const url = new URL(address);
  // Of a link, of the share page, or what both begin with.
  const link = parseLink(address, { http: 'any_host' });
  if ('page' in link && !link.wrapper) return readServer(link.page, settings);
  const begin = url.origin + beforePages(url.pathname);
  const isServer = 'server' in parseServer(begin, { http: 'any_host' });
  return readServer(isServer ? begin : url.origin, settings);
}

async function readServer(server: string, { http }: Settings): Promise<string> {
  const parsed = (await loadCore()).parseServer(server, { http });
  if (!('server' in parsed)) throw new ShareFailure(parsed);
  return parsed.server;
}

/** Not one file is there. */
function isAbsent(compared: readonly ComparedFile[]): boolean {
  return compared.every(({ status }) => status === notFound);
}

function judge(page: string, compared: readonly ComparedFile[]) {
  if (isAbsent(compared)) {
    return {
      kind: 'page_differs',
      what: 'There is no sharelink page at this address: each of its files was answered with status 404.',
      next: ['Check the address.', pathHint(page)].filter(Boolean).join(' '),
    } as const;
  }
  const differing = compared.filter(({ result }) => result === 'differs').length;
  if (differing > 0) {
    return {
      kind: 'page_differs',
      what: `${differing} of ${compared.length} files are not those of the build.`,
      next: 'Type nothing secret there until you know why: it is another version, which its operator can name, or a changed page.',
    } as const;
  }
  if (compared.every(({ result }) => result !== 'headers_differ')) return undefined;
  return {
    kind: 'page_headers_differ',
    what: 'Every byte is the same, but not every header that keeps the page safe.',
    next: 'Ask who runs it to send the headers of the build (headers.json).',
  } as const;
}

function describe(page: string, build: string, compared: readonly ComparedFile[]): string {
  const lines = [`page:           ${page}`, `compared with:  ${build}`, '', ...compared.flatMap(linesOf), ''];
  return `${[...lines, 'Not compared: /sharelink.json (name, logo, colour and more of who runs it), and the form without JavaScript, where there is one.', notProven, notSeen].join('\n')}\n`;
}

const results: Readonly<Record<ComparedFile['result'], string>> = {
  same: 'same',
  differs: 'DIFFERS',
  headers_differ: 'HEADERS',
  not_served: 'not there',
};

function linesOf(file: ComparedFile): string[] {
  const { path, result, status, expectedSha256, actualSha256, differsAt, headers, names } = file;
  const lines = [`${results[result].padEnd(10)} ${path}`];
  const add = (line: string) => lines.push(`${' '.repeat(11)}${line}`);
  if (result === 'not_served') add('not compared: this server has no share page for you');
  if (result === 'differs' && differsAt === undefined) {
    add(
      status === 200
        ? 'too large to be this file'
        : `status ${status}${status >= 300 && status < 400 ? ': redirects are not followed' : ''}`,
    );
  }
  if (differsAt !== undefined) add(`first at byte ${differsAt}, counted from 0`);
  if (result === 'differs') {
    add(`expected sha256 ${expectedSha256}`);
    if (actualSha256) add(`got sha256      ${actualSha256}`);
  }
  for (const name of names) add(`names ${shown(name)}`);
  for (const { name, expected, actual } of headers)
    add(`header ${name}: expected ${shown(expected)}, got ${shown(actual)}`);
  return lines;
}

function shown(text: string | undefined): string {
  return text === undefined ? 'none' : `“${escapeControls(text.slice(0, shownCharsMax))}”`;
}
