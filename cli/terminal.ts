/** Asks the person at the terminal, hidden or shown, whatever standard input and output are connected to. */
import { openSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { ReadStream } from 'node:tty';
import { failBefore } from './failures.ts';

export interface Terminal {
  /** Echoes nothing. @throws ShareFailure `cancelled`. */
  askHidden(question: string): Promise<string>;
  /** @throws ShareFailure `cancelled`. */
  ask(question: string): Promise<string>;
  say(text: string): void;
  close(): void;
}

/** @returns undefined where nobody is there to answer. */
export function openTerminal(signal: AbortSignal, cancel: () => void): Terminal | undefined {
  const device = openDevice();
  if (!device) return undefined;
  const { input, write } = device;
  const decoder = new StringDecoder('utf8');
  // What was typed or pasted after the end of a line answers the next question.
  let typed = '';
  let onTyped = () => {};
  const onData = (chunk: Buffer) => {
    typed += decoder.write(chunk);
    onTyped();
  };
  input.on('data', onData).on('end', cancel).on('error', cancel).pause();

  const readLine = async (question: string, echo: 'echo' | 'hidden'): Promise<string> => {
    const line = new LineEditor();
    const draw = () => write(`\r${echo === 'echo' ? '\u001b[K' : ''}${question}${echo === 'echo' ? line.text : ''}`);
    input.setRawMode(true);
    draw();
    input.resume();
    try {
      return await new Promise<string>((resolve, reject) => {
        const stop = () => failBefore('cancelled').then(reject, reject);
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop, { once: true });
        onTyped = () => {
          const { rest, end } = line.type(typed);
          typed = rest;
          if (echo === 'echo') draw();
          if (end === 'enter') resolve(line.text);
          if (end === 'cancel') cancel();
        };
        onTyped();
      });
    } finally {
      onTyped = () => {};
      input.pause();
      input.setRawMode(false);
      write('\n');
    }
  };
  return {
    askHidden: (question) => readLine(question, 'hidden'),
    ask: (question) => readLine(question, 'echo'),
    say: (text) => write(`${text}\n`),
    close: () => input.destroy(),
  };
}

function openDevice(): { input: ReadStream; write(text: string): void } | undefined {
  if (process.platform === 'win32') {
    if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
    return { input: process.stdin, write: (text) => void writeSync(2, text) };
  }
  try {
    const fd = openSync('/dev/tty', 'r+');
    return { input: new ReadStream(fd), write: (text) => void writeSync(fd, text) };
  } catch {
    return undefined;
  }
}

/** What arrows and function keys send, whole or as far as it has come. */
const escapeSequence = /^(\[[ -?]*[@-~]|O.|[^[O])/su;
const unfinishedSequence = /^(\[[ -?]*|O)?$/u;

/** One line being typed. A terminal that does not echo does not edit either, so this does. */
export class LineEditor {
  text = '';

  /** @returns why the line ended, if it did, and what came after its end. */
  type(typed: string): { rest: string; end?: 'enter' | 'cancel' } {
    let rest = typed;
    while (rest !== '') {
      const key = keyOf(rest);
      if (key === undefined) return { rest };
      rest = rest.slice(key.length);
      if (key === '\r\n' || key === '\r' || key === '\n') return { rest, end: 'enter' };
      if (key === '\u0003' || (key === '\u0004' && this.text === '')) return { rest, end: 'cancel' };
      this.#edit(key);
    }
    return { rest };
  }

  #edit(key: string): void {
    if (key === '\u007f' || key === '\b') {
      const characters = [...new Intl.Segmenter().segment(this.text)];
      this.text = this.text.slice(0, characters.at(-1)?.index ?? 0);
    } else if (key === '\u0015') {
      this.text = '';
    } else if (key === '\t' || !/^\p{Cc}/u.test(key)) {
      this.text += key;
    }
  }
}

/** @returns what one key sent, or undefined where the rest is still to come. */
function keyOf(typed: string): string | undefined {
  if (typed.startsWith('\r\n')) return '\r\n';
  if (!typed.startsWith('\u001b')) return String.fromCodePoint(typed.codePointAt(0) ?? 0);
  const sequence = typed.slice(1);
  if (unfinishedSequence.test(sequence)) return undefined;
  return `\u001b${escapeSequence.exec(sequence)?.[0] ?? ''}`;
}
