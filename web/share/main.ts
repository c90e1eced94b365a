/** Starts the share page. Of its modules the only one with side effects. */
import { qrCodePath } from 'sharelink:assets';
import { answerMessages } from '../../wasm/answer-messages.ts';
import { createSharelink } from '../../wasm/index.ts';
import { createPageHost, isSupported, isThread } from '../host.ts';
import { createScreen, findById } from '../screen.ts';
import { loadLimits } from './limits.ts';
import { createSharePage } from './page.ts';
import { viewOf } from './view-of.ts';

if (isThread()) answerMessages();
else startPage();

function startPage(): void {
  const server = document.querySelector<HTMLMetaElement>('meta[name="sharelink-server"]')?.content || location.origin;

  const page = createSharePage({
    sharelink: createSharelink(createPageHost(() => page.deriveInPlace())),
    screen: createScreen(findById('page'), findById('announcement'), viewOf),
    origin: location.origin,
    server,
    supported: isSupported(),
    loadLimits: () => loadLimits(server),
    loadQrCode: async (text) => ((await import(qrCodePath)) as typeof import('../qr-code.ts')).qrModules(text),
    reload: () => location.reload(),
  });

  // The back/forward cache keeps the page as it is, for whoever presses Back.
  addEventListener('pagehide', page.wipe);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) page.start();
  });
  addEventListener('beforeunload', (event) => {
    if (page.holdsUncopiedLink()) event.preventDefault();
  });
  // A file that misses the form must not take the page's place.
  for (const kind of ['dragover', 'drop']) addEventListener(kind, (event) => event.preventDefault());
  page.start();
}
