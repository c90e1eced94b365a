import type { ErrorCode } from '../../wasm/types.ts';
import type { CreateBody, Reply } from '../../wasm/worker-core.ts';

/** Where shares are kept. Ids are canonical, bodies checked; every answer is worded by the core. */
export interface Backend {
  /** Limits of a create body. */
  readonly limits: { readonly valueCharsMax: number; readonly lifetimeMinMs: number };
  peek(id: string, requestId: string): Promise<Reply>;
  /** @param password empty: none given. */
  access(id: string, password: Uint8Array, requestId: string): Promise<Reply>;
  /** @returns why this client may not create a share; undefined where it may. */
  refuseCreate(request: Request): ErrorCode | undefined;
  create(share: CreateBody, requestId: string): Promise<Reply>;
  /** Hands a request to the server that this worker stands in front of, where there is one. */
  readonly forward?: (request: Request, url: URL) => Promise<Response>;
}
