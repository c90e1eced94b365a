import { loadBrand } from 'sharelink:assets';
import type { PageSettings } from './page-settings.ts';

const path = '/sharelink.json';
const timeoutMs = 3000;
/** What the worker answers where its operator has set nothing. */
const nothingSet = '{}';

/**
 * Reads what the operator has set, and shows the name, logo and colour. A page without them is the same page in its own
 * colours, and loads none of what reads them. Never rejects.
 */
export async function loadPageSettings(): Promise<PageSettings> {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(timeoutMs) });
    const text = response.ok ? await response.text() : nothingSet;
    if (text.trim() === nothingSet) return {};
    const { readPageSettings, showBrand } = await loadBrand();
    const settings = readPageSettings(path, text);
    showBrand(settings);
    return settings;
  } catch {
    return {};
  }
}
