/** What only the worker's module exports, as its TypeScript calls it. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { firstBlocksOf } from '../package/argon2id-ends.ts';
import { bytesOf, casesOf, type Text, textOf } from '../package/vectors.ts';
import { loadWorkersCore } from './worker-parts.ts';

const core = await loadWorkersCore();
const shareId = (text: string) => core.parseShareId(text) ?? assert.fail(text);
const encoder = new TextEncoder();
const id = shareId('BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc');
const otherId = shareId('CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg');
const requestId = 'req-AAAAAAAAAAAAAA';
const key = new Uint8Array(32).fill(1);
const otherKey = new Uint8Array(32).fill(2);

function assertAllDiffer(values: readonly (Uint8Array | string)[]): void {
  assert.equal(new Set(values.map(String)).size, values.length);
}

interface BearerCase {
  readonly authorization: Text;
  readonly kind: 'none' | 'token' | 'malformed';
  readonly token?: Text;
}

suite('an authorization header', () => {
  for (const { name, authorization, kind, token } of casesOf<BearerCase>('bearer')) {
    test(`of ${name} is ${kind}`, () => {
      const expected = token === undefined ? { kind } : { kind, token: textOf(token) };
      assert.deepEqual(core.parseBearer(textOf(authorization)), expected);
    });
  }
});

interface SealedCase {
  readonly access_proof: string;
  readonly link_proof_hex: string;
  readonly password_proof_hex: string;
}

suite('an access proof', () => {
  for (const c of casesOf<SealedCase>('sealed-link-v1')) {
    test(`is read as its two parts: ${c.name}`, () => {
      assert.deepEqual(core.parseProof(encoder.encode(c.access_proof)), {
        linkProof: new Uint8Array(bytesOf({ hex: c.link_proof_hex })),
        passwordProof: new Uint8Array(bytesOf({ hex: c.password_proof_hex })),
      });
    });
  }

  test('is none where a person typed it', () => {
    const proof = `${'A'.repeat(22)}.${'A'.repeat(43)}`;
    assert.ok(core.parseProof(encoder.encode(proof)));
    for (const password of ['', 'hunter2', 'A'.repeat(43), `${proof}A`, proof.slice(1), `${proof.slice(0, -1)}B`]) {
      assert.equal(core.parseProof(encoder.encode(password)), undefined, password);
    }
  });

  test('is found where more follows, which a server may not hash', () => {
    const proof = `${'A'.repeat(22)}.${'A'.repeat(43)}`;
    const whole = core.parseProof(encoder.encode(proof));
    for (const end of ['', '\0', `\0${proof.slice(0, 5)}`, `\0${proof}`, 'A', ' ', 'é']) {
      assert.deepEqual(core.parseLeadingProof(encoder.encode(proof + end)), whole, JSON.stringify(end));
    }
    for (const password of ['', 'hunter2', proof.slice(0, 65), ` ${proof}`, `\0${proof}`]) {
      assert.equal(core.parseLeadingProof(encoder.encode(password)), undefined, JSON.stringify(password));
    }
  });

  test('has parts whose hashes differ by part, by share and by value', () => {
    const part = new Uint8Array(32);
    const other = new Uint8Array(32).fill(1);
    const hashes = [part, other].flatMap((bytes) =>
      [key, otherKey].flatMap((valueKey) => [core.hashProof(valueKey, bytes), core.hashLinkProof(valueKey, bytes)]),
    );
    for (const hash of hashes) assert.equal(hash.length, 32);
    assertAllDiffer(hashes);
  });

  test('names its holder towards one share only', () => {
    const proof = new Uint8Array(16);
    assert.equal(core.nameLinkProof(id, proof), core.nameLinkProof(id, new Uint8Array(16)));
    const names = [core.nameLinkProof(id, proof), core.nameLinkProof(otherId, proof), core.nameLinkProof(id, key)];
    for (const name of names) assert.match(name, /^[\w-]{43}$/);
    assertAllDiffer(names);
  });
});

test("a password's hash differs by stretched password and store key", () => {
  const [lastBlock, another] = [new Uint8Array(1024), new Uint8Array(1024).fill(1)];
  const hashes = [
    core.hashPassword(key, lastBlock),
    core.hashPassword(otherKey, lastBlock),
    core.hashPassword(key, another),
  ];
  assert.deepEqual(core.hashPassword(key, lastBlock), hashes[0]);
  assertAllDiffer(hashes);
});

test("a human's password is stretched at the lowest cost that OWASP names", () => {
  const password = encoder.encode('hunter2');
  const salt = new Uint8Array(16).fill(1);
  const { firstBlocks, ...cost } = core.buildPasswordStretch(password, salt);
  assert.deepEqual(cost, { kind: 'stretch', memoryKib: 19_456, passes: 2 });
  assert.deepEqual(firstBlocks, firstBlocksOf({ password, salt, memoryKib: 19_456, passes: 2 }));
});

test('a reply is found by keys, id and token together, and its record by keys and id', () => {
  const keys = new Uint8Array(48).fill(3);
  const names = [
    core.nameReply(keys, id, '', ''),
    core.nameReply(keys, id, 'a', ''),
    core.nameReply(keys, id, 'b', ''),
  ];
  assert.equal(new Set(names.map(({ record }) => record)).size, 1);
  assertAllDiffer(names.map(({ replyKey }) => replyKey));
  assert.deepEqual(core.nameReply(keys, id, 'a', ''), names[1]);
});

suite('a form', () => {
  const random = new Uint8Array(16).fill(4);
  const nowMs = 1_795_000_000_000;
  const token = core.buildFormToken(key, id, random, nowMs);

  test('has a token that holds for its share, for five minutes', () => {
    assert.ok(core.isFormToken(key, id, token, nowMs));
    assert.ok(!core.isFormToken(key, id, token, nowMs + 5 * 60_000));
    assert.ok(!core.isFormToken(key, otherId, token, nowMs));
    assert.ok(!core.isFormToken(otherKey, id, token, nowMs));
    assert.ok(!core.isFormToken(key, id, '\ud800', nowMs));
    assert.notEqual(core.buildFormToken(key, id, new Uint8Array(16), nowMs), token);
  });

  test('that is sent again brings the same reply keys, and another token or password others', () => {
    const replyKeys = core.deriveFormReplyKeys(key, id, token, 'hunter2');
    assert.equal(replyKeys.length, 48);
    assert.deepEqual(core.deriveFormReplyKeys(key, id, token, 'hunter2'), replyKeys);
    const later = core.buildFormToken(key, id, random, nowMs + 1);
    assertAllDiffer([
      replyKeys,
      core.deriveFormReplyKeys(key, id, token, 'hunter3'),
      core.deriveFormReplyKeys(key, id, token, ''),
      core.deriveFormReplyKeys(key, id, later, 'hunter2'),
      core.deriveFormReplyKeys(key, otherId, token, 'hunter2'),
      core.deriveFormReplyKeys(otherKey, id, token, 'hunter2'),
    ]);
    const times = { createdAtMs: 0, updatedAtMs: 0, expiresAtMs: nowMs, lastViewedAtMs: null };
    const share = { ...times, id, viewsLeft: 1, hasPassword: false };
    const sealing = { keys: replyKeys, random: new Uint8Array(40) };
    const { kind, body } = core.buildAccessReply(share, encoder.encode('swordfish'), '', sealing);
    assert.equal(kind, 'sealed_reply');
    const headers: [string, string][] = [['content-type', 'application/vnd.sharelink.reply']];
    const server = 'https://app.example';
    const outcome = core.parseKeptResponse({ server, id }, replyKeys, { status: 200, headers, body });
    assert.equal(outcome.kind === 'granted' && outcome.secretValue, 'swordfish');
  });
});

suite('what the worker asks its server', () => {
  const server = 'https://app.example';
  const password = encoder.encode('hunter2');

  test('has the token that it was given, or none', () => {
    const headersOf = (token: string) => {
      const requests = [
        core.buildUpstreamAccess(server, id, password, token),
        core.buildPeek({ server, id }, { token }),
        core.buildCreate(server, { value: 'v', expiresIn: '1h', maxViews: 1, token }),
      ];
      return requests.map((request) =>
        request.kind === 'request'
          ? (request.headers.find(([name]) => name === 'authorization')?.[1] ?? '')
          : request.kind,
      );
    };
    assert.deepEqual(headersOf(''), ['', '', '']);
    assert.deepEqual(headersOf('a.b'), ['Bearer a.b', 'Bearer a.b', 'Bearer a.b']);
    assert.deepEqual(headersOf('a b'), ['token_invalid', 'token_invalid', 'token_invalid']);
    assert.deepEqual(headersOf('a'.repeat(8193)), ['token_invalid', 'token_invalid', 'token_invalid']);
  });
});

test('an older address is refused as Infisical refuses, with the one that is open', () => {
  const { kind, status, body } = core.buildLegacyRefusal(requestId);
  assert.deepEqual([kind, status], ['reply', 410]);
  const told = JSON.parse(Buffer.from(body).toString());
  assert.deepEqual(Object.keys(told), ['reqId', 'statusCode', 'message', 'error']);
  assert.deepEqual([told.reqId, told.statusCode, told.error], [requestId, 410, 'Refused']);
  assert.ok(told.message.includes('POST /api/v1/shared-secrets/{id}/access'));
});
