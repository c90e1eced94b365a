/** White space, controls, and marks that show nothing; of these not the tags that end the emoji of some flags. */
const invisible = /^(?![\u{e0020}-\u{e007f}])[\p{White_Space}\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]$/u;

/** Whether a password has at an end what nobody sees: it belongs to the password, and is often there by mistake. */
export function hasInvisibleEnds(password: string): boolean {
  const characters = [...password];
  return [characters[0], characters.at(-1)].some((end) => end !== undefined && invisible.test(end));
}

/** All that nobody sees, the tags and selectors of emoji as well: without an emoji they show nothing. */
const allInvisible = /^[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]+$/u;

/** Whether a text is there, and nothing of it can be seen. */
export function isInvisible(text: string): boolean {
  return allInvisible.test(text);
}
