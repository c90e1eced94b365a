/** Finds the route of a request. */
export interface Route<Handler> {
  /** In upper case. */
  readonly methods: readonly string[] | 'any';
  /** Segments between slashes; one of them may be `:name`, which stands for any. */
  readonly path: string;
  readonly handler: Handler;
}

export type Match<Handler> =
  | { readonly kind: 'found'; readonly handler: Handler; readonly param: string }
  | { readonly kind: 'method_not_allowed'; readonly allow: string; readonly handlers: readonly Handler[] }
  | { readonly kind: 'unknown' };

/** More than any chain of proxies does; without an end, a long path would take seconds. */
const decodingsMax = 4;

export type FindRoute<Handler> = (method: string, pathname: string) => Match<Handler>;

export function createRouter<Handler>(routes: readonly Route<Handler>[]): FindRoute<Handler> {
  // The longest first: `/;x/long/path` is read as `/`, too, and a reader behind may take it for the long path.
  const known = routes
    .map(({ path, ...route }) => ({ ...route, expected: segmentsOf(path) }))
    .sort((a, b) => b.expected.length - a.expected.length);
  return (method, pathname) => {
    const readings = readingsOf(pathname);
    const matches = known.flatMap(({ methods, expected, handler }) => {
      const param = matchSegments(expected, readings);
      return param === undefined ? [] : [{ methods, handler, param }];
    });
    if (matches.length === 0) return { kind: 'unknown' };
    // Some runtimes hand on a method as it was written, and send it on in upper case.
    const spelled = method.toUpperCase();
    const found = matches.find(({ methods }) => methods === 'any' || methods.includes(spelled));
    if (found) return { kind: 'found', handler: found.handler, param: found.param };
    const allow = [...new Set(matches.flatMap(({ methods }) => methods))].join(', ');
    return { kind: 'method_not_allowed', allow, handlers: matches.map(({ handler }) => handler) };
  };
}

/** Whether a path lies under one of these, in whatever letter case and however often it was encoded. */
export function isUnder(folders: readonly string[], pathname: string): boolean {
  const path = decodeFully(pathname).toLowerCase();
  // A server behind may take a semicolon for a slash.
  const readings = cutInAnyWay([path, path.replaceAll(';', '/')]).map(segmentsOf);
  return folders.some((folder) =>
    readings.some((segments) => segmentsOf(folder).every((segment, i) => segments[i] === segment)),
  );
}

/**
 * Whether a reader behind could take a path for another one than is judged here: it goes up a folder where it is decoded
 * once more, or it was encoded so often that nobody means it. So could one for whom it ends a line, which what follows
 * makes a second request of, or who leaves out a control, or takes bytes that are no UTF-8 for a slash.
 */
export function isAmbiguous(pathname: string): boolean {
  const plain = decodeFully(pathname);
  return (
    plain !== decode(plain) ||
    /\p{Cc}|%u[\da-f]{4}/iu.test(plain) ||
    segmentsOf(plain).some((segment) => /^\.\.?([;?#+ ]|$)/.test(segment)) ||
    (plain.match(/(%[89a-f][\da-f])+/gi) ?? []).some((escapes) => !isText(escapes))
  );
}

/** As a reader takes it for whom letters are the same in either case. */
export function inLowerCase(pathname: string): string {
  return decodeFully(pathname).toLowerCase();
}

interface Segment {
  readonly text: string;
  readonly decoded: string;
}

/**
 * As forgiving as the routers and proxies behind: a spelling that one of them takes for an access must not pass this
 * worker by, or concurrent spellings of one id get past the view limit.
 */
function readingsOf(pathname: string): readonly Segment[][] {
  if (!/[%;\\+?# ]/.test(pathname)) return [readingOf(pathname)];
  return cutInAnyWay([pathname, decode(pathname), decodeFully(pathname)]).map(readingOf);
}

/**
 * Some cut a path at a semicolon, some each of its segments, some do not. One that was sent on decoded ends at a mark of
 * a query or a fragment, and in a request's line at a space, for which some take a plus. The next reader may do it otherwise.
 */
function cutInAnyWay(paths: readonly string[]): string[] {
  const once = new Set(paths.flatMap(cut));
  return [...new Set(Array.from(once, cut).flat())];
}

/** @returns the path first: it is what most readers take it for. */
function cut(path: string): string[] {
  const ends = [';', '?', '#', ' ', '+', /\p{Cc}/u];
  return [path, withoutParameters(path), ...ends.map((end) => path.split(end, 1)[0] ?? '')];
}

function readingOf(spelling: string): Segment[] {
  return segmentsOf(spelling).map((segment) => ({ text: segment, decoded: decode(segment) }));
}

/** @returns what stands for the parameter, '' where the path has none; undefined where the path does not match. */
function matchSegments(expected: readonly string[], readings: readonly Segment[][]): string | undefined {
  for (const segments of readings) {
    if (segments.length !== expected.length) continue;
    const matches = segments.every(({ decoded }, i) => expected[i]?.startsWith(':') || expected[i] === decoded);
    if (matches) return segments[expected.findIndex((segment) => segment.startsWith(':'))]?.text ?? '';
  }
  return undefined;
}

function withoutParameters(pathname: string): string {
  return pathname.replace(/;[^/]*/g, '');
}

function segmentsOf(pathname: string): string[] {
  return pathname.split('/').filter((segment) => segment !== '');
}

/** Escapes of ASCII alone, so that one that is broken, or no text, keeps none of the others. */
function decode(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%([0-7][\da-f])/gi, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function isText(escapes: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(escapes));
  } catch {
    return false;
  }
}

/** With the backslashes that some take for slashes. */
export function decodeFully(text: string): string {
  let decoded = text;
  for (let i = 0; i < decodingsMax && decoded.includes('%'); i += 1) decoded = decode(decoded);
  return decoded.replaceAll('\\', '/');
}
