import { loadBrand } from 'sharelink:assets';
import type { PageSettings } from './page-settings.ts';
import { within } from './within.ts';

const path = '/sharelink.json';
const timeoutMs = 3000;
/** What answers where an operator has set nothing, without and with a share page. */
const plainSettings: ReadonlyMap<string, PageSettings> = new Map([
  ['{}', {}],
  ['{"share":true}', { share: true }],
]);

/**
 * Reads what the operator has set, and shows the name, logo and colour. A page without them is the same page in its own
 * colours, and loads none of what reads them. Never rejects, nor waits for long: an opened secret would wait with it.
 */
export async function loadPageSettings(): Promise<PageSettings> {
  try {
    return await within(timeoutMs, readSettings());
  } catch {
    return {};
  }
}

async function readSettings(): Promise<PageSettings> {
  const response = await fetch(path);
  const text = response.ok ? (await response.text()).trim() : '{}';
  const settings = plainSettings.get(text) ?? (await readAndShow(text));
  const otherPage = document.querySelector<HTMLElement>('.other-page');
  if (otherPage && settings.share) otherPage.hidden = false;
  return settings;
}

async function readAndShow(text: string): Promise<PageSettings> {
  const { readPageSettings, showBrand } = await loadBrand();
  const settings = readPageSettings(path, text);
  showBrand(settings);
  return settings;
}

/** Shows the organization's logo and colours where the operator allows it; never rejects. */
export async function loadBranding(asked: Promise<PageSettings>, id: string | undefined): Promise<void> {
  const settings = await asked;
  if (settings.branding !== 'organization') return;
  await loadBrand().then(
    ({ showOrganization }) => showOrganization(settings, id),
    () => {},
  );
}
