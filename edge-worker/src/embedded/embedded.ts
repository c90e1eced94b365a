/** The store that the worker brings along, in a fixed number of Durable Objects. */
import type { ErrorCode } from '../../../package/types.ts';
import type { Access, Backend, Sender } from '../backend.ts';
import { core } from '../core.ts';
import { randomBytes } from '../random-bytes.ts';
import { shardName } from '../replies/shards.ts';
import { whoStands } from '../replies/waiting-lines.ts';
import type { Client } from '../settings/client.ts';
import type { CreatePolicy, EmbeddedConfig } from '../settings/config.ts';
import { isLoopback } from '../settings/loopback.ts';
import { idRandomBytes, nonceBytes } from '../sizes.ts';
import type { CreateBody, Reply, SealedReply, ShareId } from '../worker-core.ts';
import { type GivenHash, hashProof, PasswordHasher } from './passwords.ts';
import type { StoreShard } from './store-shard.ts';
import type { Visit } from './stored-shares.ts';

const busySeconds = 2;

export function createEmbedded(config: EmbeddedConfig, shards: DurableObjectNamespace<StoreShard>): Backend {
  const [newestKey] = config.storeKeys;
  const hasher = new PasswordHasher();
  // Whoever has the disk and not the key can't tell which network a name is.
  const networksId = core.buildStoreId(newestKey, new Uint8Array(idRandomBytes));
  /** Whose part of the store is taken. Who may create is known, but where anyone may; and on this machine are several. */
  const networkOf = ({ site, isLocal }: Sender) =>
    config.create.kind === 'open' && !isLocal ? core.nameNetwork(networksId, site) : '';

  const placeOf = (key: Uint8Array, id: ShareId): Place => ({
    key,
    name: core.buildRowName(key, id),
    shard: shards.getByName(shardName('store', id)),
  });

  /** The id's MAC is checked before anything is touched. */
  const find = (id: ShareId): Place | undefined => {
    const key = config.storeKeys.find((storeKey) => core.isStoreId(storeKey, id));
    return key && placeOf(key, id);
  };

  return {
    limits: config,
    keepsReplies: 'until_fetched',
    formKey: newestKey,

    async peek(id, _sender, requestId) {
      const place = find(id);
      const share = place && (await place.shard.look(place.name, id));
      const refusal = share ? core.checkPeek(share, Date.now()) : 'not_found';
      return share && !refusal ? core.buildPeekReply(share) : refuse(refusal ?? 'not_found', requestId, id);
    },

    async access(access) {
      const place = find(access.id);
      if (!place) return refuse('not_found', access.requestId, access.id);
      const network = networkOf(access);
      return withValueKey(place, access.id, (valueKey) => openAt(place, access, { valueKey, network }, hasher));
    },

    async acknowledge(id, acknowledgement) {
      await find(id)?.shard.acknowledge(acknowledgement);
    },

    refuseCreate: (request, client) => refuseCreate(config.create, request, client),

    async create(asked, sender, requestId) {
      const id = core.buildStoreId(newestKey, randomBytes(idRandomBytes));
      const place = placeOf(newestKey, id);
      const who = { network: networkOf(sender), inLine: whoStands(sender, requestId) };
      return withValueKey(place, id, async (valueKey) => {
        const refusal = await storeAt(place, asked, valueKey, who, hasher);
        if (refusal === 'server_busy') return busy(requestId);
        return refusal ? refuse(refusal, requestId) : core.buildCreated(id, core.buildDeleteToken(valueKey, 'creator'));
      });
    },

    async remove(id, token, requestId) {
      const place = find(id);
      if (!place) return refuse('not_found', requestId, id);
      return withValueKey(place, id, async (valueKey) => {
        const refusal = await place.shard.remove(place.name, token, valueKey);
        return refusal && refuse(refusal, requestId, id);
      });
    },
  };
}

/** Where a share is kept, and the store's key that its id was made with. */
interface Place {
  readonly key: Uint8Array;
  readonly name: string;
  readonly shard: ReturnType<DurableObjectNamespace<StoreShard>['getByName']>;
}

/** The key of one share's value: derived for one request, and gone after it. */
async function withValueKey<Result>(
  { key }: Place,
  id: ShareId,
  use: (valueKey: Uint8Array<ArrayBuffer>) => Promise<Result>,
): Promise<Result> {
  const valueKey = core.deriveValueKey(key, id);
  try {
    return await use(valueKey);
  } finally {
    valueKey.fill(0);
  }
}

/** @returns why the share was not stored; undefined where it was. */
async function storeAt(
  { key, name, shard }: Place,
  { value, valueJsonBytes, password, lifetimeMs, maxViews, allowDelete }: CreateBody,
  valueKey: Uint8Array<ArrayBuffer>,
  { network, inLine }: { readonly network: string; readonly inLine: string },
  hasher: PasswordHasher,
): Promise<'server_busy' | 'store_full' | undefined> {
  const sealedValue = core.sealValue(valueKey, value, randomBytes(nonceBytes));
  const hashed = await hasher.hashNew({ key, valueKey }, password, inLine);
  if (hashed === undefined) return 'server_busy';
  const createdAtMs = Date.now();
  const times = { createdAtMs, expiresAtMs: createdAtMs + lifetimeMs };
  const share = { ...times, viewsLeft: maxViews, password: hashed, allowDelete, sealedValue, valueJsonBytes };
  return (await shard.store(name, share, network)) ? undefined : 'store_full';
}

/** A human's password is hashed here, not in the shard, which it would hold up. */
async function openAt(
  { key, name, shard }: Place,
  access: Access,
  here: Pick<Visit, 'valueKey' | 'network'>,
  hasher: PasswordHasher,
): Promise<Reply | SealedReply> {
  const { password, requestId } = access;
  const { valueKey } = here;
  const named = { ...access, name };
  const visit = { ...named, ...here };
  const quick = password.length === 0 ? undefined : hashProof(valueKey, password);
  if (quick || password.length === 0) return shard.open(visit, quick);
  const prepared = await shard.prepare(named);
  if (prepared.kind === 'answer') return prepared.answer;
  if (!prepared.salt) return shard.open(visit, undefined);
  const slow = await hasher.hash(key, password, prepared.salt, whoStands(access, requestId));
  const given: GivenHash | undefined = slow && { kind: 'argon2id', hash: slow };
  return given ? shard.open(visit, given) : busy(requestId);
}

function refuse(code: ErrorCode, requestId: string, id?: ShareId): Reply {
  return core.buildRefusal(code, requestId, id && { id });
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
