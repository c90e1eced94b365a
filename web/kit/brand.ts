/** A chunk of its own, loaded where an operator has set something: a name, a logo and colours on a page. */
import { readBytes } from '../../package/sequence/read-bytes.ts';
import { element } from './dom.ts';
import { ownPage } from './own-page.ts';
import {
  contrast,
  type LoadedSettings,
  type PageSettings,
  parsePageSettings,
  readableAccents,
} from './page-settings.ts';
import { isolated } from './wording.ts';

const logoBytesMax = 256 * 1024;
const sharesAddress = `${ownPage}/api/v1/shared-secrets`;
const sheet = new CSSStyleSheet();
/** What stands at the page's head where nobody has set anything. */
let unbranded: readonly Node[] | undefined;
let organizationsShare: string | undefined;

/** Without what is wrong; the operator reads of that in the console. */
export function readPageSettings(path: string, text: string): LoadedSettings {
  const { settings, problems } = parsePageSettings(text);
  for (const problem of problems) console.warn(`${path}: ${problem}`);
  if (settings.branding !== 'organization') return settings;
  return { ...settings, showOrganizationOf: (id) => void showOrganization(settings, id) };
}

export function showBrand({ name, logo, accent, accentDark }: PageSettings): void {
  // Not in the HTML, which is the same on every server: for readers that run scripts, such as a phone's own share sheet.
  const isNamed = document.querySelector('meta[property="og:site_name"]') !== null;
  if (name && !isNamed) document.head.append(element('meta', { property: 'og:site_name', content: name }));
  const shown = [...(logo ? [element('img', { src: logo, alt: '' })] : []), ...(name ? [isolated(name)] : [])];
  const brand = document.querySelector<HTMLElement>('.brand');
  if (brand) {
    unbranded ??= [...brand.childNodes];
    brand.dir = shown.length > 0 ? 'auto' : '';
    brand.replaceChildren(...(shown.length > 0 ? shown : unbranded));
  }
  sheet.replaceSync(
    [...(accent ? [accentRule('light', accent)] : []), ...(accentDark ? [accentRule('dark', accentDark)] : [])].join(
      '\n',
    ),
  );
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

/**
 * Shows the logo and colours of the organization that a share belongs to, in place of the operator's. Whatever of it does
 * not come, or cannot be read on the page, changes nothing.
 *
 * id  of a share of the page's own server that is known to exist; undefined: of none.
 */
async function showOrganization(settings: PageSettings, id: string | undefined): Promise<void> {
  if (id === organizationsShare) return;
  organizationsShare = id;
  showBrand(settings);
  if (id === undefined) return;
  const branding = await fetchBranding(id).catch(() => ({}));
  if (id === organizationsShare) showBrand({ ...settings, ...branding });
}

async function fetchBranding(id: string): Promise<PageSettings> {
  const response = await fetch(`${sharesAddress}/branding?sharedSecretId=${id}`);
  if (!response.ok) return {};
  const { hasLogo, primaryColor, secondaryColor } = Object(await response.json());
  const logo = `${sharesAddress}/public/${id}/branding/brand-logo`;
  const shown = hasLogo === true ? await imageAt(logo) : undefined;
  return {
    ...readableAccents([primaryColor, secondaryColor]),
    // Beside another's logo the operator's name would read as its owner's.
    ...(shown && { logo: shown, name: '' }),
  };
}

/** @returns the image's blob: address. A drawing (SVG) can keep a page busy without end, and is none. */
async function imageAt(path: string): Promise<string | undefined> {
  const response = await fetch(path);
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !/^image\/(png|jpeg|webp|gif)$/.test(type)) return undefined;
  const bytes = await readBytes(response.body, logoBytesMax);
  if (!bytes) return undefined;
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([bytes], { type }));
  return image.decode().then(
    () => image.src,
    () => undefined,
  );
}

function accentRule(theme: 'light' | 'dark', accent: string): string {
  const onAccent = ['#ffffff', '#0d1420'].sort((a, b) => contrast(b, accent) - contrast(a, accent))[0];
  const other = theme === 'light' ? 'dark' : 'light';
  const colors = `{ --accent: ${accent}; --on-accent: ${onAccent} }`;
  return `@media (prefers-color-scheme: ${theme}) { :root:not([data-theme="${other}"]) ${colors} }
:root[data-theme="${theme}"] ${colors}`;
}
