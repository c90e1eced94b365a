/** A browser's own copy has what a page shows: no line breaks at the end, and one more between the parts of a long text. */

/** Gives a copy of all that the box shows the exact value, and one of a part of a long text its own characters. */
export function copyExactly(box: HTMLElement, value: () => string | undefined): void {
  box.addEventListener('copy', (event) => {
    const all = value();
    const exact = all === undefined ? undefined : isAllSelected(box) ? all : longPartOf(box);
    if (exact === undefined) return;
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
  const range = rangeOf(selected);
  return (
    range.compareBoundaryPoints(Range.START_TO_START, all) <= 0 &&
    range.compareBoundaryPoints(Range.END_TO_END, all) >= 0
  );
}

/** @returns what is selected of a text in parts; undefined where the browser copies it as it is. */
function longPartOf(box: HTMLElement): string | undefined {
  const selected = selectedRange(box);
  if (!selected || !box.querySelector(':scope > span > .part')) return undefined;
  const isWithin = [selected.startContainer, selected.endContainer].every((at) => box.contains(at));
  return isWithin ? rangeOf(selected).toString() : undefined;
}

function rangeOf({ startContainer, startOffset, endContainer, endOffset }: StaticRange | Range): Range {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

/** A selection in a shadow tree is told to who names that tree, or by the range itself where a browser is older. */
function selectedRange(box: HTMLElement): StaticRange | Range | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const root = box.getRootNode();
  if (!(root instanceof ShadowRoot)) return selection.getRangeAt(0);
  return selection.getComposedRanges?.({ shadowRoots: [root] })[0] ?? selection.getRangeAt(0);
}
