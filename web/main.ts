/** Starts the reveal page. Of its modules the only one with side effects. */
import { loadWholeCore } from 'sharelink:assets';
import { answerMessages } from '../wasm/answer-messages.ts';
import { createOpener } from '../wasm/opener.ts';
import { loadOpeningCore } from '../wasm/opening.ts';
import { createPageHost, isSupported, isThread } from './host.ts';
import { silentView, startLanguage } from './language.ts';
import type { FirstSentences } from './languages/sentences.ts';
import { loadPageSettings } from './load-page-settings.ts';
import { createPage, openedMark } from './page.ts';
import { createReplyKeyStore } from './reply-keys.ts';
import { createLanguageLoader } from './reveal-language.ts';
import { createScreen, findById } from './screen.ts';
import { startWithoutServiceWorker } from './service-worker.ts';
import { viewOf } from './view-of.ts';
import { partMs, within } from './within.ts';

if (isThread()) answerMessages(loadOpeningCore);
else startWithoutServiceWorker(startPage);

function startPage(): void {
  const main = findById('page');
  const screen = createScreen(main, findById('announcement'), viewOf);
  let leaveQuestion = '';
  const reload = () => location.reload();
  void startLanguage<FirstSentences>({
    footer: findById('footer'),
    load: createLanguageLoader(),
    speak: (sentences) => {
      ({ leaveQuestion } = sentences);
      screen.speak(sentences);
    },
    announce: screen.announce,
    onSilence: () => main.replaceChildren(...silentView(reload)),
  });
  const page = createPage({
    sharelink: createOpener(
      createPageHost(() => page.deriveInPlace()),
      loadOpeningCore,
    ),
    screen,
    settings: loadPageSettings(),
    replyKeyStore: createReplyKeyStore(() => sessionStorage),
    origin: location.origin,
    server: document.querySelector<HTMLMetaElement>('meta[name="sharelink-server"]')?.content ?? '',
    supported: isSupported(),
    loadWholeCore: () =>
      within(
        partMs,
        loadWholeCore().then(({ wholeCore }) => wholeCore()),
      ),
    cleanAddress: (link, clean) => {
      if (link !== location.href) return false;
      history.replaceState(null, '', clean);
      return true;
    },
    leaveMark: (link) => {
      if (link === location.href) history.replaceState(null, '', openedMark);
    },
    reload,
  });

  // The back/forward cache keeps the page as it is, for whoever presses Back.
  addEventListener('pagehide', page.wipe);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) page.start(location.href);
  });
  // A link that is pasted over itself changes its end only, and loads nothing.
  addEventListener('hashchange', () => {
    if (!page.holdsLastCopy() || confirm(leaveQuestion)) page.follow(location.href);
  });
  addEventListener('beforeunload', (event) => {
    if (page.holdsLastCopy()) event.preventDefault();
  });
  page.start(location.href);
}
