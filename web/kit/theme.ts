/** Light, dark, or as the system has it. Remembered under one key, and only for who has chosen. */

import type { CommonSentences } from '../languages/sentences.ts';
import { element } from './dom.ts';

const storageKey = 'sharelink-theme';
const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** The menu that changes the theme; it has no words before it is told which. */
export function themeMenu() {
  const options = themes.map((value) => element('option', { value }));
  const menu = element('select', { id: 'theme' }, ...options);
  menu.value = storedTheme();
  show(menu.value as Theme);
  menu.addEventListener('change', () => {
    const theme = menu.value as Theme;
    show(theme);
    store(theme);
  });
  const speak = ({ theme, themeNames }: Pick<CommonSentences, 'theme' | 'themeNames'>) => {
    menu.setAttribute('aria-label', theme);
    themes.forEach((value, i) => {
      if (options[i]) options[i].textContent = themeNames[value];
    });
  };
  return { menu: element('div', { class: 'menu icon-theme' }, menu), speak };
}

function show(theme: Theme): void {
  const { documentElement, body } = document;
  if (theme === 'system') delete documentElement.dataset.theme;
  else documentElement.dataset.theme = theme;
  const { backgroundColor } = getComputedStyle(body);
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.dataset.system ??= meta.content;
    meta.content = theme === 'system' ? meta.dataset.system : backgroundColor;
  }
}

/** A browser can forbid storage: then nothing is remembered. */
function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageKey);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

function store(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {}
}
