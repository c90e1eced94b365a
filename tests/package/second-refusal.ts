/** "Codes" of PROTOCOL.md once more: what every chapter of the second implementation refuses with. */

/** A refusal, with the code that PROTOCOL.md has for it. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export const refuse = (code: string): never => {
  throw new Refusal(code);
};

/** What a reading comes to: its value, or the code of its refusal. */
export function attempt<Value>(read: () => Value): { value: Value } | { code: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code };
    throw error;
  }
}
