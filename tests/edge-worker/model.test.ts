/** The embedded store beside a model of it: whatever is done in whatever order, both say the same. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random, rounds, seed } from '../package/random.ts';
import { ask, createPath, openShare, peekPath, peekShare, postJson } from './client.ts';
import { acknowledge, type Keys, newKeys, openSealed, tell } from './proof.ts';
import { startEmbedded, type TestWorker } from './workerd.ts';

/** The full count takes about ten minutes. */
const steps = rounds(900);
/** So near to a deadline both may be right. */
const nearMs = 400;
const random = new Random(seed);
const pick = <Item>(items: readonly Item[]): Item => items[random.below(items.length)] as Item;

interface Reply {
  readonly keys: Keys;
  readonly ack: string;
  acknowledged: boolean;
}

interface ModelShare {
  readonly id: string;
  readonly value: string;
  readonly password: string | undefined;
  readonly expiresAtMs: number;
  readonly deleteToken: string;
  viewsLeft: number | null;
  guesses: number;
  deleted: boolean;
  readonly replies: Reply[];
}

type State = 'live' | 'deleted' | 'expired' | 'spent';

class Model {
  readonly #worker: TestWorker;
  #storeKeys = [randomBytes(32).toString('base64url')];
  #shares: ModelShare[] = [];
  readonly counts = new Map<string, number>();

  constructor(worker: TestWorker, storeKey: string) {
    this.#worker = worker;
    this.#storeKeys = [storeKey];
  }

