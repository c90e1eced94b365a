/** A browser's own copy leaves out what a page does not show: line breaks at the end, what a space is made of. */

/** Gives a copy of all that the box shows the exact value; a copy of a part stays the browser's. */
export function copyExactly(box: HTMLElement, value: () => string | undefined): void {
  box.addEventListener('copy', (event) => {
    const exact = value();
    if (exact === undefined || !isAllSelected(box)) return;
    event.clipboardData?.setData('text/plain', exact);
    event.preventDefault();
  });
  box.addEventListener('keydown', (event) => {
    // Of a box that has the focus, all is what is in it: the whole page would bring other text along.
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'a') return;
    event.preventDefault();
    getSelection()?.selectAllChildren(box);
  });
}

function isAllSelected(box: HTMLElement): boolean {
  const selected = selectedRange(box);
  const text = box.firstChild;
  if (!selected || !text) return false;
  const all = document.createRange();
  all.selectNodeContents(text);
  const { startContainer, startOffset, endContainer, endOffset } = selected;
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return (
    range.compareBoundaryPoints(Range.START_TO_START, all) <= 0 &&
    range.compareBoundaryPoints(Range.END_TO_END, all) >= 0
  );
}

/** A selection in a shadow tree is told to who names that tree, or by the range itself where a browser is older. */
function selectedRange(box: HTMLElement): StaticRange | Range | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const root = box.getRootNode();
  if (!(root instanceof ShadowRoot)) return selection.getRangeAt(0);
  return selection.getComposedRanges?.({ shadowRoots: [root] })[0] ?? selection.getRangeAt(0);
}
