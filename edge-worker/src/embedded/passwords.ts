/** What the embedded store keeps of passwords: of a human's the slow hash, of a sealed share's access proof quick ones. */
import { core, loadArgon2id } from '../core.ts';
import { randomBytes } from '../random-bytes.ts';
import { WaitingLines } from '../replies/waiting-lines.ts';
import { saltBytes } from '../sizes.ts';
import type { PasswordCheck } from '../worker-core.ts';

/** How many slow hashes may be under way or wait, and for one client: one runs at a time, as there is one thread. */
const hashesMax = { inLineMax: 8, ofOneMax: 2 };

export type PasswordHash =
  | { readonly kind: 'argon2id'; readonly salt: Uint8Array<ArrayBuffer>; readonly hash: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'proof'; readonly linkHash: Uint8Array<ArrayBuffer>; readonly hash: Uint8Array<ArrayBuffer> };

/** The same of a password that was brought: the salt is the share's. */
export type GivenHash =
  | Omit<Extract<PasswordHash, { kind: 'argon2id' }>, 'salt'>
  | Extract<PasswordHash, { kind: 'proof' }>;

export class PasswordHasher {
  readonly #line = new WaitingLines(hashesMax);

  /** @returns undefined where too many wait, or memory could not be had. */
  async hash(key: Uint8Array, password: Uint8Array, salt: Uint8Array, who: string) {
    return this.#line.take('', who, async () => {
      const { stretch } = await loadArgon2id();
      const asked = core.buildPasswordStretch(password, salt);
      const lastBlock = await stretch(asked).finally(() => asked.firstBlocks.fill(0));
      const hash = lastBlock.length === 0 ? undefined : core.hashPassword(key, lastBlock);
      lastBlock.fill(0);
      return hash;
    });
  }

  /**
   * Of a new share.
   *
   * @param key the store's.
   * @returns null where no password is wanted, undefined where it could not be hashed now.
   */
  async hashNew(
    { key, valueKey }: { key: Uint8Array; valueKey: Uint8Array },
    password: Uint8Array,
    who: string,
  ): Promise<PasswordHash | null | undefined> {
    if (password.length === 0) return null;
    const quick = hashProof(valueKey, password);
    if (quick) return quick;
    const salt = randomBytes(saltBytes);
    const slow = await this.hash(key, password, salt, who);
    return slow && { kind: 'argon2id', salt, hash: slow };
  }
}

/** @returns undefined where it is none, or a human's password, which takes a slow hash. */
export function hashProof(
  valueKey: Uint8Array,
  password: Uint8Array,
): Extract<PasswordHash, { kind: 'proof' }> | undefined {
  const proof = core.parseProof(password);
  return (
    proof && {
      kind: 'proof',
      linkHash: core.hashLinkProof(valueKey, proof.linkProof),
      hash: core.hashProof(valueKey, proof.passwordProof),
    }
  );
}

/** @param given undefined: of a password that cannot be right. */
export function checkHash(
  kept: PasswordHash | null,
  given: GivenHash | undefined,
): Exclude<PasswordCheck, 'not_given'> {
  if (kept?.kind === 'argon2id' && given?.kind === 'argon2id') {
    return core.sameBytes(kept.hash, given.hash) ? 'right' : 'wrong';
  }
  if (kept?.kind === 'proof' && given?.kind === 'proof') {
    const isLink = core.sameBytes(kept.linkHash, given.linkHash);
    return core.sameBytes(kept.hash, given.hash) && isLink ? 'right' : 'wrong';
  }
  return 'wrong';
}