  async step(): Promise<void> {
    const actions: [weight: number, name: string, run: (share: ModelShare) => Promise<void>][] = [
      [30, 'access', (share) => this.#access(share)],
      [30, 'access with keys', (share) => this.#accessWithKeys(share)],
      [25, 'fetch again', (share) => this.#fetchAgain(share)],
      [15, 'acknowledge', (share) => this.#acknowledge(share)],
      [10, 'guess', (share) => this.#guess(share)],
      [5, 'delete', (share) => this.#delete(share)],
      [20, 'peek', (share) => this.#peek(share)],
      [35, 'create', () => this.#create()],
      [2, 'restart', () => this.#restart()],
      [1, 'rotate', () => this.#rotate()],
    ];
    if (this.#shares.length === 0) return this.#create();
    const [name, run] = pick(actions.flatMap(([weight, ...action]) => Array<typeof action>(weight).fill(action)));
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    const share = pick(this.#shares);
    while (Math.abs(share.expiresAtMs - Date.now()) < nearMs) await sleep(nearMs);
    const beganMs = Date.now();
    try {
      await run(share);
    } catch (error) {
      // The deadline passed while it was asked: what came of it is not known.
      if (beganMs > share.expiresAtMs || Date.now() < share.expiresAtMs - nearMs) throw error;
      this.#shares = this.#shares.filter((other) => other !== share);
    }
    // Those that are over stay for a while, to be asked for.
    if (this.#shares.length > 40) this.#shares = this.#shares.slice(10);
  }

  #stateOf({ deleted, expiresAtMs, viewsLeft }: ModelShare): State {
    if (deleted) return 'deleted';
    if (Date.now() >= expiresAtMs) return 'expired';
    return viewsLeft === 0 ? 'spent' : 'live';
  }

  /** What an access without an answer of its own is told. */
  #refusalOf(share: ModelShare): RegExp | undefined {
    switch (this.#stateOf(share)) {
      case 'live':
        return undefined;
      case 'deleted':
        return /not found/;
      case 'expired':
        return /has expired/;
      case 'spent':
        return /view limit/;
    }
  }

  async #create(): Promise<void> {
    const maxViews = pick([1, 1, 2, 3, null]);
    const password = pick([undefined, undefined, 'hunter2']);
    const lifetimeMs = pick([2_000, 4_000, 3_600_000, 3_600_000]);
    const value = `value ${'x'.repeat(random.below(3000))} ${random.below(1e9)}`;
    const share = {
      secretValue: value,
      expiresIn: String(lifetimeMs),
      ...(maxViews && { maxViews }),
      ...(password && { password }),
    };
    const { status, json } = await postJson(this.#worker.origin + createPath, share);
    assert.equal(status, 200);
    const { id, deleteToken } = json as { id: string; deleteToken: string };
    // The server's deadline is a little earlier than this; the margin around it takes that in.
    const expiresAtMs = Date.now() + lifetimeMs;
    this.#shares.push({
      id,
      value,
      password,
      expiresAtMs,
      deleteToken,
      viewsLeft: maxViews,
      guesses: 0,
      deleted: false,
      replies: [],
    });
  }

  async #access(share: ModelShare): Promise<void> {
    const refusal = this.#refusalOf(share);
    const answer = await openShare(this.#worker.origin, share.id, { password: share.password });
    if (refusal) return assert.match(String(answer.json.message), refusal);
    assert.equal(answer.json.secretValue, share.value);
    assert.equal(answer.json.expiresAfterViews, share.viewsLeft);
    if (share.viewsLeft !== null) share.viewsLeft -= 1;
  }

  async #accessWithKeys(share: ModelShare): Promise<void> {
    const state = this.#stateOf(share);
    const keys = newKeys();
    const { kind, value, ack } = await openSealed(this.#worker.origin, share.id, keys, {
      body: { password: share.password },
    });
    if (state !== 'live') {
      const kinds = { deleted: 'not_found', expired: 'expired', spent: 'view_limit_reached' };
      return assert.equal(kind, kinds[state]);
    }
    assert.deepEqual([kind, value], ['granted', share.value]);
    if (share.viewsLeft === null) return;
    share.viewsLeft -= 1;
    share.replies.push({ keys, ack, acknowledged: false });
  }

  async #fetchAgain(share: ModelShare): Promise<void> {
    if (share.replies.length === 0) return;
    const { keys, acknowledged } = pick(share.replies);
    const state = this.#stateOf(share);
    const { kind, value } = await openSealed(this.#worker.origin, share.id, keys, {
      body: { password: share.password },
    });
    if (state === 'deleted') assert.equal(kind, 'not_found');
    else if (acknowledged || state === 'expired') assert.equal(kind, 'reply_gone');
    else assert.deepEqual([kind, value], ['granted', share.value]);
  }

  async #acknowledge(share: ModelShare): Promise<void> {
    if (share.replies.length === 0) return;
    const reply = pick(share.replies);
    const isRight = random.below(4) > 0;
    const ack = isRight ? reply.ack : randomBytes(16).toString('base64url');
    assert.equal((await acknowledge(this.#worker.origin, share.id, reply.keys, ack)).status, 204);
    if (isRight) reply.acknowledged = true;
  }

  async #guess(share: ModelShare): Promise<void> {
    if (!share.password || share.guesses >= 4 || this.#refusalOf(share)) return;
    share.guesses += 1;
    const { status } = await openShare(this.#worker.origin, share.id, { password: `wrong ${share.guesses}` });
    assert.equal(status, 401);
  }

  async #delete(share: ModelShare): Promise<void> {
    const isRight = random.below(3) > 0;
    const token = isRight ? share.deleteToken : randomBytes(32).toString('base64url');
    const headers = { authorization: `Bearer ${token}` };
    const { status } = await ask(this.#worker.origin + peekPath(share.id), { method: 'DELETE', headers });
    if (share.deleted) assert.equal(status, 404);
    else assert.equal(status, isRight ? 204 : 403);
    if (isRight) share.deleted = true;
  }

  async #peek(share: ModelShare): Promise<void> {
    const refusal = this.#refusalOf(share);
    const { json } = await peekShare(this.#worker.origin, share.id);
    if (refusal) return assert.match(String(json.message), refusal);
    assert.equal(json.expiresAfterViews, share.viewsLeft);
    assert.equal(json.isPasswordProtected, share.password !== undefined);
  }

  async #restart(): Promise<void> {
    await this.#worker.crashAndRestart({ STORE_KEY: this.#storeKeys.join(',') });
  }

  async #rotate(): Promise<void> {
    this.#storeKeys = [randomBytes(32).toString('base64url'), ...this.#storeKeys].slice(0, 8);
    // A share under a key that has left the list is no share of this store any more.
    if (this.#storeKeys.length === 8) this.#shares = [];
    await this.#restart();
  }
}

test('a random walk through the store ends where the model of it does', async (t) => {
  const storeKey = randomBytes(32).toString('base64url');
  const worker = await startEmbedded({ STORE_KEY: storeKey, LIFETIME_MIN: '1s', STORE_BYTES_MAX: String(2 ** 30) });
  t.after(() => worker.stop());
  const model = new Model(worker, storeKey);
  for (let i = 0; i < steps; i += 1) {
    try {
      await model.step();
    } catch (error) {
      throw new Error(`step ${i} of SHARELINK_SEED=${seed}`, { cause: error });
    }
  }
  const told = [...model.counts].map(([name, count]) => `${count} times ${name}`).join(', ');
  tell(t, `${steps} steps: ${told}`);
});
