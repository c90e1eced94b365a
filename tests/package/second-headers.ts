/** "Headers" once more, written from PROTOCOL.md alone: what "Response" says of the headers and times of an answer. */

export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

export function headersOf({ headers }: Answer): (name: string) => string {
  return (wanted) => {
    const values = headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
    return values.map((value) => value.replaceAll(/^[ \t]+|[ \t]+$/g, '')).find((value) => value !== '') ?? '';
  };
}

export const readNames = [
  'content-type',
  'retry-after',
  'x-ratelimit-reset',
  'date',
  'sharelink-page',
  'sharelink-reply',
  'sharelink-confirm',
];
export const mediaType = (value: string) =>
  (value.split(';', 1)[0] ?? '').replaceAll(/^[ \t]+|[ \t]+$/g, '').toLowerCase();

function readTime(match: readonly string[], month: number, ms: number): number | undefined {
  const [year = 0, day = 0, hour = 0, minute = 0, second = 0] = match.map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
  if (!exists || hour > 23 || minute > 59 || second > 60) return undefined;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}

export function readIsoTime(text: unknown): number | undefined {
  const match = typeof text === 'string' && /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?Z$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', ms = '0'] = match;
  return readTime([year, day, hour, minute, second], Number(month), Number(ms));
}

export function readHttpDate(text: string): number | undefined {
  const match = /^[A-Za-z]{3}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/.exec(text);
  if (!match) return undefined;
  const [, day = '', name = '', year = '', hour = '', minute = '', second = ''] = match;
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return readTime([year, day, hour, minute, second], names.indexOf(name) + 1, 0);
}

export function readWait(
  status: number,
  header: (name: string) => string,
  nowMs: number | undefined,
): number | undefined {
  const clamp = (seconds: number) => Math.min(86_400, Math.max(0, Math.trunc(seconds)));
  const digits = (text: string) => (/^\d+$/.test(text) ? clamp(Number(text)) : undefined);
  if (status !== 429 && !(status >= 500 && status <= 599)) return undefined;
  const until = readHttpDate(header('retry-after'));
  const byDate = until !== undefined && nowMs !== undefined ? clamp((until - nowMs) / 1000) : undefined;
  const wait = byDate ?? digits(header('retry-after'));
  return wait === undefined && status === 429 ? digits(header('x-ratelimit-reset')) : wait;
}
