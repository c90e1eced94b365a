/** Each outcome has its exit code, and says nothing that a log should not hold. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { exitCodeRows, exitCodes } from '../../cli/exit-codes.ts';
import { jsonAnswer, serve, unusedOrigin } from '../package/loopback.ts';
import { availableBody, id, linkOn } from '../package/share.ts';
import { bytesOf, casesOf, type Text } from '../package/vectors.ts';
import { sharelink } from './command.ts';

/** Nobody listens there: what is refused in time is never sent. */
const nowhere = 'http://127.0.0.1:9';

interface LinkCase {
  link: Text;
  server?: string;
  http?: 'any_host';
  error?: keyof typeof exitCodes;
}
interface ResponseCase {
  operation: string;
  status?: number;
  headers?: Text[];
  body?: Text;
  json?: unknown;
  expect: { kind: keyof typeof exitCodes | 'granted'; view_spent: string };
}

/** The first case of each kind. */
function firstOf<Case>(cases: readonly Case[], kindOf: (c: Case) => string): Case[] {
  return [...new Map([...cases].reverse().map((c) => [kindOf(c), c])).values()];
}

function assertDiscreet(text: string): void {
  for (const secret of [id, id.slice(0, 8), 'shared/secret']) assert.ok(!text.includes(secret), text);
}

