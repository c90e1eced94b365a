/** The operator's name, logo and colour on a page. */
import { element } from './dom.ts';
import { contrast, type PageSettings, parsePageSettings } from './page-settings.ts';
import { isolated } from './wording.ts';

const path = '/sharelink.json';
const timeoutMs = 3000;

/** A page without its operator's settings is the same page in its own colours. */
export async function loadPageSettings(): Promise<PageSettings> {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) return {};
    const { settings, problems } = parsePageSettings(await response.text());
    for (const problem of problems) console.warn(`${path}: ${problem}`);
    return settings;
  } catch {
    return {};
  }
}

export function showBrand({ name, logo, accent, accentDark }: PageSettings): void {
  const shown = [...(logo ? [element('img', { src: logo, alt: '' })] : []), ...(name ? [isolated(name)] : [])];
  if (shown.length > 0) document.body.prepend(element('header', { class: 'brand', dir: 'auto' }, ...shown));
  const rules = [
    ...(accent ? [accentRule('light', accent)] : []),
    ...(accentDark ? [accentRule('dark', accentDark)] : []),
  ];
  if (rules.length === 0) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.join('\n'));
  document.adoptedStyleSheets.push(sheet);
}

function accentRule(theme: 'light' | 'dark', accent: string): string {
  const onAccent = ['#ffffff', '#0d1420'].sort((a, b) => contrast(b, accent) - contrast(a, accent))[0];
  return `@media (prefers-color-scheme: ${theme}) { :root { --accent: ${accent}; --on-accent: ${onAccent} } }`;
}
