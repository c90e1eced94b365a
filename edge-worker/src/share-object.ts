import { DurableObject } from 'cloudflare:workers';
import type { ErrorCode } from '../../wasm/types.ts';
import type { PasswordCheck, StoredShare } from '../../wasm/worker-core.ts';
import { core } from './core.ts';
import type { Env } from './env.ts';
import { ledgerOf } from './store-ledger.ts';

/** How long a share that is over is still told from one that never was; as long as Infisical does. */
const tombstoneMs = 7 * 24 * 60 * 60 * 1000;

export interface PasswordHash {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

/** A share without its id, which is stored nowhere, and its value, which has a row of its own. */
interface Share {
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly expiresAtMs: number;
  readonly viewsLeft: number | null;
  readonly lastViewedAtMs: number | null;
  readonly password: PasswordHash | null;
  /** Of the store ledger; null once the value is erased. */
  readonly reservation: string | null;
}

export interface NewShare {
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly viewsLeft: number | null;
  readonly password: PasswordHash | null;
  readonly reservation: string;
  readonly value: Uint8Array;
}

export type Opened =
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  /** The share is as it was before this access. */
  | { readonly kind: 'opened'; readonly share: StoredShare; readonly value: Uint8Array };

/**
 * One secret of the embedded store. Every method checks the deadline itself; the alarm only cleans up.
 *
 * id  the caller's, canonical; it is not written down, so who reads the disk finds no link.
 */
export class ShareObject extends DurableObject<Env> {
  async store({ value, ...share }: NewShare): Promise<void> {
    const { storage } = this.ctx;
    storage.transactionSync(() => {
      this.#put({ ...share, updatedAtMs: share.createdAtMs, lastViewedAtMs: null });
      storage.kv.put('value', value);
    });
    await storage.setAlarm(share.expiresAtMs);
  }

  async look(id: string): Promise<StoredShare | undefined> {
    const share = this.#share();
    return share && withId(id, share);
  }

  /** @returns undefined where there is no password, or no share. */
  async salt(): Promise<Uint8Array | undefined> {
    return this.#share()?.password?.salt;
  }

  /**
   * Spends a view and gives the value. Check and count are one transaction; after the last view the value is erased.
   *
   * passwordHash  under this share's salt; undefined: no password given.
   */
  async open(id: string, passwordHash: Uint8Array | undefined): Promise<Opened> {
    const { storage } = this.ctx;
    const opened = storage.transactionSync((): Opened => {
      const share = this.#share();
      if (!share) return { kind: 'refused', code: 'not_found' };
      const nowMs = Date.now();
      const stored = withId(id, share);
      const refusal = core.checkAccess(stored, nowMs, checkPassword(share, passwordHash));
      const value = storage.kv.get<Uint8Array>('value');
      if (refusal || !value) return { kind: 'refused', code: refusal ?? 'no_value' };
      const viewsLeft = share.viewsLeft === null ? null : share.viewsLeft - 1;
      this.#put({ ...share, viewsLeft, updatedAtMs: nowMs, lastViewedAtMs: nowMs });
      if (viewsLeft === 0) storage.kv.delete('value');
      return { kind: 'opened', share: stored, value };
    });
    if (opened.kind === 'opened' && opened.share.viewsLeft === 1) await this.#erase();
    return opened;
  }

  async alarm(): Promise<void> {
    const share = this.#share();
    if (!share) return;
    const nowMs = Date.now();
    if (nowMs >= share.expiresAtMs + tombstoneMs) await this.ctx.storage.deleteAll();
    else if (nowMs >= share.expiresAtMs) await this.#erase();
    else await this.ctx.storage.setAlarm(share.expiresAtMs);
  }

  #share(): Share | undefined {
    return this.ctx.storage.kv.get<Share>('share');
  }

  #put(share: Share): void {
    this.ctx.storage.kv.put('share', share);
  }

  /** Leaves a tombstone. A plain delete would leave the value's bytes in SQLite's files, deleteAll() does not. */
  async #erase(): Promise<void> {
    const { storage } = this.ctx;
    const share = this.#share();
    if (!share) return;
    // Not awaited one by one: no other call may find the object between them.
    const erased = storage.deleteAll();
    this.#put({ ...share, password: null, reservation: null });
    await Promise.all([erased, storage.setAlarm(share.expiresAtMs + tombstoneMs)]);
    // The row in the ledger runs out by itself where this fails.
    if (share.reservation) this.ctx.waitUntil(ledgerOf(this.env).release(share.reservation));
  }
}

function withId(id: string, { password, reservation, ...share }: Share): StoredShare {
  return { ...share, id, hasPassword: password !== null };
}

function checkPassword({ password }: Share, given: Uint8Array | undefined): PasswordCheck {
  if (!given) return 'not_given';
  return password && core.sameBytes(password.hash, given) ? 'right' : 'wrong';
}
