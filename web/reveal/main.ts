/** Starts the reveal page. Of its modules the only one with side effects. */
import { loadAccount, loadWholeCore } from 'sharelink:assets';
import { loadOpeningCore } from '../../package/core/opening-core.ts';
import { answerMessages } from '../../package/hosts/stretch-on-message.ts';
import { createOpener } from '../../package/opener.ts';
import type { ShareLink } from '../../package/types.ts';
import { openedMark } from '../../package/words/opened-mark.ts';
import { silentView, startLanguage } from '../kit/language.ts';
import { loadPageSettings } from '../kit/load-page-settings.ts';
import { ownPage } from '../kit/own-page.ts';
import { createPageHost } from '../kit/page-host.ts';
import { createScreen, findById } from '../kit/screen.ts';
import { startWithoutServiceWorker } from '../kit/service-worker.ts';
import { isSupported } from '../kit/supported.ts';
import { isThread } from '../kit/thread.ts';
import { partMs, within } from '../kit/within.ts';
import { tabTitle } from '../kit/wording.ts';
import type { FirstSentences } from '../languages/sentences.ts';
import { createLanguageLoader } from './load-language.ts';
import { createPage } from './page.ts';
import { viewOf } from './state-view.ts';
import { createReplyKeyStore } from './stored-reply-keys.ts';

if (isThread()) answerMessages();
else startWithoutServiceWorker(startPage);

function startPage(): void {
  const main = findById('page');
  let leaveQuestion = '';
  let title = '';
  const screen = createScreen(main, findById('announcement'), viewOf, (heading) => {
    document.title = tabTitle(heading, title);
  });
  let addressed: { readonly share: ShareLink; readonly href: string } | undefined;
  const reload = () => location.reload();
  void startLanguage<FirstSentences>({
    header: findById('header'),
    footer: findById('footer'),
    load: createLanguageLoader(),
    speak: (sentences) => {
      ({ leaveQuestion, title } = sentences);
      screen.speak(sentences);
    },
    announce: screen.announce,
    onSilence: () => main.replaceChildren(...silentView(reload)),
  });
  const server = document.querySelector<HTMLMetaElement>('meta[name="sharelink-server"]')?.content ?? '';
  const page = createPage({
    sharelink: createOpener(
      createPageHost(() => page.deriveInPlace()),
      loadOpeningCore,
    ),
    screen,
    settings: loadPageSettings(),
    replyKeyStore: createReplyKeyStore(() => sessionStorage),
    ownPage,
    server,
    supported: isSupported(),
    loadWholeCore: () =>
      within(
        partMs,
        loadWholeCore().then(({ wholeCore }) => wholeCore()),
      ),
    account: {},
    // The cookie of an account goes to no other origin.
    loadAccount: server && server !== ownPage ? undefined : loadAccount,
    cleanAddress: (link, clean) => {
      if (link !== location.href) return false;
      const { pathname, hash } = new URL(clean);
      // What else is in the query stays: Infisical's own page may read it.
      const isWhole = pathname === location.pathname && (hash === '' || hash === location.hash);
      if (!isWhole) history.replaceState(null, '', clean);
      return true;
    },
    atAddress: (share) => {
      addressed = { share, href: location.href };
    },
    leaveMark: (share) => {
      if (addressed?.share === share && addressed.href === location.href) history.replaceState(null, '', openedMark);
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
