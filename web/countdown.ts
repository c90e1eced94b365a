import { secondsUntil } from './sentences.ts';

/**
 * Keeps a button back for some seconds. It stays reachable by keyboard meanwhile: `disabled` would drop the focus.
 *
 * label    what the button says with so many seconds to go.
 * returns  to be called each second.
 */
export function countDown(button: HTMLButtonElement, waitSeconds: number, label: (seconds: number) => string) {
  const deadlineMs = performance.now() + waitSeconds * 1000;
  const tick = () => {
    const seconds = secondsUntil(deadlineMs, performance.now());
    if (label(seconds) !== button.textContent) button.textContent = label(seconds);
    button.setAttribute('aria-disabled', String(seconds > 0));
  };
  tick();
  return tick;
}
