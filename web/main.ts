/** Starts the reveal page. Of its modules the only one with side effects. */
import { toolsPath } from 'sharelink:assets';
import { answerMessages } from '../wasm/answer-messages.ts';
import { createSharelink } from '../wasm/index.ts';
import { createPageHost, isSupported, isThread } from './host.ts';
import { createPage, openedMark } from './page.ts';
import { createReplyKeyStore } from './reply-keys.ts';
import { createScreen, findById } from './screen.ts';
import { leaveQuestion } from './sentences.ts';
import { viewOf } from './view-of.ts';

if (isThread()) answerMessages();
else startPage();

function startPage(): void {
  const page = createPage({
    sharelink: createSharelink(createPageHost(() => page.deriveInPlace())),
    screen: createScreen(findById('page'), findById('announcement'), viewOf),
    replyKeyStore: createReplyKeyStore(() => sessionStorage),
    origin: location.origin,
    server: document.querySelector<HTMLMetaElement>('meta[name="sharelink-server"]')?.content ?? '',
    supported: isSupported(),
    leaveMark: (link) => {
      if (link === location.href) history.replaceState(null, '', openedMark);
    },
    loadTools: () => import(toolsPath),
    reload: () => location.reload(),
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
