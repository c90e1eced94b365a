/** Holds answers of the worker against its OpenAPI document. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { RawAnswer, RawAsk } from './raw.ts';

type Schema = Record<string, unknown>;

interface Reference {
  readonly $ref: string;
}

interface Header {
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface ResponseObject {
  readonly headers?: Readonly<Record<string, Header | Reference>>;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Record<string, ResponseObject | Reference>;
}

export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, Schema>;
    readonly responses: Record<string, ResponseObject>;
    readonly parameters: Record<string, unknown>;
  };
}

const file = new URL('../../edge-worker/openapi.json', import.meta.url);

export function readOpenApi(): OpenApi {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** What the worker sends of its own accord; a document that leaves one out is not whole. */
const ownHeaders = ['allow', 'retry-after', 'sharelink-page', 'sharelink-reply'];

export class OpenApiChecker {
  /** What answers were held against, in the words of `everyResponse`. */
  readonly seen = new Set<string>();
  readonly #document: OpenApi;
  readonly #ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  readonly #validators = new Map<Schema, ValidateFunction>();

  constructor(document: OpenApi) {
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addVocabulary(['components']);
  }

  /** @returns each response of each operation that is described. */
  everyResponse(): string[] {
    const operations = Object.values(this.#document.paths).flatMap((path) => Object.values(path));
    return operations.flatMap(({ operationId, responses }) =>
      Object.entries(responses).flatMap(([key, response]) => {
        const { content } = this.resolve(response);
        return content ? Object.keys(content).map((type) => `${operationId} ${key} ${type}`) : `${operationId} ${key}`;
      }),
    );
  }

  /** @returns what is wrong with an answer; nothing where it is as described. */
  problemsOf(path: string, { method = 'GET' }: RawAsk, answer: RawAnswer): string[] {
    const isHead = method === 'HEAD';
    const [name, response] = this.#find(path, isHead ? 'get' : method.toLowerCase(), answer.status);
    if (!response) return [`${name} is not described`];
    const mediaType = answer.headers['content-type']?.split(';')[0] ?? '';
    this.seen.add(mediaType ? `${name} ${mediaType}` : name);
    return [...this.#headerProblems(response, answer), ...this.#bodyProblems(response, mediaType, answer, isHead)];
  }

  /** @returns what is wrong with a value; undefined where it fits. */
  problemOf(schema: Schema, value: unknown): string | undefined {
    let validate = this.#validators.get(schema);
    if (!validate) {
      // Beside the components, so that references find them.
      validate = this.#ajv.compile({ allOf: [schema], components: this.#document.components });
      this.#validators.set(schema, validate);
    }
    return validate(value) ? undefined : this.#ajv.errorsText(validate.errors);
  }

  resolve<Value extends object>(value: Value | Reference): Value {
    if (!('$ref' in value)) return value;
    const [, ...keys] = value.$ref.split('/');
    // biome-ignore lint/suspicious/noExplicitAny: a path into JSON
    return keys.reduce((node: any, key) => node[key], this.#document);
  }

  /** @returns whose answer it is, and how it is described; a concrete path comes before one with a parameter. */
  #find(path: string, method: string, status: number): [name: string, response: ResponseObject | undefined] {
    const { paths, components } = this.#document;
    const { NoSuchRoute, MethodNotAllowed, Preflight } = components.responses;
    const matching = Object.keys(paths)
      .filter((template) => matches(template, path))
      .sort((a, b) => Number(a.includes('{')) - Number(b.includes('{')));
    if (matching.length === 0) return [status === 404 ? 'no path' : 'any path', this.#anywhere(status) ?? NoSuchRoute];
    const operation = matching.map((template) => paths[template]?.[method]).find((found) => found !== undefined);
    if (!operation) {
      if (method === 'options' && status === 204) return ['preflight', Preflight];
      return ['no method', status === 405 ? MethodNotAllowed : this.#anywhere(status)];
    }
    const { operationId, responses } = operation;
    const key = String(status) in responses ? String(status) : `${Math.trunc(status / 100)}XX`;
    const found = responses[key];
    return [`${operationId} ${key}`, found && this.resolve(found)];
  }

  /** What can meet a request before its path is looked at. */
  #anywhere(status: number): ResponseObject | undefined {
    const { MalformedHost, Misdirected, InternalServerError } = this.#document.components.responses;
    return { 400: MalformedHost, 421: Misdirected, 500: InternalServerError }[status];
  }

  #headerProblems({ headers = {} }: ResponseObject, answer: RawAnswer): string[] {
    const problems: string[] = [];
    const described = new Map(Object.entries(headers).map(([name, header]) => [name.toLowerCase(), header]));
    for (const [name, reference] of described) {
      const { required, schema } = this.resolve(reference);
      const value = answer.headers[name];
      if (value === undefined && required) problems.push(`${name} is missing`);
      const problem = value === undefined ? undefined : this.problemOf(schema, value);
      if (problem) problems.push(`${name}: ${problem}`);
    }
    for (const name of ownHeaders) {
      if (name in answer.headers && !described.has(name)) problems.push(`${name} is not described`);
    }
    return problems;
  }

  #bodyProblems({ content }: ResponseObject, mediaType: string, { text }: RawAnswer, isHead: boolean): string[] {
    const described = content?.[mediaType];
    if (content && !described) return [`${mediaType || 'no type'} is not described`];
    if (isHead || !described) return text === '' ? [] : ['there is a body'];
    let body: unknown = text;
    if (mediaType === 'application/json') {
      try {
        body = JSON.parse(text);
      } catch {
        return ['the body is not JSON'];
      }
    }
    const problem = this.problemOf(described.schema, body);
    return problem === undefined ? [] : [`body: ${problem}`];
  }
}

function matches(template: string, path: string): boolean {
  const segments = (text: string) => text.split('/').filter((segment) => segment !== '');
  const [pathname = ''] = path.split('?');
  const expected = segments(template);
  const actual = segments(pathname);
  return expected.length === actual.length && expected.every((part, i) => part.startsWith('{') || part === actual[i]);
}
