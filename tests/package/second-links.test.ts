/** Links and servers as a second implementation reads them, which was written from PROTOCOL.md alone. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadCore } from 'sharelink';
import { checkDraws, type Draw } from './random.ts';
import { readId } from './second-id.ts';
import { buildFragment, drawSecret } from './second-implementation.ts';
import { Refusal } from './second-refusal.ts';
import { type ReadOptions, readServer } from './second-server.ts';
import { readText } from './second-text.ts';
import { casesOf, type Text, textOf } from './vectors.ts';

const core = await loadCore();

function told(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

function ownReading(text: string, options: ReadOptions): unknown {
  const link = core.parseLink(text, options);
  if (!('id' in link)) return link.kind;
  if (link.kind === 'sealed') {
    const { kind, passwordRequired: _, key: __, ...rest } = link;
    return { ...rest, sealed: kind === 'sealed' };
  }
  const { kind, ...rest } = link;
  return { ...rest, sealed: kind !== 'plain' };
}

function secondReading(text: string, options: ReadOptions): unknown {
  return told(() => {
    const { fragment, ...rest } = readText(text, options);
    return { ...rest, sealed: fragment !== undefined };
  });
}

interface LinkCase {
  readonly link: Text;
  readonly server?: Text;
  readonly http?: 'any_host';
}
const optionsOf = ({ server, http }: LinkCase) => ({ server: server === undefined ? server : textOf(server), http });

suite('a second implementation reads the vectors', () => {
  for (const c of casesOf<LinkCase>('link')) {
    test(`link.json: ${c.name}`, () => {
      const text = textOf(c.link);
      assert.deepEqual(secondReading(text, optionsOf(c)), ownReading(text, optionsOf(c)));
    });
  }

  test('of ids and servers', () => {
    for (const { text, id, error } of casesOf<{ text: Text; id?: string; error?: string }>('id')) {
      assert.equal(
        told(() => readId(Buffer.from(textOf(text)).toString('latin1'))),
        id ?? error,
      );
    }
    for (const { server, http } of casesOf<{ server: Text; http?: 'any_host' }>('server')) {
      const own = core.parseServer(textOf(server), { http });
      assert.equal(
        told(() => readServer(textOf(server), http)),
        'server' in own ? own.server : own.kind,
      );
    }
  });
});

const pieces = [
  ...[
    'https://',
    'http://',
    'HTTPS://',
    'share.example',
    'us.infisical.com',
    'app.infisical.com.',
    'localhost:8787',
    '[::1]',
    '127.0.0.1',
  ],
  ...[
    'bücher.example',
    'share.exam\nple',
    'ample.com/s/',
    'a.example/?url=',
    'urldefense.com/v3/__',
    '__;Iw!!x',
    't.co/x',
    '/shared/secret/',
    '/shared/sealed/',
    '/s/',
  ],
  ...[
    'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8',
    'DGsN1GpnJD7hGcrZlUQ5HExKWV+/78uvypjpKcSpG9c=',
    '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  ],
  ...[
    '#',
    '%23',
    '%2523',
    '&#35;',
    '&amp;#x23;',
    '&num;',
    '&',
    'amp;',
    '25',
    '%22',
    '%2520',
    '%25E2%2580%258B',
    '%5F',
    '%25255f',
    '%25',
    'sl1.',
    'sl2.',
    '?',
    '&',
    'key=1',
    '?key',
    '?subOrganization=Team-9',
    '&subOrganization=a.b',
    '%',
    '%2E',
    '%00',
    '%C2%85',
    '%C2%A0',
    '%BF',
    '%E3%80%82',
    '。',
    '」',
    '\u00a0',
    '\u0085',
  ],
  ...[
    ' ',
    '\n',
    '\r\n',
    '\t',
    '> ',
    '=\n',
    '=3D',
    '=20',
    'Here: ',
    '[x](',
    ')',
    '<',
    '>',
    '|',
    '"',
    ',',
    ';',
    ':',
    '.',
    '-',
    '_',
    '=',
    '/',
    '*',
    '@',
    '\\',
    '\\/',
    '\\.',
    '\\-',
    '\\"',
    '\\@',
    '\\:',
    '\\\\',
    '\\u0022',
    '\\u002F',
    '\\u002e',
    '\\u0040',
    '\\u003g',
    '&sol;',
    '&colon;',
    '&period;',
    '&quot;',
    '&commat;',
    '&#x2F;',
    '&#046;',
    '&#x0002F;',
  ],
];

function drawLink(random: Draw): string {
  const id = Buffer.from(random.bytes(32)).toString('base64url');
  const page = random.of([
    'https://share.example',
    'http://localhost:8787',
    'https://us.infisical.com',
    'https://bücher.example',
    'http://a.example',
  ]);
  if (random.below(2) === 0) return `${page}/${random.of(['shared/secret', 's'])}/${id}`;
  const secret = drawSecret((size) => random.bytes(size));
  const hash = random.of(['#', '#', '%23', '%2523', '&#35;', '&num;']);
  return `${page}/shared/sealed/${id}${hash}${buildFragment({ preset: random.below(4) as 0 | 1 | 2 | 3, secret }, id)}`;
}

function wrap(link: string, random: Draw): string {
  const encoded = encodeURIComponent(link);
  return random.of([
    `https://click.example/?a=1&to=${encoded}&b`,
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(encoded)}`,
    encoded,
    `https://secure-web.cisco.com/x/${encoded}`,
    `https://urldefense.com/v3/__${link.replace('#', '*')}__;Iw!!x$`,
    `https://url.avanan.click/v2/___${link.replace('//', random.of(['//', '/']))}___.x`,
    `https://r.eu-west-1.awstrack.me/L0/${encoded.replace('%3A', ':')}/1/x=1`,
    `https://urldefense.proofpoint.com/v2/url?u=${encoded.replaceAll('-', '%2D').replaceAll('_', '%5F').replaceAll('%2F', '_').replaceAll('%', '-')}&d=x`,
  ]);
}

/** As sources write it: JSON, HTML and Markdown, at times more than once. */
function escapeSource(text: string, random: Draw): string {
  const escaped = random.of([
    text.replaceAll('/', '\\/'),
    JSON.stringify(JSON.stringify(text).replaceAll('/', '\\/')),
    text.replaceAll(/[-"#&/:=_]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
    text.replaceAll(/[#&/:]/g, (c) => `&#${c.charCodeAt(0)};`),
    text.replaceAll('/', '&sol;').replaceAll(':', '&colon;').replaceAll('_', '&lowbar;'),
    text.replaceAll(/[-.#_/]/g, '\\$&'),
  ]);
  return random.below(4) === 0 ? escapeSource(escaped, random) : escaped;
}

function drawText(random: Draw): string {
  let text = '';
  for (let parts = 1 + random.below(7); parts > 0; --parts) {
    const what = random.below(4);
    const link = what < 2 ? drawLink(random) : '';
    text += what === 0 ? link : what === 1 ? wrap(link, random) : random.of(pieces);
    if (random.below(3) === 0) text += random.of(pieces);
  }
  if (random.below(4) === 0) text = escapeSource(text, random);
  for (let damages = random.below(3); damages > 0; --damages) {
    const at = random.below(text.length + 1);
    text = text.slice(0, at) + random.of([...pieces, '', '']) + text.slice(at + random.below(3));
  }
  return text.toWellFormed();
}

test('a second implementation reads any text as the package does', async (t) => {
  const seen = new Map<string, number>();
  await checkDraws(t, 500, (random) => {
    const text = drawText(random);
    const options = random.of<ReadOptions>([
      {},
      {},
      { server: 'us' },
      { http: 'any_host' },
      { server: 'https://ａpi.example' },
    ]);
    const own = ownReading(text, options);
    assert.deepEqual(secondReading(text, options), own, JSON.stringify([text, options]));
    const what = typeof own === 'string' ? own : 'read';
    seen.set(what, (seen.get(what) ?? 0) + 1);
  });
  for (const what of ['read', 'link_damaged', 'link_ambiguous', 'link_malformed'])
    assert.ok((seen.get(what) ?? 0) > 5, what);
});
