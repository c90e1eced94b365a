/** The vectors of sealed links, from a link and a server's answer to what a caller of the package gets. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { type ErrorCode, loadCore, type PasswordPreset, reveal, share } from 'sharelink';
import { buildFragment, deriveKeys, open, parseFragment, seal } from './second-implementation.ts';
import { Refusal } from './second-refusal.ts';
import { keyOf } from './share.ts';
import { bytesOf, casesOf, type Named, type Text, textOf } from './vectors.ts';

const page = 'https://share.example';
const linkTo = (id: string, fragment: string) => `${page}/shared/sealed/${id}#${fragment}`;

function each<Case>(stem: string, check: (c: Named<Case>) => void | Promise<void>): void {
  suite(`${stem}.json`, () => {
    for (const c of casesOf<Case>(stem)) test(c.name, () => check(c));
  });
}

/** A server that grants every access to one value. */
function granting(id: string, secretValue: string) {
  return async () => Response.json({ id, secretValue });
}

async function neverSent(): Promise<Response> {
  throw new assert.AssertionError({ message: 'a request was sent' });
}

interface FragmentCase {
  readonly id: string;
  readonly fragment: Text;
  readonly preset?: PasswordPreset;
  readonly secret?: string;
  readonly error?: ErrorCode;
  /** Where the rules of a whole link refuse it first. */
  readonly link_error?: ErrorCode;
}

each<FragmentCase>('fragment', async ({ id, fragment, preset, secret, error, link_error }) => {
  const link = linkTo(id, textOf(fragment));
  const parsed = (await loadCore()).parseLink(link);
  if (error !== undefined) {
    assert.equal(parsed.kind, link_error ?? error);
    assert.equal((await reveal(link, { password: 'p', fetch: neverSent })).kind, link_error ?? error);
    assert.throws(() => parseFragment(textOf(fragment), id), new Refusal(error));
    return;
  }
  assert.ok(parsed.kind === 'sealed');
  assert.equal(parsed.passwordRequired, preset !== 0);
  const key = parseFragment(textOf(fragment), id);
  assert.deepEqual([key.preset, Buffer.from(key.secret).toString('hex')], [preset, secret]);
});

interface KeysCase {
  readonly preset: PasswordPreset;
  readonly secret: string;
  readonly password: string | null;
  readonly proof?: string;
  readonly error?: ErrorCode;
}

each<KeysCase>('keys', async ({ preset, secret, password, proof, error }) => {
  const id = 'A'.repeat(43);
  const link = linkTo(id, buildFragment({ preset, secret: new Uint8Array(bytesOf({ hex: secret })) }, id));
  const sent: string[] = [];
  const outcome = await reveal(link, {
    password: password ?? undefined,
    fetch: async (_, init) => {
      sent.push(JSON.parse(String(Buffer.from(init?.body as Uint8Array))).password);
      return Response.json({ id, secretValue: '' });
    },
  });
  if (preset === 0)
    assert.equal(sent.length, 1); // a password that the link does not have is not used
  else assert.deepEqual(sent, proof === undefined ? [] : [proof]);
  if (preset !== 0 || proof !== undefined) assert.equal(outcome.kind, error ?? 'decrypt_failed');
});

test('keys.json: a password for a link that has none is refused when sharing, and not used when opening', async () => {
  const core = await loadCore();
  const cases = casesOf<KeysCase>('keys').filter(({ preset }) => preset === 0);
  const expected = cases.find(({ password }) => password === null)?.proof;
  const id = 'A'.repeat(43);
  for (const { secret: hex } of cases) {
    const secret = new Uint8Array(bytesOf({ hex }));
    for (const password of ['hunter2', ' ', '\t', '\ud800', 'p'.repeat(5000)]) {
      assert.equal(core.deriveKeys({ secret, preset: 0, password }).kind, 'password_invalid');
    }
    const keys = [
      core.deriveKeys({ secret, preset: 0 }),
      core.deriveKeys({
        key: keyOf(core, linkTo(id, buildFragment({ preset: 0, secret }, id))),
        password: 'hunter2',
      }),
    ];
    for (const found of keys) {
      assert.ok(found.kind === 'keys');
      const access = core.buildSealedAccess({ server: page, id }, found);
      assert.ok(access.kind === 'request');
      assert.equal(Buffer.from(access.body ?? []).toString(), JSON.stringify({ password: expected }));
    }
  }
});

interface SealedPasswordCase {
  readonly password: Text;
  readonly prepared?: Text;
  readonly sharing?: ErrorCode;
  readonly opening?: ErrorCode;
}

async function refusals(password: string): Promise<[sharing: string, opening: string]> {
  const id = 'A'.repeat(43);
  const link = linkTo(id, buildFragment({ preset: 2, secret: new Uint8Array(32) }, id));
  const sharing = await share({
    server: page,
    page,
    value: 'v',
    expiresIn: '1h',
    maxViews: 'unlimited',
    preset: 2,
    password,
    fetch: neverSent,
  });
  const opening = await reveal(link, { password, fetch: neverSent });
  assert.deepEqual([sharing.viewSpent, opening.viewSpent], ['no', 'no']);
  return [sharing.kind, opening.kind];
}

suite('sealed_password.json', () => {
  for (const c of casesOf<SealedPasswordCase>('sealed_password').filter(({ prepared }) => prepared === undefined)) {
    test(c.name, async () => assert.deepEqual(await refusals(textOf(c.password)), [c.sharing, c.opening]));
  }

  test('code points that no Unicode assigns are refused by the host, noncharacters too', async () => {
    for (const character of ['\u0378', '\uffff', '\ufdd0', '\u{e0fff}', '\u{10ffff}']) {
      assert.deepEqual(await refusals(`a${character}`), ['password_invalid', 'password_unsupported_here']);
    }
  });
});

