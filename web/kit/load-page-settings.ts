import { loadBrand } from 'sharelink:assets';
import { ownPage } from './own-page.ts';
import type { LoadedSettings } from './page-settings.ts';
import { within } from './within.ts';

const path = '/sharelink.json';
const timeoutMs = 3000;
/** What answers where an operator has set nothing, without and with a share page. */
const plainSettings: ReadonlyMap<string, LoadedSettings> = new Map([
  ['{}', {}],
  ['{"share":true}', { share: true }],
]);

/**
 * Reads what the operator has set, and shows the name, logo and colour. A page without them is the same page in its own
 * colours, and loads none of what reads them. Never rejects, nor waits for long: an opened secret would wait with it.
 */
export async function loadPageSettings(): Promise<LoadedSettings> {
  try {
    return await within(timeoutMs, readSettings());
  } catch {
    return {};
  }
}

async function readSettings(): Promise<LoadedSettings> {
  const response = await fetch(ownPage + path);
  const text = response.ok ? (await response.text()).trim() : '{}';
  const settings = plainSettings.get(text) ?? (await readAndShow(text));
  const otherPage = document.querySelector<HTMLElement>('.other-page');
  if (otherPage && settings.share) otherPage.hidden = false;
  return settings;
}

async function readAndShow(text: string): Promise<LoadedSettings> {
  const { readPageSettings, showBrand } = await loadBrand();
  const settings = readPageSettings(path, text);
  showBrand(settings);
  return settings;
}