test('the manual lists the table of the code, and the README its groups', () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const table = read('docs/command-line.md').split('| exit codes |')[1]?.trimEnd() ?? '';
  const rows = table.split('\n').slice(2);
  assert.deepEqual(
    rows,
    exitCodeRows().map(
      ({ about, codes }) => `| ${about} | ${codes.map(([kind, code]) => `${code} \`${kind}\``).join(', ')} |`,
    ),
  );
  const groups = /^Exit codes: 0 done;([\s\S]*?)\.$/m.exec(read('README.md'))?.[1] ?? '';
  const ranges = [...groups.matchAll(/(\d+)(?: to (\d+))? /g)].map(([, from, to = from]) => [Number(from), Number(to)]);
  const told = (code: number) => ranges.filter(([from = 0, to = 0]) => from <= code && code <= to).length;
  const failures = Object.values(exitCodes).filter((code) => code > 1);
  assert.deepEqual(new Set(failures.map(told)), new Set([1]));
});

test('no two outcomes share a code, and help lists them all', async () => {
  const codes = Object.values(exitCodes);
  assert.equal(new Set(codes).size, codes.length);
  assert.equal(exitCodeRows().flatMap((row) => row.codes).length, codes.length);
  const { stdout } = await sharelink(['help', 'exit-codes']);
  for (const [kind, code] of Object.entries(exitCodes))
    assert.match(stdout.toString(), new RegExp(`^ +${code} +${kind}$`, 'm'));
});

suite('a link that is none ends with its code, without the network', { concurrency: 4 }, () => {
  const cases = casesOf<LinkCase>('link').filter(({ error }) => error !== undefined);
  for (const { name, link, server, http, error = 'done' } of firstOf(cases, ({ error }) => String(error))) {
    test(`${error}: ${name}`, async () => {
      const options = [...(server ? ['--server', server] : []), ...(http ? ['--insecure-http'] : [])];
      const { code, stdout, stderr } = await sharelink(['verify', ...options, '-'], { input: bytesOf(link) });
      assert.deepEqual([code, stdout.length], [exitCodes[error], 0], stderr);
      assert.match(stderr, /^sharelink: .*\.\n$/);
      const text = bytesOf(link).toString();
      if (text.length > 12) assert.ok(!stderr.includes(text.slice(0, 200)));
    });
  }
});

suite('what a server answers ends with its code', { concurrency: 4 }, () => {
  const cases = casesOf<ResponseCase>('response').filter(
    ({ operation, status, expect }) =>
      operation === 'access' && status !== undefined && status >= 200 && status < 600 && expect.kind !== 'granted',
  );
  for (const { name, status = 0, headers, body, json, expect } of firstOf(cases, (c) => c.expect.kind)) {
    const kind = expect.kind as keyof typeof exitCodes;
    test(`${kind}: ${name}`, async (t) => {
      const server = await serve(t, (response, request) => {
        if (request.method === 'GET') return jsonAnswer(200, availableBody)(response, request);
        const lines = (headers ?? ['content-type: application/json']).map((line) => bytesOf(line).toString());
        response.writeHead(status, Object.fromEntries(lines.map((line) => line.split(/: ?(.*)/s).slice(0, 2))));
        response.end(json === undefined ? bytesOf(body) : JSON.stringify(json));
      });
      const { code, stdout, stderr } = await sharelink(['reveal', '--json', linkOn(server.origin)]);
      const told = JSON.parse(stdout.toString());
      assert.deepEqual([code, told.kind, told.viewSpent, stderr], [exitCodes[kind], kind, expect.view_spent, '']);
      assert.match(told.view, /view/);
      assertDiscreet(stdout.toString());
      assert.equal(server.seen.length, 2);
    });
  }
});

suite('no answer', () => {
  test('where nobody listens', async () => {
    const origin = await unusedOrigin();
    const { code, stderr } = await sharelink(['reveal', linkOn(origin)]);
    assert.deepEqual(
      [code, stderr],
      [
        50,
        'sharelink: The server cannot be reached. No view was used. Check your network, then try again. ' +
          `The connection failed (ECONNREFUSED). The server is ${new URL(origin).host}.\n`,
      ],
    );
  });

  test('where it is cut: the view may be spent', async (t) => {
    const server = await serve(t, (response, request) => {
      if (request.method === 'GET') return jsonAnswer(200, availableBody)(response, request);
      response.destroy();
    });
    const { code, stdout, stderr } = await sharelink(['reveal', linkOn(server.origin)]);
    assert.deepEqual([code, stdout.length], [51, 0]);
    assert.match(stderr, /A view may have been used\./);
    assertDiscreet(stderr);
  });
});

suite('a command line that is wrong', { concurrency: 4 }, () => {
  const cases: readonly (readonly [name: string, args: readonly string[], told: RegExp])[] = [
    ['nothing', [], /share, reveal, peek, delete, verify, verify-page/],
    ['an unknown command', ['s3cr3t'], /There is no such command/],
    ['an unknown option', ['reveal', '--s3cr3t', 'x'], /sharelink reveal --help/],
    ['a mistyped option', ['reveal', '--pasword-stdin', 'x'], /Did you mean --password-stdin\?/],
    ['an unknown word', ['reveal', '--force', 'x'], /This command has no option --force\./],
    ['the name of a property', ['reveal', '--toString', 'x'], /does not know/],
    ['an id like an option', ['reveal', '-s3cr3t'], /Write -- before/],
    ['no link', ['reveal'], /The link is missing/],
    ['two links', ['peek', 's3cr3t', 's3cr3t'], /too many/],
    ['a missing value', ['share', '--server'], /--server needs a value/],
    ['a value too much', ['share', '--plain=s3cr3t'], /--plain takes no value/],
    ['an option twice', ['share', '--plain', '--plain'], /twice/],
    ['a password as the value of --password', ['share', '--password', 's3cr3t'], /--password takes no value/],
    ['two passwords', ['share', '--password', '--password-stdin', '--file', 'x'], /exclude each other/],
    ['secret and password in one input', ['share', '--password-stdin'], /--file/],
    [
      'an empty password',
      ['share', '--plain', '--file', 'package.json', '--password-stdin', '--server', nowhere],
      /no password/,
    ],
    ['two tokens', ['delete', '--token-file', 'x', '--token-stdin', 's3cr3t'], /exclude each other/],
    ['no terminal for a token', ['delete', '--server', nowhere, id], /--token-file or --token-stdin/],
    ['two secrets', ['share', '--file', 'x', 's3cr3t'], /two secrets/],
    ['a plain file', ['share', '--plain', '--name', 'x'], /--name needs a sealed one/],
    ['views that are no number', ['share', '--server', nowhere, '--max-views', 's3cr3t'], /whole number/],
    ['an empty secret', ['share', '--server', nowhere], /Standard input is empty/],
    [
      'no terminal for a password',
      ['share', '--server', nowhere, '--file', 'package.json', '--password'],
      /--password-stdin/,
    ],
  ];
  for (const [name, args, told] of cases) {
    test(name, async () => {
      const { code, stdout, stderr } = await sharelink(args);
      assert.deepEqual([code, stdout.toString()], [64, '']);
      assert.match(stderr, told);
      assert.ok(!stderr.includes('s3cr3t'), stderr);
    });
  }
});

suite('a share that cannot be made', { concurrency: 4 }, () => {
  const cases: readonly (readonly [kind: keyof typeof exitCodes, args: readonly string[], input?: string | Buffer])[] =
    [
      ['server_required', [], 'v'],
      ['server_invalid', ['--server', 'ftp://h'], 'v'],
      ['link_insecure', ['--server', 'http://192.0.2.1'], 'v'],
      ['value_too_long', ['--server', nowhere, '--page', 'https://p.example'], 'x'.repeat(7420)],
      ['value_invalid', ['--server', nowhere, '--page', 'https://p.example'], Buffer.from([0xff])],
      ['file_name_invalid', ['--server', nowhere, '--page', 'https://p.example', '--name', '../x'], 'v'],
      ['expires_in_invalid', ['--server', nowhere, '--page', 'https://p.example', '--expires-in', '1"d'], 'v'],
      ['max_views_invalid', ['--server', nowhere, '--page', 'https://p.example', '--max-views', '0'], 'v'],
      ['input_unreadable', ['--server', nowhere, '--file', 'no/such/file']],
      ['password_invalid', ['--server', nowhere, '--file', 'package.json', '--password-stdin'], Buffer.from([0xff])],
    ];
  for (const [kind, args, input] of cases) {
    test(kind, async () => {
      const { code, stdout, stderr } = await sharelink(['share', ...args], { ...(input && { input }) });
      assert.deepEqual([code, stdout.length], [exitCodes[kind], 0], stderr);
      assert.doesNotMatch(stderr, /view was used/);
    });
  }

  test('says by how many bytes it is too long, and which option helps', async () => {
    const args = ['share', '--server', nowhere, '--page', 'https://p.example'];
    const tooLong = await sharelink(args, { input: 'x'.repeat(7421) });
    assert.match(tooLong.stderr, /It is 2 bytes over\..*If this server is set to .*--value-chars-max/);
    const cloud = await sharelink(['share', '--server', 'eu', '--page', 'https://p.example'], {
      input: 'x'.repeat(7421),
    });
    assert.deepEqual([cloud.code, /value-chars-max/.test(cloud.stderr)], [34, false], cloud.stderr);
    const json = await sharelink([...args, '--json'], { input: 'x'.repeat(7421) });
    assert.deepEqual(Object.keys(JSON.parse(json.stdout.toString())), [
      'kind',
      'viewSpent',
      'bytesOver',
      'what',
      'view',
      'next',
    ]);
    const unnamed = await sharelink(['share'], { input: 'v' });
    assert.match(unnamed.stderr, /--server/);
  });

  test('has no page where only a stock server is named', async (t) => {
    const server = await serve(t, jsonAnswer(404, { error: 'NotFound', message: '' }));
    const { code, stderr } = await sharelink(['share', '--server', server.origin], { input: 'v' });
    assert.deepEqual([code, server.seen.filter(({ method }) => method === 'POST').length], [33, 0]);
    assert.match(stderr, /--page/);
  });
});
