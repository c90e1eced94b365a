/** Whether the name `sharelink` on npm is this project's. While it is not, `npx sharelink` runs whatever somebody else puts there. */
export const isPublished = false;

/** What the pages tell who has no JavaScript to type at a command line. */
export const revealCommand = isPublished ? 'npx sharelink reveal -' : undefined;
