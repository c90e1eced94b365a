/** What is in a file that can be saved: a chunk's part, and nothing that saving it waits for. */
import { loadZip } from 'sharelink:assets';
import type { NamedFile } from '../../../package/files/zip.ts';
import type { SharedFile } from '../../../package/types.ts';
import { button, element } from '../../kit/dom.ts';
import { saveFile } from '../../kit/save.ts';
import { isolated } from '../../kit/wording.ts';
import type { RevealPageSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import { destroyTool, type ToolParts } from './tools.ts';

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
  listFiles(file, inside, parts).catch(() => {}); // it can be saved as it is
}

/** Lists what one of several files holds: each can be saved by itself. */
async function listFiles({ bytes }: SharedFile, place: HTMLElement, { actions, sentences }: FileToolParts) {
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) return;
  const [{ filesIn }, core] = await Promise.all([loadZip(), actions.loadWholeCore()]);
  const files = filesIn(bytes, core.safeFileName);
  if (!files) return;
  const unsaved = new Set(files);
  const onSaved = (file: NamedFile) => {
    if (unsaved.delete(file) && unsaved.size === 0) actions.secretKept();
  };
  place.append(
    element('p', {}, sentences.filesInside(files.length)),
    element(
      'table',
      { class: 'rows', translate: 'no' },
      element('tbody', {}, ...files.map((file) => fileRow(file, onSaved, sentences))),
    ),
  );
}

function fileRow(file: NamedFile, onSaved: (file: NamedFile) => void, sentences: RevealPageSentences): HTMLElement {
  const save = button('', () => {
    saveFile(file);
    onSaved(file);
  });
  save.className = 'quiet icon-file';
  save.setAttribute('aria-label', sentences.saveNamed(isolated(file.name)));
  return element(
    'tr',
    {},
    element('th', { scope: 'row', dir: 'auto' }, file.name),
    element('td', {}, sentences.fileSize(file.bytes.length)),
    element('td', {}, save),
  );
}
