/** The store that the worker brings along: one Durable Object for each secret. */
import type { ErrorCode } from '../../wasm/types.ts';
import type { CreateBody, Reply } from '../../wasm/worker-core.ts';
import type { Backend } from './backend.ts';
import { core } from './core.ts';
import type { CreatePolicy, EmbeddedConfig, Env } from './env.ts';
import type { PasswordHash } from './share-object.ts';
import { ledgerOf } from './store-ledger.ts';

/** What a share takes on disk beside its value, so that a million empty ones are not free. */
const shareBytes = 16 * 1024;

export function createEmbedded(config: EmbeddedConfig, env: Env): Backend {
  // The id's MAC is checked before an object is touched: each one that is leaves a file on disk.
  const find = (id: string) => (core.isStoreId(config.storeKey, id) ? objectOf(id) : undefined);
  const objectOf = (id: string) => env.SHARE_OBJECT.getByName(core.buildRowName(config.storeKey, id));

  return {
    limits: config,

    async peek(id, requestId) {
      const share = await find(id)?.look(id);
      const refusal = share ? core.checkPeek(share, Date.now()) : 'not_found';
      return share && !refusal ? core.buildPeekReply(share) : refuse(refusal ?? 'not_found', id, requestId);
    },

    async access(id, password, requestId) {
      const object = find(id);
      if (!object) return refuse('not_found', id, requestId);
      const salt = password.length > 0 ? await object.salt() : undefined;
      const hash = salt && core.hashPassword(password, salt);
      if (salt && !hash) return refuse('server_unavailable', id, requestId);
      const opened = await object.open(id, hash);
      return opened.kind === 'opened'
        ? core.buildAccessReply(opened.share, opened.value)
        : refuse(opened.code, id, requestId);
    },

    refuseCreate: (request) => refuseCreate(config.create, request),

    async create(share, requestId) {
      const password = hashNewPassword(share.password);
      if (password === undefined) return refuse('server_unavailable', '', requestId);
      const createdAtMs = Date.now();
      const expiresAtMs = createdAtMs + share.lifetimeMs;
      const ledger = ledgerOf(env);
      const bytes = shareBytes + share.value.length;
      const reservation = await ledger.reserve(bytes, expiresAtMs, config.storeBytesMax);
      if (reservation === undefined) return refuse('store_full', '', requestId);
      const id = core.buildStoreId(config.storeKey, randomBytes(16));
      try {
        const { value, maxViews: viewsLeft } = share;
        await objectOf(id).store({
          createdAtMs,
          expiresAtMs,
          viewsLeft,
          password,
          reservation,
          value,
        });
      } catch (error) {
        await ledger.release(reservation);
        throw error;
      }
      return core.buildCreated(id);
    },
  };
}

function refuse(code: ErrorCode, id: string, requestId: string): Reply {
  return core.buildRefusal(code, requestId, { id });
}

/** @returns null where no password is wanted, undefined where memory could not be had. */
function hashNewPassword(password: CreateBody['password']): PasswordHash | null | undefined {
  if (password.length === 0) return null;
  const salt = randomBytes(16);
  const hash = core.hashPassword(password, salt);
  return hash && { salt, hash };
}

function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count));
}

function refuseCreate(policy: CreatePolicy, request: Request): ErrorCode | undefined {
  switch (policy.kind) {
    case 'open':
      return undefined;
    case 'off':
      return 'not_permitted';
    case 'loopback':
      return isLocal(request) ? undefined : 'not_permitted';
    case 'token': {
      const given = request.headers.get('authorization');
      if (given === null) return 'sign_in_required';
      const expected = new Uint8Array([...new TextEncoder().encode('Bearer '), ...policy.token]);
      return core.sameBytes(new TextEncoder().encode(given), expected) ? undefined : 'token_rejected';
    }
  }
}

/** Anyone can send a Host header; where the platform tells the client's address, that must be loopback too. */
function isLocal({ url, cf }: Request): boolean {
  const addresses = [new URL(url).host, cf?.clientIp];
  return addresses.every((address) => address === undefined || isLoopback(address));
}

/** Only on loopback does the core take plain http; Infisical Cloud's own hosts it turns to https. */
function isLoopback(address: string): boolean {
  const parsed = core.parseServer(`http://${address}`);
  return parsed.kind === 'server' && parsed.server.startsWith('http:');
}
