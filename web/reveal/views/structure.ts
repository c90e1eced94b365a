/** What a text is: told above its box, and shown as a table where there is one. */
import { loadContent } from 'sharelink:assets';
import { button, element } from '../../kit/dom.ts';
import { copyExactly } from '../../kit/exact-copy.ts';
import type { Unseen } from '../content/unseen.ts';
import type { SecretBox } from './secret-box.ts';
import type { ToolParts } from './tool-parts.ts';

export interface TitledBox extends SecretBox {
  /** Says what the text is. */
  readonly kind: HTMLElement;
}

type StructureParts = Pick<ToolParts, 'handling' | 'sentences' | 'actions'>;

interface Structure {
  /** The end of a name to save it under, as far as it is known. */
  extension: string;
  /** Rejects where what reads it has not come. */
  readonly isRead: Promise<void>;
}

/** As it is, the text stays one press away. */
export function showStructure(value: string, box: TitledBox, parts: StructureParts): Structure {
  const found = { extension: 'txt', isRead: Promise.resolve() };
  found.isRead = show(value, box, parts, found);
  return found;
}

async function show(value: string, box: TitledBox, parts: StructureParts, found: Pick<Structure, 'extension'>) {
  const { handling, sentences, actions } = parts;
  const { fileExtension, inSlices, kindOf, readContent, tableOf, unseenIn } = await loadContent();
  const content = await inSlices(readContent(value));
  found.extension = fileExtension(content);
  const kind = kindOf(content, sentences);
  if (kind) box.kind.replaceChildren(element('span', {}, ...kind));
  if (content.kind === 'pem') box.text.classList.add('unwrapped');
  const unseen = await inSlices(unseenIn(value));
  if (unseen) {
    box.present(unseenBox(value, unseen, parts));
    return;
  }
  const onCopied = () => {
    handling.copiedMs = performance.now();
  };
  const table = await inSlices(tableOf(content, { sentences, announce: actions.announce, say: actions.say, onCopied }));
  if (!table) return;
  const frame = element('div', { class: 'table' }, table);
  copyExactly(frame, () => value);
  const turn = button('', () => set(!handling.asItIs));
  turn.className = 'quiet';
  const tell = () => {
    turn.textContent = handling.asItIs ? sentences.asTable : sentences.asItIs;
  };
  const set = (asItIs: boolean) => {
    handling.asItIs = asItIs;
    tell();
    box.present(asItIs ? undefined : frame);
  };
  // To present it again would end the selection.
  if (handling.asItIs) tell();
  else set(false);
  box.frame.addEventListener('as-it-is', tell);
  box.toggle.after(turn);
}

/** Stands where an empty box would. Who copies all of it means the secret. */
function unseenBox(value: string, { characters, spaces, lineBreaks }: Unseen, parts: StructureParts): HTMLElement {
  const { sentences, actions } = parts;
  const attributes = { class: 'secret covered', role: 'group', 'aria-label': sentences.secretLabel, tabindex: '0' };
  const box = element('div', attributes, element('span', {}, sentences.unseen(characters, spaces, lineBreaks)));
  copyExactly(box, () => value);
  box.addEventListener('copy', actions.secretKept);
  return box;
}
