/** Finds the route of a request. */
export interface Route<Handler> {
  readonly methods: readonly string[];
  /** Segments between slashes; one of them may be `:name`, which stands for any. */
  readonly path: string;
  readonly handler: Handler;
}

export type Match<Handler> =
  | { readonly kind: 'found'; readonly handler: Handler; readonly param: string }
  | { readonly kind: 'method_not_allowed'; readonly allow: string }
  | { readonly kind: 'unknown' };

export function findRoute<Handler>(
  routes: readonly Route<Handler>[],
  method: string,
  pathname: string,
): Match<Handler> {
  const matches = routes.flatMap(({ methods, path, handler }) => {
    const param = matchPath(path, pathname);
    return param === undefined ? [] : [{ methods, handler, param }];
  });
  if (matches.length === 0) return { kind: 'unknown' };
  const found = matches.find(({ methods }) => methods.includes(method));
  if (found) return { kind: 'found', handler: found.handler, param: found.param };
  return { kind: 'method_not_allowed', allow: [...new Set(matches.flatMap(({ methods }) => methods))].join(', ') };
}

/**
 * As forgiving as the routers and proxies behind: a spelling that one of them takes for an access must not pass this
 * worker by, or concurrent spellings of one id get past the view limit.
 *
 * returns  what stands for the parameter, '' where the path has none; undefined where the path does not match.
 */
function matchPath(path: string, pathname: string): string | undefined {
  const decoded = decode(pathname);
  // Some cut a path at a semicolon, some do not.
  const readings = [pathname, decoded, beforeSemicolon(pathname), beforeSemicolon(decoded)];
  for (const reading of readings) {
    const param = matchSegments(path, reading);
    if (param !== undefined) return param;
  }
  return undefined;
}

function matchSegments(path: string, pathname: string): string | undefined {
  const expected = segmentsOf(path);
  const actual = segmentsOf(pathname);
  if (expected.length !== actual.length) return undefined;
  let param = '';
  for (const [i, segment] of actual.entries()) {
    if (expected[i]?.startsWith(':')) param = segment;
    else if (expected[i] !== decode(segment)) return undefined;
  }
  return param;
}

function beforeSemicolon(pathname: string): string {
  return pathname.split(';', 1)[0] ?? '';
}

function segmentsOf(pathname: string): string[] {
  return pathname.split('/').filter((segment) => segment !== '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
