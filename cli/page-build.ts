/** The build of the page that a live one is compared with. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { underBasePath } from '../package/under-base-path.ts';
import { CommandFailure, codeOf, usageError } from './failures.ts';

export interface PageFile {
  /** Where a server has it. */
  readonly path: string;
  /** The same without the invented id. */
  readonly shown: string;
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** A server that lets nobody create has no share page. */
  readonly optional: boolean;
}

const staticFolder = 'shared/static';
/** One for each form of link; who runs the server must not be able to tell such an id from a real one. */
const linkPaths = ['/shared/secret/', '/shared/sealed/', '/s/'];

/** @returns the base path that a path of the pages begins with, of a damaged link's too; the path itself where it is none. */
export function beforePages(pathname: string): string {
  const found = linkPaths.map((path) => pathname.indexOf(path)).filter((at) => at >= 0);
  return found.length > 0 ? pathname.slice(0, Math.min(...found)) : pathname.replace(/\/share\/?$/, '');
}

/** What the installed package ships. */
const ownBuild = () => fileURLToPath(new URL('../web', import.meta.url));

/**
 * folder  of a build, such as dist/web of a checkout; the package's own where it is not given.
 * server  API server that the page was built for, where that is not its own.
 * page    address of the page that is compared.
 * throws  CommandFailure `input_unreadable`, `usage`.
 */
export function readPageBuild(folder = ownBuild(), server: string | undefined, page: string): PageFile[] {
  try {
    const headers = JSON.parse(readFileSync(join(folder, 'headers.json'), 'utf8'));
    const read = (name: string): Pick<PageFile, 'bytes' | 'headers'> => {
      const file = { bytes: readFileSync(join(folder, name)), headers: headers[extname(name)] ?? {} };
      if (!name.endsWith('.html')) return file;
      const below = { ...file, bytes: withBasePath(file.bytes, new URL(page).pathname) };
      return server === undefined ? below : withServer(below, server);
    };
    const [linkPage, sharePage] = [read('index.html'), read('share.html')];
    const assets = readdirSync(join(folder, staticFolder)).sort();
    return [
      ...linkPaths.map((start) => ({ ...linkPage, path: start + inventId(), shown: `${start}…`, optional: false })),
      { ...sharePage, path: '/share', shown: '/share', optional: true },
      ...assets.map((name) => {
        const path = `/${staticFolder}/${name}`;
        return { ...read(`${staticFolder}/${name}`), path, shown: path, optional: false };
      }),
    ];
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure('input_unreadable', {
      what: `There is no build of the page to compare with (${codeOf(error)}).`,
      next: 'Name one: --build dist/web, after npm run build in a checkout.',
    });
  }
}

function inventId(): string {
  return randomBytes(32).toString('base64url');
}

/** The same as a worker with BASE_PATH, or a build with SHARELINK_PAGE_BASE_PATH, which is left as it is. */
function withBasePath(bytes: Uint8Array, pathname: string): Uint8Array {
  const html = Buffer.from(bytes).toString();
  const isOfRoot = html.includes(`="/${staticFolder}/`);
  return isOfRoot && pathname !== '/' ? Buffer.from(underBasePath(html, pathname)) : bytes;
}

/** The same as a build with SHARELINK_PAGE_SERVER. */
function withServer({ bytes, headers }: Pick<PageFile, 'bytes' | 'headers'>, server: string) {
  const html = Buffer.from(bytes).toString();
  const places = [
    ['name="sharelink-server" content=""', `name="sharelink-server" content="${server}"`],
    ["connect-src 'self';", `connect-src 'self' ${server}${new URL(server).pathname === '/' ? '' : '/'};`],
  ] as const;
  if (places.some(([place]) => html.split(place).length !== 2)) {
    throw usageError('This build was made for a server of its own.', 'Leave out --server.');
  }
  const put = (text: string) => places.reduce((sum, [place, filled]) => sum.replace(place, () => filled), text);
  const sent = Object.entries(headers).map(([name, value]) => [name, put(value)]);
  return { bytes: Buffer.from(put(html)), headers: Object.fromEntries(sent) };
}
