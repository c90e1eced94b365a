import type { ErrorCode } from '../../wasm/types.ts';
import type { Acknowledgement, CreateBody, Reply, SentReplyKeys } from '../../wasm/worker-core.ts';

/** One request to open a share. */
export interface Access {
  /** Canonical. */
  readonly id: string;
  /** Empty: none given. */
  readonly password: Uint8Array<ArrayBuffer>;
  /** Absent: the reply is not to be kept. */
  readonly replyKeys: SentReplyKeys | undefined;
  /** Whose wrong passwords are counted together; see client-network.ts. */
  readonly network: string;
  readonly requestId: string;
}

/** A granted answer that only its client can read. */
export interface SealedReply {
  readonly kind: 'sealed_reply';
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Where shares are kept. Ids are canonical, bodies checked; every answer is worded by the core. */
export interface Backend {
  /** Limits of a create body. */
  readonly limits: { readonly valueCharsMax: number; readonly lifetimeMinMs: number };
  /** `until_fetched`: over a restart too, so that clients may be told to count on it. */
  readonly keepsReplies: 'until_fetched' | 'no';
  /** What tokens of the form without script are made under, where it outlives this process. */
  readonly formKey?: Uint8Array;
  peek(id: string, requestId: string): Promise<Reply>;
  access(access: Access): Promise<Reply | SealedReply>;
  acknowledge(id: string, acknowledgement: Acknowledgement): Promise<void>;
  /** @returns why this client may not create a share; undefined where it may. */
  refuseCreate(request: Request): ErrorCode | undefined;
  create(share: CreateBody, requestId: string): Promise<Reply>;
  /** Deletes a share by its creator's or reader's token. Absent where the upstream does that itself. */
  readonly remove?: (id: string, token: string, requestId: string) => Promise<Reply | undefined>;
  /** Hands a request to the server that this worker stands in front of, where there is one. */
  readonly forward?: (request: Request, url: URL) => Promise<Response>;
}
