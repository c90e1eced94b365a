/** Starts the page. The only module with side effects. */
import { createSharelink } from '../wasm/index.ts';
import { pageHost } from './host.ts';
import { createPage } from './page.ts';
import { createScreen } from './render.ts';

function find(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found;
}

const page = createPage({
  sharelink: createSharelink(pageHost),
  screen: createScreen(find('page'), find('announcement')),
  origin: location.origin,
  server: document.querySelector<HTMLMetaElement>('meta[name="sharelink-server"]')?.content ?? '',
  supported: typeof WebAssembly === 'object' && typeof AbortSignal.timeout === 'function',
  reload: () => location.reload(),
});

// The back/forward cache keeps the page as it is, for whoever presses Back.
addEventListener('pagehide', page.wipe);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) page.start(location.href);
});
page.start(location.href);
