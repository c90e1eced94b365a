/** What this worker uses of the Workers runtime beyond the web's own types. */
declare module 'cloudflare:workers' {
  export const env: unknown;

  export abstract class DurableObject<Env> {
    constructor(ctx: DurableObjectState, env: Env);
    protected readonly ctx: DurableObjectState;
    protected readonly env: Env;
  }
}

/** The built page, from tools/build-worker.ts. */
declare module 'sharelink:page' {
  export interface PageFile {
    readonly type: string;
    readonly plain: ArrayBuffer;
    readonly brotli: ArrayBuffer;
  }
  export const page: PageFile;
  export const sharePage: PageFile;
  /** By file name, which holds a hash of the content. */
  export const assets: ReadonlyMap<string, PageFile>;
}

interface ExecutionContext {
  /** Keeps the request's work alive when the client is gone. */
  waitUntil(work: Promise<unknown>): void;
}

interface DurableObjectNamespace<Class> {
  idFromName(name: string): { toString(): string };
  getByName(name: string): Pick<Class, keyof Class>;
}

interface RateLimit {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

interface DurableObjectState {
  readonly id: { toString(): string };
  readonly storage: DurableObjectStorage;
  waitUntil(work: Promise<unknown>): void;
}

interface DurableObjectStorage {
  readonly sql: {
    exec<Row>(query: string, ...bindings: readonly (string | number | null | ArrayBuffer)[]): { toArray(): Row[] };
    /** Bytes, without pages that are free. */
    readonly databaseSize: number;
  };
  /** Resolves when everything written is on disk. */
  sync(): Promise<void>;
  transactionSync<Result>(closure: () => Result): Result;
  setAlarm(timeMs: number): Promise<void>;
}

interface CloudflareProperties {
  /** Address and port of the client; self-hosted workerd only. */
  readonly clientIp?: string;
  /** Where Cloudflare's network has taken a request in; nowhere else. */
  readonly colo?: string;
  /** Of an outgoing request: seconds; below zero: not cached. */
  readonly cacheTtl?: number;
}

interface Request {
  readonly cf?: CloudflareProperties;
}

interface RequestInit {
  cf?: CloudflareProperties | undefined;
}

interface ResponseInit {
  /** `manual`: the body already has the content-encoding that the headers name. */
  encodeBody?: 'automatic' | 'manual';
}

/** What entry.deno.ts uses of Deno. */
declare const Deno: {
  addSignalListener(signal: 'SIGWINCH', listener: () => void): void;
  createHttpClient(options: { poolMaxIdlePerHost: number }): object;
  serve(
    options: { hostname: string; port: number; onListen(): void },
    handler: (
      request: Request,
      info: {
        remoteAddr: { hostname: string; port: number };
        /** Rejects where the client has left before its answer was sent. */
        completed: Promise<void>;
      },
    ) => Promise<Response>,
  ): {
    /** Rejects where it had to end. */
    readonly finished: Promise<void>;
  };
};

/** What entry.bun.ts uses of Bun. */
declare const Bun: {
  serve(options: {
    hostname: string;
    port: number;
    idleTimeout: number;
    fetch(
      request: Request,
      server: { requestIP(request: Request): { address: string; port: number } | null },
    ): Promise<Response>;
    error(): Response;
  }): unknown;
};
