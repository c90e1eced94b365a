/** For a part of a page that a network holds up: until then the page says what it was doing. */
export const partMs = 10_000;

/** @throws where it is not there in time. */
export function within<Value>(timeoutMs: number, value: Promise<Value>): Promise<Value> {
  const tooLate = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too late')), timeoutMs));
  return Promise.race([value, tooLate]);
}
