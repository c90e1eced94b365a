/** Compares the headers of a live page with those of its build. */

export interface HeaderDifference {
  readonly name: string;
  /** Absent where the build has no such header, and a page should have none. */
  readonly expected?: string;
  /** Absent where the header was not sent. */
  readonly actual?: string;
}

type Headers = Readonly<Record<string, string>>;

/** What can load or run more, tell others of a visit, or open the page to others. */
const unwanted = [
  'access-control-allow-origin',
  'content-security-policy-report-only',
  'link',
  'nel',
  'origin-trial',
  'refresh',
  'report-to',
  'reporting-endpoints',
  'service-worker-allowed',
  'set-cookie',
  'sourcemap',
  'speculation-rules',
  'x-sourcemap',
];

const tlsSecondsMin = 31_536_000;

/** @param url of the answer: only over TLS can it ask for TLS. */
export function compareHeaders(url: string, expected: Headers, actual: Readonly<{ get(name: string): string | null }>) {
  const differences: HeaderDifference[] = [];
  const compare = (name: string, wanted: string | undefined, isSame: (sent: string) => boolean) => {
    const sent = actual.get(name);
    if (sent === null ? wanted === undefined : isSame(sent)) return;
    differences.push({
      name,
      ...(wanted !== undefined && { expected: wanted }),
      ...(sent !== null && { actual: sent }),
    });
  };
  for (const [name, wanted] of Object.entries(expected)) {
    compare(name, wanted, (sent) => sent === wanted || meansTheSame(name, wanted, sent));
  }
  if (url.startsWith('https:')) {
    compare('strict-transport-security', `max-age=${tlsSecondsMin}`, (sent) => {
      return Number(/(?:^|;) *max-age="?(\d+)/i.exec(sent)?.[1]) >= tlsSecondsMin;
    });
  }
  for (const name of unwanted) compare(name, undefined, () => false);
  return differences;
}

function meansTheSame(name: string, wanted: string, sent: string): boolean {
  if (name === 'content-type') return typeOf(sent) === typeOf(wanted);
  // The page has the same policy in its HTML; only this part has to be a header.
  return name === 'content-security-policy' && isOfPage(wanted) && sent === "frame-ancestors 'none'";
}

/** The thread's policy and the one of files without content let nothing be asked. */
function isOfPage(policy: string): boolean {
  return policy.includes('connect-src');
}

/** Another character set would make other text of the same bytes; none leaves it to the file, which says UTF-8. */
function typeOf(header: string): string {
  const [type = '', ...parameters] = header.toLowerCase().split(';');
  const rest = parameters.map((parameter) => parameter.trim().replaceAll('"', ''));
  const others = rest.filter((parameter) => parameter !== 'charset=utf-8');
  return [type.trim().replace(/^application\/(x-)?javascript$/, 'text/javascript'), ...others].join(';');
}