interface EnvelopeCase {
  readonly id: string;
  readonly fragment: string;
  readonly secretValue: string;
  readonly kind?: 'text' | 'file';
  readonly content?: string;
  readonly file_name?: string;
  readonly media_type?: string;
  readonly error?: ErrorCode;
}

each<EnvelopeCase>('envelope', async (c) => {
  const link = linkTo(c.id, c.fragment);
  const outcome = await reveal(link, { fetch: granting(c.id, c.secretValue) });
  assert.equal(outcome.viewSpent, 'yes');
  if (c.error !== undefined) {
    assert.equal(outcome.kind, c.error);
    assert.deepEqual(Object.keys(outcome).sort(), ['kind', 'operation', 'status', 'viewSpent']);
    assert.throws(() => open(link, c.secretValue), new Refusal(c.error));
    return;
  }
  const bytes = new Uint8Array(bytesOf({ hex: c.content ?? '' }));
  if (c.kind === 'text') {
    assert.equal(outcome.kind === 'granted' && outcome.secretValue, textOf({ hex: c.content ?? '' }));
  } else {
    const file = { name: c.file_name, type: c.media_type, bytes };
    assert.deepEqual(outcome.kind === 'granted_file' && outcome.file, file);
  }
  assert.equal(open(link, c.secretValue).content.kind, c.kind);
});

interface TwoKeysCase extends EnvelopeCase {
  readonly other_fragment: string;
}

each<TwoKeysCase>('two_keys', async ({ id, fragment, other_fragment, secretValue, file_name }) => {
  const bytes = new Uint8Array(Buffer.from(secretValue.slice(4), 'base64url'));
  for (const text of [fragment, other_fragment]) {
    const { encryption } = deriveKeys(parseFragment(text, id), new Uint8Array());
    const cipher = xchacha20poly1305(encryption, bytes.subarray(36, 60), bytes.subarray(0, 36));
    assert.equal(cipher.decrypt(bytes.subarray(60)).at(-1), 0x80);
  }
  const fetch = granting(id, secretValue);
  const own = await reveal(linkTo(id, fragment), { fetch });
  assert.equal(own.kind === 'granted_file' && own.file.name, file_name);
  assert.equal((await reveal(linkTo(id, other_fragment), { fetch })).kind, 'decrypt_failed');
});

interface Transcript {
  readonly request: { readonly method: string; readonly path: string; readonly headers: Record<string, string> };
  readonly response: { readonly status: number; readonly headers: Record<string, string>; readonly body: unknown };
}

suite("Infisical's own answer to a proof that is not the share's", () => {
  const wrong = casesOf<Transcript>('infisical_transcripts').find(
    ({ name }) => name === 'access-wrong-password-does-not-count-1',
  );
  assert.ok(wrong);
  const id = wrong.request.path.split('/')[4] ?? '';

  /** Sends a sealed link's access and lets the recorded answer come back. */
  async function answered(preset: PasswordPreset, password?: string) {
    let body = '';
    const content = { kind: 'text', text: 'v' } as const;
    const sealed = seal({ id, content, password, preset, cap: 10_000 }, (size) => new Uint8Array(size));
    const outcome = await reveal(linkTo(id, sealed.fragment), {
      password: password && `not ${password}`,
      fetch: async (input, init) => {
        const url = new URL(input instanceof Request ? input.url : input);
        assert.deepEqual([init?.method, url.pathname], [wrong?.request.method, wrong?.request.path]);
        body = String(Buffer.from(init?.body as Uint8Array));
        const { status, headers, body: json } = wrong?.response ?? {};
        return new Response(JSON.stringify(json), { status: status ?? 0, headers: headers ?? {} });
      },
    });
    assert.match(body, /^\{"password":"[\w-]{22}\.[\w-]{43}"\}$/);
    return [outcome.kind, outcome.viewSpent];
  }

  test('is a wrong password, and no view was spent', async () => {
    assert.deepEqual(await answered(2, 'hunter2'), ['password_incorrect', 'no']);
  });

  test('is a link that does not belong to the share where it has no password', async () => {
    assert.deepEqual(await answered(0), ['link_mismatch', 'no']);
  });
});

suite("a sealed link on Infisical's own host", () => {
  const id = 'A'.repeat(43);
  const fragment = buildFragment({ preset: 0, secret: new Uint8Array(32) }, id);

  test('is asked for with its proof and opens, or says that it does not belong', async () => {
    const sent: string[] = [];
    const outcome = await reveal(`https://app.infisical.com/shared/sealed/${id}#${fragment}`, {
      fetch: async (input, init) => {
        sent.push(`${input} ${Buffer.from(init?.body as Uint8Array)}`);
        return Response.json({ error: 'UnauthorizedError', message: 'Invalid credentials' }, { status: 401 });
      },
    });
    assert.equal(outcome.kind, 'link_mismatch');
    assert.equal(sent.length, 1);
    assert.ok(!sent[0]?.includes(fragment.slice(4)));
  });

  test('is damaged where its fragment was dropped, and nothing is sent', async () => {
    const link = `https://app.infisical.com/shared/sealed/${id}`;
    const outcome = await reveal(link, { password: 'p', fetch: neverSent });
    assert.deepEqual([outcome.kind, outcome.viewSpent], ['link_damaged', 'no']);
  });
});
