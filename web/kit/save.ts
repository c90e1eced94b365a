import type { SharedFile } from '../../package/types.ts';
import { element } from './dom.ts';

/** Never under the type that the sender named: the browser must save it, not show it. */
export function saveFile({ name, bytes }: Pick<SharedFile, 'name' | 'bytes'>): void {
  const href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  element('a', { href, download: name }).click();
  URL.revokeObjectURL(href);
}
