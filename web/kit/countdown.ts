/**
 * Keeps a button back until then. It stays reachable by keyboard meanwhile: `disabled` would drop the focus.
 *
 * untilMs  by performance.now(); undefined: there is nothing to wait for.
 * label    what the button says with so many seconds to go.
 * returns  to be called each second.
 */
export function countDown(button: HTMLButtonElement, untilMs = 0, label: (seconds: number) => string) {
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((untilMs - performance.now()) / 1000));
    const text = label(seconds);
    if (text !== button.textContent) button.textContent = text;
    button.setAttribute('aria-disabled', String(seconds > 0));
  };
  tick();
  return tick;
}
