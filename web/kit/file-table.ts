/** What is in a file that holds several: each can be saved by itself, and looked at before that where there is something to see. */
import type { NamedFile } from '../../package/files/zip.ts';
import type { RevealPageSentences } from '../languages/sentences.ts';
import { button, element } from './dom.ts';
import { saveFile } from './save.ts';
import { isolated } from './wording.ts';

export interface FileTableParts {
  readonly sentences: RevealPageSentences;
  announce(sentence: string): void;
  /** Called once each of them was saved. */
  onAllSaved(): void;
  isShowable(file: NamedFile): boolean;
  /** @returns undefined where there is nothing to see after all. */
  previewOf(file: NamedFile): Promise<HTMLElement | undefined>;
}

/** The table, and below it what one of its files looks like. */
export function fileTable(files: readonly NamedFile[], parts: FileTableParts): HTMLElement {
  const { sentences, onAllSaved, isShowable } = parts;
  const unsaved = new Set(files);
  const look = oneAtATime(parts);
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
      element('th', { scope: 'row' }, element('bdi', {}, file.name)),
      element('td', {}, sentences.fileSize(file.bytes.length)),
      element('td', {}, ...(isShowable(file) ? [look.toggle(file)] : []), save),
    );
  };
  const table = element('table', { class: 'rows files', translate: 'no' }, element('tbody', {}, ...files.map(row)));
  return element('div', {}, table, look.place);
}

/** Buttons of which each shows its file in the one place, and hides it again. */
function oneAtATime({ sentences, announce, previewOf }: FileTableParts) {
  const place = element('div');
  let hideShown = () => {};
  const toggle = (file: NamedFile) => {
    const name = isolated(file.name);
    let isShown = false;
    const set = (shown: boolean) => {
      isShown = shown;
      created.className = `quiet icon-${shown ? 'no-' : ''}eye`;
      created.setAttribute('aria-label', shown ? sentences.hideValue(name) : sentences.showValue(name));
    };
    const show = async () => {
      hideShown();
      hideShown = () => set(false);
      set(true);
      const preview = await previewOf(file).catch(() => undefined);
      if (!isShown) return; // another one was asked for meanwhile
      if (!preview) {
        set(false);
        created.setAttribute('aria-disabled', 'true');
        return;
      }
      place.replaceChildren(preview);
      preview.scrollIntoView({ block: 'nearest' });
      announce(sentences.onPage);
    };
    const created = button('', () => {
      if (created.getAttribute('aria-disabled') === 'true') return;
      if (!isShown) void show();
      else {
        set(false);
        place.replaceChildren();
      }
    });
    set(false);
    return created;
  };
  return { place, toggle };
}
