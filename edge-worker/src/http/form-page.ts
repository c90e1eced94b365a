/** What the form without script shows. No script, no picture, and no place for either. */
import { assets } from 'sharelink:page';
import type { Failure, Granted } from '../../../package/types.ts';
import { describe } from '../../../package/words/messages.ts';
import { revealCommand } from '../../../package/words/published.ts';
import type { Reply } from '../worker-core.ts';
import { type Html, html, joined } from './html.ts';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:', // the empty icon, which keeps browsers from asking for /favicon.ico
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** One press more, without a token: it opens nothing. */
export function askPage(available: Reply): Html {
  return html`<h1>Someone shared a secret with you</h1>
${facts(available)}
<form method="post">
<button>Continue</button>
</form>
<p class="note">It stays closed for now.</p>`;
}

/** @param failure why an access with a password has failed. */
export function confirmPage({ passwordRequired }: Reply, token: string, failure?: Failure): Html {
  return html`<h1>Open the secret now?</h1>
<p>This uses a view. The server reads the secret${passwordRequired ? ' and the password' : ''} on the way to you.</p>
<form method="post" autocomplete="off">
${passwordRequired ? passwordField(failure) : html``}
<button name="token" value="${token}">Reveal secret</button>
</form>
${failure && !passwordRequired ? problem(failure) : html``}`;
}

export function grantedPage({ secretValue, viewsLeft }: Granted): Html {
  // The parser drops a line feed right after <pre>.
  return html`<h1>The secret</h1>
<pre class="secret" tabindex="0" aria-label="The secret" dir="auto">
${secretValue}</pre>
<p>${viewsLeft === 0 ? 'This was the last view: the link does not open again.' : 'Reloading within five minutes shows the same and uses no other view.'}</p>`;
}

export function failedPage(failure: Failure): Html {
  const { what, view, next } = describe(failure);
  return html`<h1>${what}</h1>
<p>${view}</p>
<p>${next}</p>`;
}

/** Its key is in the link's end, which browsers never send. */
export function sealedPage(): Html {
  return html`<h1>This secret is encrypted end to end</h1>
<p>Only your own device can decrypt it: turn JavaScript on and open the whole link again.</p>${commandLineWay()}`;
}

/** Of the origin, for whatever is its own. */
export function unreachablePage(): Html {
  return html`<h1>The server behind this address does not answer</h1>
<p>No view of any secret was used.</p>
<p>Try again later; if it stays, ask who runs the server.</p>`;
}

export function refusedFormPage(): Html {
  return html`<h1>This form was not sent from its own page</h1>
<p>No view was used.</p>
<p>Open the link again in a newer browser.</p>${commandLineWay()}`;
}

/** A command is named only where its name is the project's. */
function commandLineWay(): Html {
  if (revealCommand === undefined) return html``;
  return html`
<p>Or open the link at a command line:</p>
<pre class="secret" tabindex="0">${revealCommand}</pre>`;
}

/** @param sentence for the operator: who follows a link can do nothing here. */
export function refusedPathPage(sentence: string): Html {
  return html`<h1>There is no page at this address</h1>
<p>No view of any secret was used. Tell who runs this server:</p>
<p class="note">${sentence}</p>`;
}

/** @param sentences for the operator. */
export function notSetUpPage(what: string, sentences: readonly string[]): Html {
  return html`<h1>${what}</h1>
<p>No view of any secret was used. Tell who runs this server:</p>
${joined(sentences.map((sentence) => html`<p class="note">${sentence}</p>`))}`;
}

export interface PageAnswer {
  readonly status: number;
  readonly title?: string;
  readonly retryAfterSeconds?: number | undefined;
}

export function sendForm(
  { basePath }: { readonly basePath?: string },
  main: Html,
  { status, title, retryAfterSeconds }: PageAnswer = { status: 200 },
): Response {
  const response = new Response(document(main, basePath, title).text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
    },
  });
  if (retryAfterSeconds !== undefined) response.headers.set('retry-after', String(retryAfterSeconds));
  return response;
}

function document(main: Html, basePath: string | undefined, title = 'A shared secret'): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="robots" content="noindex,nofollow">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
${basePath === undefined ? html`` : html`<link rel="stylesheet" href="${basePath}/shared/static/${styleSheet()}">`}
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}

function styleSheet(): string {
  return [...assets.keys()].find((name) => /^style-.*\.css$/.test(name)) ?? '';
}

function facts({ viewsLeft, expiresAtMs, openedBefore }: Reply): Html {
  const views = viewsLeft === undefined || viewsLeft === 'unknown' ? '' : viewsSentence(viewsLeft);
  const expiry = expiresAtMs === undefined ? '' : `It expires on ${new Date(expiresAtMs).toUTCString()}.`;
  const sentences = [views, expiry].filter((sentence) => sentence !== '');
  // Perhaps it was the same reader.
  const advice = 'If that was not you, someone else may know it: tell the sender.';
  const warning = html`<p class="warning">It has been opened before. ${advice}</p>`;
  return joined([...sentences.map((sentence) => html`<p>${sentence}</p>`), ...(openedBefore ? [warning] : [])]);
}

function viewsSentence(viewsLeft: number | 'unlimited'): string {
  if (viewsLeft === 'unlimited') return 'This secret can be opened any number of times.';
  return `This secret can be opened ${viewsLeft} more ${viewsLeft === 1 ? 'time' : 'times'}.`;
}

function passwordField(failure: Failure | undefined): Html {
  return html`<label for="password">Password</label>
<div class="field"><input id="password" name="password" type="password" autocomplete="off" required${
    failure ? html` aria-invalid="true" aria-describedby="problem"` : html``
  }></div>
${failure ? problem(failure) : html`<p class="note">The sender gave it to you, perhaps in another message.</p>`}`;
}

function problem(failure: Failure): Html {
  const { what, view, next } = describe(failure);
  return html`<p class="problem" id="problem" role="alert">${what} ${view} ${next}</p>`;
}
