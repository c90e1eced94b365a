/**
 * Keys of an access whose answer has not been shown yet, so that a reload in between can ask for the same answer. Nothing
 * else is kept: no link, no password, no value. PROTOCOL.md "Kept reply".
 */
const keysBytes = 48;
const nameOf = (id: string) => `sharelink-reply-${id}`;

export interface ReplyKeyStore {
  find(id: string): Uint8Array | undefined;
  put(id: string, keys: Uint8Array): void;
  drop(id: string): void;
}

export function newReplyKeys(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(keysBytes));
}

/** @param open gives the tab's storage; throws where the browser keeps it away, and then the page itself remembers. */
export function createReplyKeyStore(open: () => Storage): ReplyKeyStore {
  const remembered = new Map<string, Uint8Array>();
  const attempt = <Value>(use: (storage: Storage) => Value): Value | undefined => {
    try {
      return use(open());
    } catch {
      return undefined;
    }
  };
  return {
    find: (id) => attempt((storage) => decode(storage.getItem(nameOf(id)))) ?? remembered.get(id),
    put: (id, keys) => {
      remembered.set(id, keys);
      attempt((storage) => storage.setItem(nameOf(id), btoa(String.fromCharCode(...keys))));
    },
    drop: (id) => {
      remembered.delete(id);
      attempt((storage) => storage.removeItem(nameOf(id)));
    },
  };
}

function decode(text: string | null): Uint8Array | undefined {
  const keys = Uint8Array.from(atob(text ?? ''), (char) => char.charCodeAt(0));
  return keys.length === keysBytes ? keys : undefined;
}
