/** Every state of the reveal page, and how a reader gets there. The tests and the pictures go through the same list. */
import { type Reader, says } from './reader.ts';
import type { PageStateCase, World } from './state-steps.ts';
import { beforeOpening, opening } from './states-before.ts';
import { broken, failed } from './states-failed.ts';
import { opened } from './states-opened.ts';

export { id, type PageStateCase, type World } from './state-steps.ts';

export const pageStates: readonly PageStateCase[] = [...beforeOpening, ...opening, ...opened, ...failed, ...broken];

export async function reach(reader: Reader, world: World, state: PageStateCase): Promise<void> {
  world.answers.clear();
  await state.reach(reader, world);
  await says(reader, state.says);
}
