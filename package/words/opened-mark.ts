/** Stands at the end of an address whose sealed link was opened in a browser. No fragment of a link is as short. */
export const openedMark = '#opened';
