/** Asks the person at the terminal, hidden or shown, whatever standard input and output are connected to. */
import { openSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { ReadStream } from 'node:tty';
import { failBefore } from './failures.ts';
import { LineEditor } from './line-editor.ts';

export interface Terminal {
  /** Echoes nothing. @throws ShareFailure `cancelled`. */
  askHidden(question: string): Promise<string>;
  /** @throws ShareFailure `cancelled`. */
  ask(question: string): Promise<string>;
  say(text: string): void;
  /** Forgets what was typed or pasted ahead. */
  forget(): void;
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
    let shown = '';
    const draw = () => {
      if (echo === 'hidden') return;
      const isLonger = line.text.startsWith(shown);
      write(isLonger ? line.text.slice(shown.length) : `\r\u001b[K${question}${line.text}`);
      shown = line.text;
    };
    input.setRawMode(true);
    write(question);
    input.resume();
    try {
      return await new Promise<string>((resolve, reject) => {
        const stop = () => failBefore('cancelled').then(reject, reject);
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop, { once: true });
        onTyped = () => {
          const { rest, end } = line.type(typed);
          typed = rest;
          draw();
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
    forget: () => {
      typed = '';
    },
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
