/** Asking for passwords, and showing that they are being stretched. */
import { failBefore } from './failures.ts';
import { decodeText } from './input.ts';
import type { Terminal } from './terminal.ts';

/**
 * A password ends before the line break that `echo` and editors add, and begins after the U+FEFF that PowerShell and some
 * editors write; all else belongs to it.
 */
export async function passwordOf(bytes: Uint8Array): Promise<string> {
  const text = decodeText(bytes);
  if (text === undefined) throw await failBefore('password_invalid');
  return text.replace(/^\ufeff/, '').replace(/\r?\n$/, '');
}

/** Said to who shares, and to who was refused; it holds nothing of the password. */
export const invisibleEndsSentence =
  'The password begins or ends with a space, or with another character that cannot be seen.';

/** Asks until both answers are the same and not empty; `advice` is for who answered with two. */
export async function askTwice(terminal: Terminal, what: string, advice = ''): Promise<string> {
  for (;;) {
    const first = await terminal.askHidden(`${what} (hidden): `);
    if (first === '') {
      terminal.say('It is empty. Try again, or press Ctrl-C.');
      continue;
    }
    if ((await terminal.askHidden('The same again: ')) === first) return first;
    terminal.forget(); // of several pasted lines, two equal ones would pass for an answer
    terminal.say(`The two differ. Try again.${advice}`);
  }
}

/** The elapsed time while keys are derived: libsodium tells no progress. */
export function createStopwatch(): { onStep(step: 'deriving' | 'sending'): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    process.stderr.write('\r\u001b[K');
  };
  return {
    onStep(step) {
      stop();
      if (step !== 'deriving' || !process.stderr.isTTY) return;
      const begun = performance.now();
      const draw = () => {
        const seconds = ((performance.now() - begun) / 1000).toFixed(1);
        process.stderr.write(`\r\u001b[KDeriving the keys: ${seconds} s, Ctrl-C to cancel`);
      };
      draw();
      timer = setInterval(draw, 100);
    },
    stop,
  };
}
