/** Registers `<shared-secret>`. Of its modules the only one with side effects. */
import type { SharedSecretElement as Api } from './api.ts';
import { SharedSecret, threadStarter } from './shared-secret.ts';

export const SharedSecretElement: typeof Api = SharedSecret;

// A server that renders pages has no registry. A second copy of this module leaves the first one's element alone.
if (globalThis.customElements && !customElements.get('shared-secret')) {
  threadStarter(); // before any script of the app that comes later
  customElements.define('shared-secret', SharedSecret);
}
