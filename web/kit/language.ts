/** Which language a page speaks, and the menu that changes it. */
import type { LanguageTag } from '../languages/plural-forms.ts';
import type { CommonSentences } from '../languages/sentences.ts';
import { element } from './dom.ts';
import { themeMenu } from './theme.ts';

/** As those call it who speak it. */
export const languageNames: Readonly<Record<LanguageTag, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português (Brasil)',
  it: 'Italiano',
  nl: 'Nederlands',
  pl: 'Polski',
  ru: 'Русский',
  tr: 'Türkçe',
  ja: '日本語',
  ko: '한국어',
  zh: '中文（简体）',
  'zh-Hant': '中文（繁體）',
  ar: 'العربية',
  he: 'עברית',
  fa: 'فارسی',
};

/**
 * wanted  the reader's languages, the best first. `pt-PT` is served with `pt`, and `zh-TW` with `zh-Hant`; a language in a
 *         script that it has not here gives way to the reader's next one.
 */
export function bestLanguage(wanted: readonly string[]): LanguageTag {
  const tags = Object.keys(languageNames) as LanguageTag[];
  for (const asked of wanted) {
    const written = writtenAs(asked);
    const found = tags.find((tag) => writtenAs(tag) === written);
    if (found && written) return found;
  }
  return 'en';
}

/** @returns language and script, as Unicode knows them of a tag that may name neither region nor script; '' where it is none. */
function writtenAs(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return '';
  }
}

interface PageTexts extends CommonSentences {
  readonly title: string;
  readonly footer: string;
  /** The link below it. */
  readonly otherPage: string;
}

export interface LanguageParts<Sentences extends PageTexts> {
  /** The head of the page, which takes the menus. */
  readonly header: HTMLElement;
  /** The foot of the page; its first child says what the page keeps. */
  readonly footer: HTMLElement;
  /** @throws where it does not load. */
  load(language: LanguageTag): Promise<Sentences>;
  speak(sentences: Sentences): void;
  announce(sentence: string): void;
  /** No language has loaded: there are no words to say so. */
  onSilence(): void;
}

/** Speaks the reader's language, else English, and lets the reader change it. Remembers nothing. */
export async function startLanguage<Sentences extends PageTexts>(parts: LanguageParts<Sentences>): Promise<void> {
  let language = bestLanguage(navigator.languages);
  let first = await loadSentences(parts, language);
  if (!first) {
    language = 'en';
    first = await loadSentences(parts, language);
  }
  if (!first) {
    parts.onSilence();
    return;
  }
  let spoken = first;
  const theme = themeMenu();
  const options = Object.entries(languageNames).map(([value, name]) => element('option', { value, lang: value }, name));
  const menu = element('select', { id: 'language' }, ...options);
  const outcome = element('p', { class: 'note' });
  parts.header.append(
    element('div', { class: 'menus' }, element('div', { class: 'menu icon-globe' }, menu), theme.menu),
  );
  parts.footer.append(outcome);

  const speak = (sentences: Sentences) => {
    spoken = sentences;
    const { documentElement } = document;
    documentElement.lang = sentences.lang;
    documentElement.dir = sentences.dir;
    document.title = sentences.title;
    if (parts.footer.firstElementChild) parts.footer.firstElementChild.textContent = sentences.footer;
    const otherPage = parts.footer.querySelector('a');
    if (otherPage) otherPage.textContent = sentences.otherPage;
    menu.setAttribute('aria-label', sentences.language);
    theme.speak(sentences);
    outcome.textContent = '';
    menu.value = language;
    parts.speak(sentences);
  };
  menu.addEventListener('change', async () => {
    const wanted = menu.value as LanguageTag;
    const sentences = await loadSentences(parts, wanted);
    if (menu.value !== wanted) return; // another one was chosen meanwhile
    if (sentences) {
      language = wanted;
      speak(sentences);
    } else {
      menu.value = language;
      outcome.textContent = spoken.languageFailed;
      parts.announce(spoken.languageFailed);
    }
  });
  speak(first);
}

/** @returns undefined where they do not load. */
export async function loadSentences<Sentences extends PageTexts>(
  { load }: Pick<LanguageParts<Sentences>, 'load'>,
  language: LanguageTag,
) {
  try {
    return await load(language);
  } catch {
    return undefined;
  }
}

/** In English, which index.html speaks too: no language has loaded, and nothing else is known to work. */
export function silentView(reload: () => void): readonly Node[] {
  const again = element('button', { type: 'button' }, 'Reload the page');
  again.addEventListener('click', reload);
  return [
    element('h1', {}, 'A part of this page did not load'),
    element('p', {}, 'Nothing has been opened. Check your network, then reload the page.'),
    again,
  ];
}
