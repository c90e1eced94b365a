/** What the keys at a prompt do. A terminal that does not echo does not edit either. */

/** What arrows and function keys send, whole or as far as it has come. */
const escapeSequence = /^(\[[ -?]*[@-~]|O.|[^[O])/su;
const unfinishedSequence = /^(\[[ -?]*|O)?$/u;

/** One line being typed. */
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
