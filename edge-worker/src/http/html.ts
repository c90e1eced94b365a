/** HTML that is put together from texts of anyone. */
export class Html {
  readonly text: string;

  /** @param text of the worker's own, or escaped. */
  constructor(text: string) {
    this.text = text;
  }
}

/** The parser would drop a NUL, and turn a bare CR into a line feed. */
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
  '\0': '\ufffd',
};

/** The one place where text becomes HTML: what stands between the parts is text, unless it is Html already. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html)[]): Html {
  const texts = values.map((value) => (value instanceof Html ? value.text : escapeText(value)));
  return new Html(parts.map((part, i) => part + (texts[i] ?? '')).join(''));
}

export function joined(items: readonly Html[]): Html {
  return new Html(items.map(({ text }) => text).join('\n'));
}

function escapeText(text: string): string {
  return text.replace(/[&<>"'\r\0]/g, (char) => references[char] ?? char);
}
