/** The store that the worker brings along, in a fixed number of Durable Objects. */
import type { ErrorCode } from '../../../package/types.ts';
import type { Backend } from '../backend.ts';
import { core } from '../core.ts';
import { randomBytes } from '../random-bytes.ts';
import { shardName } from '../replies/shards.ts';
import { Turns, whoStands } from '../replies/turns.ts';
import type { Client } from '../settings/client.ts';
import type { CreatePolicy, EmbeddedConfig } from '../settings/config.ts';
import { isLoopback } from '../settings/loopback.ts';
import type { CreateBody, Reply } from '../worker-core.ts';
import type { StoreShard } from './store-shard.ts';
import type { GivenHash, PasswordHash } from './stored-shares.ts';

/** How many slow hashes may be under way or wait, and for one client: one runs at a time, as there is one thread. */
const hashesMax = { inLineMax: 8, ofOneMax: 2 };
const busySeconds = 2;
/** Cloudflare's limit of a row is 2 MiB. */
const valueBytesMax = 2_090_000;

export function createEmbedded(config: EmbeddedConfig, shards: DurableObjectNamespace<StoreShard>): Backend {
  const [newestKey] = config.storeKeys;
  const hashes = new Turns(hashesMax);

  const placeOf = (key: Uint8Array, id: string) => ({
    key,
    name: core.buildRowName(key, id),
    shard: shards.getByName(shardName('store', id)),
    valueKey: core.deriveValueKey(key, id),
  });

  /** The id's MAC is checked before anything is touched. */
  const find = (id: string) => {
    const key = config.storeKeys.find((storeKey) => core.isStoreId(storeKey, id));
    return key && placeOf(key, id);
  };

  /** @returns undefined where too many wait, or memory could not be had. */
  const hash = async (key: Uint8Array, password: Uint8Array, salt: Uint8Array, who: string) =>
    hashes.take('', who, async () => core.hashPassword(key, password, salt));

  /** @returns undefined where it is a human's password, which takes a slow hash. */
  const hashProof = (valueKey: Uint8Array, password: Uint8Array) => {
    const proof = core.parseProof(password);
    return (
      proof && {
        kind: 'proof' as const,
        linkHash: core.hashLinkProof(valueKey, proof.linkProof),
        hash: core.hashProof(valueKey, proof.passwordProof),
      }
    );
  };

  /** @returns null where no password is wanted, undefined where it could not be hashed now. */
  const hashNew = async (
    { key, valueKey }: ReturnType<typeof placeOf>,
    password: CreateBody['password'],
    who: string,
  ): Promise<PasswordHash | null | undefined> => {
    if (password.length === 0) return null;
    const quick = hashProof(valueKey, password);
    if (quick) return quick;
    const salt = randomBytes(16);
    const slow = await hash(key, password, salt, who);
    return slow && { kind: 'argon2id', salt, hash: slow };
  };

  return {
    limits: config,
    keepsReplies: 'until_fetched',
    formKey: newestKey,

    async peek(id, _sender, requestId) {
      const place = find(id);
      const share = place && (await place.shard.look(place.name, id));
      const refusal = share ? core.checkPeek(share, Date.now()) : 'not_found';
      return share && !refusal ? core.buildPeekReply(share) : refuse(refusal ?? 'not_found', id, requestId);
    },

    async access(access) {
      const place = find(access.id);
      if (!place) return refuse('not_found', access.id, access.requestId);
      const { key, name, shard, valueKey } = place;
      const { password, requestId } = access;
      const visit = { ...access, name, valueKey };
      const quick = password.length > 0 ? hashProof(valueKey, password) : undefined;
      if (quick || password.length === 0) return shard.open(visit, quick);
      const prepared = await shard.prepare(visit);
      if (prepared.kind === 'answer') return prepared.answer;
      if (!prepared.salt) return shard.open(visit, undefined);
      const slow = await hash(key, password, prepared.salt, whoStands(access, requestId));
      const given: GivenHash | undefined = slow && { kind: 'argon2id', hash: slow };
      return given ? shard.open(visit, given) : busy(requestId);
    },

    async acknowledge(id, acknowledgement) {
      await find(id)?.shard.acknowledge(acknowledgement);
    },

    refuseCreate: (request, client) => refuseCreate(config.create, request, client),

    async create({ value, password, lifetimeMs, maxViews, allowDelete }, sender, requestId) {
      const id = core.buildStoreId(newestKey, randomBytes(16));
      const place = placeOf(newestKey, id);
      const sealedValue = core.sealValue(place.valueKey, value, randomBytes(24));
      if (sealedValue.length > valueBytesMax) return refuse('value_too_long', '', requestId);
      const hashed = await hashNew(place, password, whoStands(sender, requestId));
      if (hashed === undefined) return busy(requestId);
      const createdAtMs = Date.now();
      const times = { createdAtMs, expiresAtMs: createdAtMs + lifetimeMs };
      const share = { ...times, viewsLeft: maxViews, password: hashed, allowDelete, sealedValue };
      if (!(await place.shard.store(place.name, share))) return refuse('store_full', '', requestId);
      return core.buildCreated(id, core.buildDeleteToken(place.valueKey, 'creator'));
    },

    async remove(id, token, requestId) {
      const place = find(id);
      const refusal = place ? await place.shard.remove(place.name, token, place.valueKey) : 'not_found';
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

function refuseCreate(policy: CreatePolicy, request: Request, client: Client): ErrorCode | undefined {
  switch (policy.kind) {
    case 'open':
      return undefined;
    case 'off':
      return 'not_permitted';
    case 'loopback':
      return isLocal(request, client) ? undefined : 'not_permitted';
    case 'token': {
      const given = request.headers.get('authorization');
      if (given === null) return 'sign_in_required';
      const expected = new Uint8Array([...new TextEncoder().encode('Bearer '), ...policy.token]);
      return core.sameBytes(new TextEncoder().encode(given), expected) ? undefined : 'token_rejected';
    }
  }
}

/** Anyone can send a Host header, and whoever is on this machine can speak for others. */
function isLocal({ url }: Request, client: Client): boolean {
  return client.isLocal && isLoopback(new URL(url).host);
}
