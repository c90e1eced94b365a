/** What is in a file that holds several: each can be saved by itself. */
import type { NamedFile } from '../../package/files/zip.ts';
import type { RevealPageSentences } from '../languages/sentences.ts';
import { button, element } from './dom.ts';
import { saveFile } from './save.ts';
import { isolated } from './wording.ts';

/** @param onAllSaved called once each of them was saved. */
export function fileTable(
  files: readonly NamedFile[],
  sentences: RevealPageSentences,
  onAllSaved: () => void,
): HTMLElement {
  const unsaved = new Set(files);
  const row = (file: NamedFile) => {
    const save = button('', () => {
      saveFile(file);
      if (unsaved.delete(file) && unsaved.size === 0) onAllSaved();
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
  };
  return element('table', { class: 'rows files', translate: 'no' }, element('tbody', {}, ...files.map(row)));
}
