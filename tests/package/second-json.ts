/** The JSON of "Response" once more, written from PROTOCOL.md alone. */

/** @returns undefined where the body does not count as JSON. */
export function parseBody(body: Uint8Array): Record<string, unknown> | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (text.includes('\0') || depthOf(text) > 16) return undefined;
    const value = JSON.parse(text, (_, member: unknown) => {
      const isBeyond = typeof member === 'number' && !Number.isFinite(member);
      if (isBeyond || (typeof member === 'string' && !member.isWellFormed())) throw new SyntaxError();
      return member;
    });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [mark] of text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '').matchAll(/[[\]{}]/g)) {
    depth += mark === '{' || mark === '[' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
