/** A client of WebDriver (https://www.w3.org/TR/webdriver2/), as far as the tests need it. */
export type Send = <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<T>;

export interface Session {
  readonly send: Send;
  /** @returns what the expression, which may be a promise, is worth in the page. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until there is such an element. @returns its path. */
  find(xpath: string): Promise<string>;
  keyDown(...keys: readonly string[]): Promise<void>;
}

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const implicitWaitMs = 60_000;
/** Of one request; of the longest that waits for an element, too. */
const requestMs = 90_000;

async function request<T>(url: string, method: string, body?: object): Promise<T> {
  const signal = AbortSignal.timeout(requestMs);
  // Newer drivers take no other type.
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, signal, ...(body && { headers, body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.error}: ${value.message}`);
  return value;
}

/** Waits until the driver answers. */
export async function ready(origin: string): Promise<void> {
  const isReady = () =>
    request<{ ready: boolean }>(`${origin}/status`, 'GET').then(
      (status) => status.ready,
      () => false,
    );
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 50));
}

export async function startSession(origin: string, capabilities: object): Promise<Session> {
  const { sessionId } = await request<{ sessionId: string }>(`${origin}/session`, 'POST', {
    capabilities: { alwaysMatch: capabilities },
  });
  const send: Send = (method, path, body) => request(`${origin}/session/${sessionId}${path}`, method, body);
  await send('POST', '/timeouts', { implicit: implicitWaitMs });
  return {
    send,
    evaluate: (expression) =>
      send('POST', '/execute/async', {
        script: `const done = arguments[0];
          (async () => ({ value: await (${expression}) }))().then(done, (error) => done({ error: String(error) }));`,
        args: [],
      }).then((result) => {
        const { value, error } = result as { value: never; error?: string };
        if (error !== undefined) throw new Error(error);
        return value;
      }),
    async find(xpath) {
      const found = await send<Record<string, string>>('POST', '/element', { using: 'xpath', value: xpath });
      return `/element/${found[elementKey]}`;
    },
    async keyDown(...keys) {
      const down = keys.map((value) => ({ type: 'keyDown', value }));
      const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
      await send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }] });
    },
  };
}
