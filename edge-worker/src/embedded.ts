/** The store that the worker brings along: one Durable Object for each secret. */
import type { ErrorCode } from '../../wasm/types.ts';
import type { CreateBody, Reply } from '../../wasm/worker-core.ts';
import type { Access, Backend } from './backend.ts';
import { core } from './core.ts';
import type { CreatePolicy, EmbeddedConfig, Env } from './env.ts';
import { isLoopback } from './loopback.ts';
import { randomBytes } from './random-bytes.ts';
import type { GivenHash, PasswordHash } from './share-object.ts';
import { ledgerOf } from './store-ledger.ts';
import { Turns } from './turns.ts';

/** What a share takes on disk beside its value, so that a million empty ones are not free. */
const shareBytes = 24 * 1024;
/** How many slow hashes may be under way or wait: one runs at a time, as there is one thread. */
const hashesMax = 8;
const busySeconds = 2;

export function createEmbedded(config: EmbeddedConfig, env: Env): Backend {
  const [newestKey] = config.storeKeys;
  const hashes = new Turns(hashesMax);
  const objectOf = (key: Uint8Array, id: string) => env.SHARE_OBJECT.getByName(core.buildRowName(key, id));

  /** The id's MAC is checked before an object is touched: each one that is leaves a file on disk. */
  const find = (id: string) => {
    const key = config.storeKeys.find((storeKey) => core.isStoreId(storeKey, id));
    return key && { key, object: objectOf(key, id), valueKey: core.deriveValueKey(key, id) };
  };

  /** @returns undefined where too many wait, or memory could not be had. */
  const hash = async (key: Uint8Array, password: Uint8Array, salt: Uint8Array) =>
    hashes.take('', async () => core.hashPassword(key, password, salt));

  /** @returns what the object can open without being asked for a salt first; undefined where it must be. */
  const hashQuickly = ({ password }: Access, valueKey: Uint8Array): { given: GivenHash | undefined } | undefined => {
    if (password.length === 0) return { given: undefined };
    const proof = core.parseProof(password);
    return proof && { given: { kind: 'proof', hash: core.hashProof(valueKey, proof.passwordProof) } };
  };

  /** @returns null where no password is wanted, undefined where it could not be hashed now. */
  const hashNew = async (
    password: CreateBody['password'],
    valueKey: Uint8Array,
  ): Promise<PasswordHash | null | undefined> => {
    if (password.length === 0) return null;
    const salt = randomBytes(16);
    const proof = core.parseProof(password);
    if (proof) return { kind: 'proof', salt, hash: core.hashProof(valueKey, proof.passwordProof) };
    const slow = await hash(newestKey, password, salt);
    return slow && { kind: 'argon2id', salt, hash: slow };
  };

  return {
    limits: config,
    keepsReplies: 'until_fetched',
    formKey: newestKey,

    async peek(id, requestId) {
      const share = await find(id)?.object.look(id);
      const refusal = share ? core.checkPeek(share, Date.now()) : 'not_found';
      return share && !refusal ? core.buildPeekReply(share) : refuse(refusal ?? 'not_found', id, requestId);
    },

    async access(access) {
      const place = find(access.id);
      if (!place) return refuse('not_found', access.id, access.requestId);
      const { key, object, valueKey } = place;
      const visit = { ...access, valueKey };
      const quick = hashQuickly(access, valueKey);
      if (quick) return object.open(visit, quick.given);
      const prepared = await object.prepare(visit);
      if (prepared.kind === 'answer') return prepared.answer;
      if (!prepared.salt) return object.open(visit, undefined);
      const slow = await hash(key, access.password, prepared.salt);
      return slow ? object.open(visit, { kind: 'argon2id', hash: slow }) : busy(access.requestId);
    },

    async acknowledge(id, acknowledgement) {
      await find(id)?.object.acknowledge(acknowledgement);
    },

    refuseCreate: (request) => refuseCreate(config.create, request),

    async create(share, requestId) {
      const id = core.buildStoreId(newestKey, randomBytes(16));
      const valueKey = core.deriveValueKey(newestKey, id);
      const password = await hashNew(share.password, valueKey);
      if (password === undefined) return busy(requestId);
      const createdAtMs = Date.now();
      const expiresAtMs = createdAtMs + share.lifetimeMs;
      const ledger = ledgerOf(env);
      const bytes = shareBytes + share.value.length;
      const reservation = await ledger.reserve(bytes, expiresAtMs, config.storeBytesMax);
      if (reservation === undefined) return refuse('store_full', '', requestId);
      try {
        const { maxViews: viewsLeft, allowDelete } = share;
        const sealedValue = core.sealValue(valueKey, share.value, randomBytes(24));
        const times = { createdAtMs, expiresAtMs };
        await objectOf(newestKey, id).store({ ...times, viewsLeft, password, allowDelete, reservation, sealedValue });
      } catch (error) {
        await ledger.release(reservation);
        throw error;
      }
      return core.buildCreated(id, core.buildDeleteToken(valueKey, 'creator'));
    },

    async remove(id, token, requestId) {
      const place = find(id);
      const refusal = place ? await place.object.remove(token, place.valueKey) : 'not_found';
      return refusal && refuse(refusal, id, requestId);
    },
  };
}

function refuse(code: ErrorCode, id: string, requestId: string): Reply {
  return core.buildRefusal(code, requestId, { id });
}

function busy(requestId: string): Reply {
  return core.buildRefusal('server_busy', requestId, { retryAfterSeconds: busySeconds });
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
