import type { CommonSentences } from '../languages/sentences.ts';
import { button } from './dom.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
/** Modules of light around a code, without which scanners do not find it. */
const quietZone = 4;

export interface QrParts {
  readonly text: string;
  /** Whether the code is on show. */
  readonly handling: { qrCodeShown?: boolean };
  readonly sentences: Pick<CommonSentences, 'showQrCode' | 'hideQrCode'> & { readonly qrCodeName: string };
  /** Holds the code while it is shown. */
  readonly figure: HTMLElement;
  /** @returns rows of modules, true where dark. @throws where that part of the page does not load. */
  load(text: string): Promise<readonly (readonly boolean[])[]>;
  say(sentence: (sentences: Pick<CommonSentences, 'qrCodeFailed'>) => string): void;
}

/** A button that shows a text as a QR code, and hides it again. */
export function qrButton({ text, handling, sentences, figure, load, say }: QrParts): HTMLButtonElement {
  const put = (shown: readonly SVGSVGElement[]) => {
    handling.qrCodeShown = shown.length > 0;
    figure.replaceChildren(...shown);
    code.textContent = handling.qrCodeShown ? sentences.hideQrCode : sentences.showQrCode;
  };
  const show = async () => {
    try {
      put([qrImage(await load(text), sentences.qrCodeName)]);
    } catch {
      say((spoken) => spoken.qrCodeFailed);
    }
  };
  const code = button(sentences.showQrCode, () => (handling.qrCodeShown ? put([]) : show()));
  code.className = 'quiet';
  if (handling.qrCodeShown) void show();
  return code;
}

function qrImage(modules: readonly (readonly boolean[])[], name: string): SVGSVGElement {
  const size = modules.length + 2 * quietZone;
  const dark = modules.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + quietZone} ${y + quietZone}h1v1h-1z`] : [])),
  );
  const image = document.createElementNS(svgNamespace, 'svg');
  image.setAttribute('viewBox', `0 0 ${size} ${size}`);
  image.setAttribute('role', 'img');
  image.setAttribute('aria-label', name);
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', dark.join(''));
  image.append(path);
  return image;
}
