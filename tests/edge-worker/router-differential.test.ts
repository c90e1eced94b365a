/** Whatever the router of the real server takes for a request of a share, no spelling of it goes on as it came. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import findMyWay from 'find-my-way';
import { check, rounds } from '../package/random.ts';
import { everyRuntime, startOn } from './every-runtime.ts';
import { useFront } from './front.ts';
import { askRaw } from './raw.ts';
import { json } from './upstream.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';

const shareRoutes: readonly (readonly [method: 'GET' | 'POST', path: string])[] = [
  ['GET', '/api/v1/shared-secrets/:id'],
  ['POST', '/api/v1/shared-secrets/:id/access'],
  ['POST', '/api/v1/shared-secrets/public'],
  ['POST', '/api/v1/secret-sharing/:id/access'],
  ['POST', '/api/v1/secret-sharing/shared/:id/access'],
  ['POST', '/api/v1/secret-sharing/public/:id'],
  ['POST', '/api/v1/secret-sharing/shared/public/:id'],
  ['GET', '/api/v1/secret-sharing/public/:id'],
];
/** What stands in an id's place and is none. */
const noIds = [
  ['GET', '/api/v1/shared-secrets/branding'],
  ['GET', '/api/v1/shared-secrets/requests'],
] as const;

/** As Fastify sets its router up, and as it can be set up. */
const routers = [{}, { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true }, { useSemicolonDelimiter: true }].map(
  (options) => {
    const router = findMyWay({ maxParamLength: 100, ...options });
    for (const [method, path] of shareRoutes) router.on(method, path, () => {}, 'share');
    for (const [method, path] of noIds) router.on(method, path, () => {}, 'other');
    return router;
  },
);

