/** Starts the share page. Of its modules the only one with side effects. */
import { loadQrCode, loadShareLanguage, loadZip } from 'sharelink:assets';
import { browserRuntime } from '../../package/hosts/browser-runtime.ts';
import { answerMessages } from '../../package/hosts/stretch-on-message.ts';
import { createSharelink } from '../../package/index.ts';
import { loadLimits } from '../../package/sequence/limits.ts';
import { allFailures } from '../../package/words/describe.ts';
import { silentView, startLanguage } from '../kit/language.ts';
import { loadPageSettings } from '../kit/load-page-settings.ts';
import { ownPage } from '../kit/own-page.ts';
import { createPageHost } from '../kit/page-host.ts';
import { createScreen, findById } from '../kit/screen.ts';
import { startWithoutServiceWorker } from '../kit/service-worker.ts';
import { isSupported } from '../kit/supported.ts';
import { isThread } from '../kit/thread.ts';
import { tabTitle } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import { passFilesOn } from './incoming-files.ts';
import { createSharePage } from './page.ts';
import type { ShareActions, ShareState } from './state.ts';
import { viewOf } from './state-view.ts';

if (isThread()) answerMessages();
else startWithoutServiceWorker(startPage);

function startPage(): void {
  const server = document.querySelector<HTMLMetaElement>('meta[name="sharelink-server"]')?.content || ownPage;

  const main = findById('page');
  const footer = findById('footer');
  let title = '';
  const screen = createScreen<ShareState, ShareActions, SharePageSentences>(
    main,
    findById('announcement'),
    (state, actions, sentences) => {
      // Below a form that is still to come it would jump.
      if (state.kind !== 'loading') footer.hidden = false;
      return viewOf(state, actions, sentences);
    },
    (heading) => {
      document.title = tabTitle(heading, title);
    },
  );
  const reload = () => location.reload();
  void startLanguage<SharePageSentences>({
    header: findById('header'),
    footer,
    load: async (language) => {
      const { common, rareFailures, share } = await loadShareLanguage(language);
      return { ...common, ...share, failures: allFailures(common.failures, rareFailures) };
    },
    speak: (sentences) => {
      ({ title } = sentences);
      screen.speak(sentences);
    },
    announce: screen.announce,
    onSilence: () => main.replaceChildren(...silentView(reload)),
  });

  const host = createPageHost(() => page.deriveInPlace());
  const page = createSharePage({
    sharelink: createSharelink(host),
    loadArgon2id: host.loadArgon2id,
    screen,
    ownPage,
    server,
    supported: isSupported(),
    settings: loadPageSettings(),
    loadLimits: () => loadLimits(server, browserRuntime.requestInit),
    loadZip,
    loadQrCode: async (text) => (await loadQrCode()).qrModules(text),
    reload,
  });

  // The back/forward cache keeps the page as it is, for whoever presses Back.
  addEventListener('pagehide', page.wipe);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) page.start();
  });
  addEventListener('beforeunload', (event) => {
    if (page.holdsUnsaved()) event.preventDefault();
  });
  passFilesOn(() => main.querySelector('form'));
  page.start();
}
