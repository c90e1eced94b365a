/** Infisical's own OpenAPI document of the access: what the core asks and what the embedded store answers keep to it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { loadCore } from 'sharelink';
import { type Answer, createShare, openShare } from './client.ts';
import { id } from './every-answer.ts';
import { startEmbedded, type TestWorker } from './workerd.ts';

interface Content {
  readonly content: { readonly 'application/json': { readonly schema: Record<string, unknown> } };
}

interface Published {
  readonly paths: Readonly<
    Record<string, { readonly post: { readonly requestBody: Content; readonly responses: Record<string, Content> } }>
  >;
}

const file = new URL('../vectors/infisical_openapi_access.json', import.meta.url);
const published: Published = JSON.parse(readFileSync(file, 'utf8'));
const template = '/api/v1/shared-secrets/{id}/access';
const { requestBody, responses } = published.paths[template]?.post ?? assert.fail(template);

function compile({ content }: Content): ValidateFunction {
  const ajv = new Ajv({ strict: true });
  addFormats.default(ajv);
  return ajv.compile(content['application/json'].schema);
}

/** `authorizedEmails` is nullable without a type: no validator takes that, and some then let everything pass. */
function patch(response: Content): Content {
  const patched = structuredClone(response);
  const { properties } = patched.content['application/json'].schema as { properties: Record<string, unknown> };
  assert.deepEqual(properties.authorizedEmails, { nullable: true });
  properties.authorizedEmails = {};
  return patched;
}

const validators = new Map(
  Object.entries(responses).map(([status, response]) => [
    Number(status),
    compile(status === '200' ? patch(response) : response),
  ]),
);

function assertPublished({ status, json }: Answer): void {
  const validate = validators.get(status) ?? assert.fail(`${status} is not published`);
  assert.ok(validate(json), JSON.stringify(validate.errors));
}

suite('the document', () => {
  test('needs the one patch', () => {
    assert.throws(() => compile(responses[200] ?? assert.fail()), /"nullable" cannot be used without "type"/);
  });

  test('refuses what is not an answer of Infisical', () => {
    const share = { id, expiresAt: '2026-01-01T00:00:00.000Z', createdAt: '2026-01-01T00:00:00.000Z' };
    const good = { ...share, updatedAt: share.createdAt, secretValue: 'v', authorizedEmails: null };
    const validate = validators.get(200) ?? assert.fail();
    assert.ok(validate(good));
    for (const bad of [
      { id: 5, bogus: 1 },
      share,
      { ...good, bogus: 1 },
      { ...good, createdAt: 'x' },
      { ...good, userId: 'x' },
    ]) {
      assert.equal(validate(bad), false, JSON.stringify(bad));
    }
    const refusal = { reqId: 'req-1', statusCode: 404, message: 'x', error: 'NotFound' };
    assert.equal(validators.get(404)?.({ ...refusal, statusCode: 403 }), false);
    assert.equal(validators.get(404)?.({ ...refusal, reqId: undefined }), false);
  });
});

suite('an answer of the embedded store is one that is published', () => {
  let worker: TestWorker;
  before(async () => {
    worker = await startEmbedded();
  });
  after(() => worker.stop());

  test('to an access that succeeds', async () => {
    for (const share of [{}, { maxViews: 1 }, { password: 'hunter2' }, { secretValue: '' }]) {
      const opened = await openShare(worker.origin, await createShare(worker.origin, share), { password: 'hunter2' });
      assert.equal(opened.status, 200);
      assertPublished(opened);
    }
  });

  test('to an access that does not', async () => {
    const locked = await createShare(worker.origin, { password: 'hunter2' });
    const spent = await createShare(worker.origin, { maxViews: 1 });
    assert.equal((await openShare(worker.origin, spent)).status, 200);
    const refused: [status: number, answer: Promise<Answer>][] = [
      [401, openShare(worker.origin, locked)],
      [401, openShare(worker.origin, locked, { password: 'wrong' })],
      [404, openShare(worker.origin, spent)],
      [404, openShare(worker.origin, id)],
      [404, openShare(worker.origin, 'damaged')],
      [422, openShare(worker.origin, locked, { password: 5 })],
      [422, openShare(worker.origin, locked, 'no JSON')],
      [422, openShare(worker.origin, locked, '')],
    ];
    for (const [status, answer] of refused) {
      assert.equal((await answer).status, status);
      assertPublished(await answer);
    }
  });
});

suite('an access that the core builds is one that is published', () => {
  const validate = compile(requestBody);

  test('with and without a password, a token and reply keys', async () => {
    const core = await loadCore();
    const share = { server: 'https://us.infisical.com', id };
    const options = [
      {},
      { password: '' },
      { password: '"\\\u0000\u2028🐟' },
      { token: 't0ken' },
      { replyKeys: new Uint8Array(48) },
    ];
    for (const option of options) {
      const request = core.buildAccess(share, option);
      if (request.kind !== 'request') assert.fail(request.kind);
      assert.equal(new URL(request.url).pathname, template.replace('{id}', id));
      assert.equal(request.method, 'POST');
      const headers = new Headers(request.headers.map(([name, value]): [string, string] => [name, value]));
      assert.equal(headers.get('content-type'), 'application/json');
      const body = JSON.parse(new TextDecoder().decode(request.body));
      assert.equal(body.password, ('password' in option && option.password) || undefined);
      assert.ok(validate(body), JSON.stringify(validate.errors));
    }
  });

  test('and others are refused', () => {
    for (const bad of [{ password: 5 }, { passwort: 'x' }, [], null]) assert.equal(validate(bad), false);
  });
});
