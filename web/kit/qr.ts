import type { QrCodeSentences } from '../languages/sentences.ts';
import { button, element } from './dom.ts';
import { saveFile } from './save.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
/** Modules of light around a code, without which scanners do not find it. */
const quietZone = 4;

export interface QrParts {
  readonly text: string;
  /** Whether the code is on show. */
  readonly handling: { qrCodeShown?: boolean };
  readonly sentences: QrCodeSentences;
  /** Holds the code while it is shown. */
  readonly figure: HTMLElement;
  /** @returns rows of modules, true where dark. @throws where that part of the page does not load. */
  load(text: string): Promise<readonly (readonly boolean[])[]>;
  say(sentence: (sentences: Pick<QrCodeSentences, 'qrCodeFailed'>) => string): void;
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

export interface QrFigureParts extends Pick<QrParts, 'text' | 'load' | 'say'> {
  readonly sentences: QrCodeSentences & { readonly saveQrCode: string };
}

/** Shows a text as a QR code as soon as that part of the page has loaded; it can be saved. */
export function qrFigure({ text, sentences, load, say }: QrFigureParts): HTMLElement {
  const figure = element('div', { class: 'qr' });
  const show = async () => {
    const image = qrImage(await load(text), sentences.qrCodeName);
    const save = button(sentences.saveQrCode, () => saveFile({ name: 'qr-code.svg', bytes: qrFile(image) }));
    save.className = 'quiet';
    figure.replaceChildren(image, save);
  };
  const again = button(sentences.showQrCode, () => show().catch(() => say((spoken) => spoken.qrCodeFailed)));
  again.className = 'quiet';
  show().catch(() => figure.replaceChildren(again));
  return figure;
}

/** With the light around it, which the page's style sheet paints otherwise. */
function qrFile(image: SVGSVGElement): Uint8Array<ArrayBuffer> {
  const copy = image.cloneNode(true) as SVGSVGElement;
  const light = document.createElementNS(svgNamespace, 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: '#fff' }))
    light.setAttribute(name, value);
  copy.prepend(light);
  return new TextEncoder().encode(new XMLSerializer().serializeToString(copy));
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
