/** What is in a file that can be saved: a chunk's part, and nothing that saving it waits for. */
import { loadPreview, loadZip } from 'sharelink:assets';
import type { SharedFile } from '../../../package/types.ts';
import { element } from '../../kit/dom.ts';
import { isolated } from '../../kit/wording.ts';
import type { Actions } from '../actions.ts';
import { coverAfterMs } from '../next-state.ts';
import type { ToolParts } from './tool-parts.ts';
import { destroyTool } from './tools.ts';

interface FileToolParts extends ToolParts {
  readonly actions: ToolParts['actions'] & Pick<Actions, 'loadWholeCore'>;
}

export function addFileTools(file: SharedFile, place: HTMLElement, parts: FileToolParts): void {
  const inside = element('div');
  const { destroy } = parts;
  const deletion = destroy && destroyTool(destroy, parts);
  place.replaceChildren(
    inside,
    ...(deletion ? [element('div', { class: 'actions' }, deletion.first), deletion.question] : []),
  );
  showInside(file, inside, parts).catch(() => {}); // it can be saved as it is
}

/** Lists the files that this one holds, where it holds several; else shows what can be shown of it. */
async function showInside(file: SharedFile, place: HTMLElement, parts: FileToolParts) {
  const { actions, sentences, handling } = parts;
  const { announce, secretKept } = actions;
  const { bytes } = file;
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) {
    const preview = await (await loadPreview()).previewOf(file, parts);
    if (preview) place.append(preview);
    return;
  }
  const [{ filesIn, fileTable }, core, preview] = await Promise.all([
    loadZip(),
    actions.loadWholeCore(),
    loadPreview().catch(() => undefined), // each can be saved all the same
  ]);
  const files = filesIn(bytes, core.safeFileName);
  if (!files) return;
  const table = fileTable(files, {
    sentences,
    announce,
    onAllSaved: secretKept,
    isShowable: (inside) => preview?.showableOf(inside.bytes) !== undefined,
    previewOf: async (inside) => {
      // Each is hidden by itself, in its own time; with one copied, the others are not.
      const coverMs = handling.coverMs === undefined ? undefined : performance.now() + coverAfterMs;
      const own = { handling: { covered: false, coverMs }, actions: { ...actions, secretKept: () => {} } };
      return preview?.previewOf(inside, { ...parts, ...own, title: isolated(inside.name) });
    },
  });
  place.append(element('p', {}, sentences.filesInside(files.length)), table);
}