/** What may stand before the server: nothing, or a proxy that sends a path on as it understands it, as nginx can. */
const proxies: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => resolved(decodeURIComponent(path).replace(/[?#\p{C}\s]/gu, encodeURIComponent)),
  (path) => resolved(path.replace(/;[^/]*/g, '')),
  // Those that send on what they have decoded: the next reader ends the path where its own syntax does.
  (path) => resolved(decodeURIComponent(path).split(/[?#\p{Cc}\s]/u, 1)[0] ?? ''),
  (path) => resolved(decodeURIComponent(path.replaceAll('+', ' ')).split(/[?#\p{Cc}\s]/u, 1)[0] ?? ''),
  // Those that leave out what no address holds, as URL parsers leave out tabs and line feeds.
  (path) => resolved(decodeURIComponent(path).replace(/\p{Cc}/gu, '')),
  // A slash in two bytes or three, as decoders read it that check nothing; letters in either case, as a pattern can be told to.
  (path) => resolved(path.replace(/%c0%af|%e0%80%af/gi, '/')),
  (path) =>
    resolved(path.replace(/(?<=\/)(api|v1|shared-secrets|secret-sharing|access|public|shared)(?=\/|$)/gi, lower)),
  // A semicolon for a slash, dots and spaces at a name's end left out, letters of every script brought to plain ones.
  (path) => resolved(path.replaceAll(/;|%3b/gi, '/')),
  (path) => resolved(path.replace(/([.\s]|%20|%2e)+(?=\/|$)/gi, '')),
  (path) => resolved(decodeURIComponent(path).normalize('NFKD').replace(/\p{M}/gu, '')),
];
/** None, one, or two of them. */
const chains = proxies.flatMap((first) => proxies.map((second) => (path: string) => second(first(path))));
const resolved = (path: string) => new URL(`http://localhost${path}`).pathname;
const lower = (text: string) => text.toLowerCase();

function isShareRequest(method: string, url: string): boolean {
  const [path = '', ...query] = url.split(/(?=[?])/);
  return chains.some((proxy) =>
    routers.some((router) => {
      try {
        const found = router.find(method as 'GET', proxy(path) + query.join(''));
        return found?.store === 'share' && found.params.id !== ''; // without an id there is no share
      } catch {
        return false; // a bad encoding: the server answers 400
      }
    }),
  );
}

const percentEncode = (char: string, upper: boolean) => {
  const hex = char.charCodeAt(0).toString(16).padStart(2, '0');
  return `%${upper ? hex.toUpperCase() : hex}`;
};

/** One way to write a path otherwise. */
const mutation: fc.Arbitrary<(path: string) => string> = fc.oneof(
  fc.tuple(fc.nat(), fc.boolean()).map(([at, upper]) => (path: string) => {
    const i = 1 + (at % (path.length - 1));
    return path.slice(0, i) + percentEncode(path[i] ?? 'x', upper) + path.slice(i + 1);
  }),
  fc
    .tuple(
      fc.nat(),
      fc.constantFrom(
        '/',
        '//',
        '/./',
        '/x/../',
        ';',
        ';x=1',
        '%2F',
        '%2F..%2F',
        '/x%2F..%2F',
        '/..;/',
        '%5C',
        '%3B',
        '%00',
        '%0A',
        '%C0%AF',
        '%e0%80%af',
        '+',
        '\\',
        '.',
        '%2e',
        '%',
        '%25',
        '?',
        '#',
      ),
    )
    .map(([at, text]) => (path: string) => {
      const slashes = [...path.matchAll(/\//g)].map(({ index }) => index);
      const i = slashes[at % slashes.length] ?? 0;
      return path.slice(0, i) + text + path.slice(text.startsWith('/') ? i + 1 : i);
    }),
  fc
    .constantFrom(
      ...['/', '//', ';', ';a/b', '?x=1', '?/api/v3/auth/', '%3Fx', '#x', '%23', '.', '%20', '/.', '/..', '%2F'],
      ...[
        '%3f',
        '%253Fx',
        '%23x',
        '%20x',
        '%0a',
        '%0D%0A',
        '%09',
        '%00',
        '%7F',
        '+',
        '+x',
        '%3F/../x',
        ';x%3Fy',
        '%C2%85',
      ],
    )
    .map((end) => (path: string) => path + end),
  fc.constantFrom('/', '/.', '/x/..', '/%2e', '//x/../..').map((start) => (path: string) => start + path),
  fc.nat().map((at) => (path: string) => {
    const i = at % path.length;
    return path.slice(0, i) + (path[i] ?? '').toUpperCase() + path.slice(i + 1);
  }),
  // Within an id, where the server's decoder leaves out what is no base64.
  fc.tuple(fc.nat(30), fc.constantFrom('%5c', '%5C', '\\', '%2f', '%252F', '%3b', '%20', '.')).map(
    ([at, text]) =>
      (path: string) =>
        path.replace(id, `${id.slice(0, at)}${text}${id.slice(at)}`),
  ),
  fc
    .constantFrom('%C5%BFhared', 's%CC%81hared', '%ef%bd%93hared')
    .map((shared) => (path: string) => path.replace('shared', shared)),
  // One more time encoded.
  fc.nat().map((at) => (path: string) => {
    const escapes = [...path.matchAll(/%/g)].map(({ index }) => index);
    const i = escapes[at % escapes.length];
    return i === undefined ? path : `${path.slice(0, i)}%25${path.slice(i + 1)}`;
  }),
);

const spellingBelow = (basePath: string) =>
  fc
    .tuple(fc.constantFrom(...shareRoutes), fc.array(mutation, { maxLength: 4 }), fc.boolean())
    .map(([[method, route], mutations, asWell]) => {
      const path = route.replace(':id', id);
      const respell = (text: string) => mutations.reduce((spelled, mutate) => mutate(spelled), text);
      // The base path is spelled otherwise with what follows it, or stays.
      return { method, path: (asWell ? respell(basePath + path) : basePath + respell(path)).replaceAll(' ', '%20') };
    })
    .filter(({ path }) => path.startsWith('/'));

const fronts = everyRuntime.flatMap((runtime) => ['', '/tools/secrets'].map((basePath) => ({ runtime, basePath })));

for (const { runtime, basePath } of fronts) {
  const spelling = spellingBelow(basePath);
  suite(`on ${runtime}${basePath && ` under ${basePath}`}`, () => {
    const { upstream, worker } = useFront((settings) => startOn(runtime, settings), { BASE_PATH: basePath });

    test('no spelling that the server takes for a share request goes on as it came', async (t) => {
      let taken = 0;
      const property = fc.asyncProperty(spelling, async ({ method, path }) => {
        upstream.reset(json(404, {}));
        const headers = {
          host: 'localhost',
          'x-as-it-came': '1',
          authorization: 'x',
          'content-type': 'application/json',
        };
        const body = method === 'POST' ? { body: '{}', headers: { ...headers, 'content-length': '2' } } : { headers };
        await askRaw(worker.origin, path, { method, ...body }).catch(() => {}); // some hang up on what is no path
        if (path.startsWith(basePath) && isShareRequest(method, path.slice(basePath.length))) taken += 1;
        for (const { method: sent, url, headers: came } of upstream.seen) {
          if (came['x-as-it-came']) assert.equal(isShareRequest(sent, url), false, `${path} went on as ${url}`);
          else assert.match(url, /^\/api\/v1\/shared-secrets\/([\w-]{43}(\/access)?|public)$/);
        }
      });
      await check(t, property, rounds(250));
      assert.ok(taken > 20, 'the spellings are near what the server takes');
      t.diagnostic(`${taken} of the spellings are taken by the server`);
    });
  });
}
