/** A chunk of its own, loaded where an operator has set something: their name, logo and colour on a page. */
import { element } from './dom.ts';
import { contrast, type PageSettings, parsePageSettings } from './page-settings.ts';
import { isolated } from './wording.ts';

/** Without what is wrong; the operator reads of that in the console. */
export function readPageSettings(path: string, text: string): PageSettings {
  const { settings, problems } = parsePageSettings(text);
  for (const problem of problems) console.warn(`${path}: ${problem}`);
  return settings;
}

export function showBrand({ name, logo, accent, accentDark }: PageSettings): void {
  // Not in the HTML, which is the same on every server: for readers that run scripts, such as a phone's own share sheet.
  if (name) document.head.append(element('meta', { property: 'og:site_name', content: name }));
  const shown = [...(logo ? [element('img', { src: logo, alt: '' })] : []), ...(name ? [isolated(name)] : [])];
  const brand = document.querySelector<HTMLElement>('.brand');
  if (brand && shown.length > 0) {
    brand.dir = 'auto';
    brand.replaceChildren(...shown);
  }
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
  const other = theme === 'light' ? 'dark' : 'light';
  const colors = `{ --accent: ${accent}; --on-accent: ${onAccent} }`;
  return `@media (prefers-color-scheme: ${theme}) { :root:not([data-theme="${other}"]) ${colors} }
:root[data-theme="${theme}"] ${colors}`;
}
