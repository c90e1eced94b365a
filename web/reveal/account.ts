/** A chunk of its own: asks Infisical, on the page's own origin, for the token of the reader who pressed the button. */
import { loadWholeCore } from 'sharelink:assets';
import type { Core } from '../../package/core/core.ts';
import { readBytes } from '../../package/sequence/read-bytes.ts';
import { partMs, within } from '../kit/within.ts';
import type { AskForToken } from './page.ts';

const answerMs = 30_000;
const answerBytesMax = 64 * 1024;

/** Never rejects, and gives a token, or why there is none. */
export const askForToken: AskForToken = async (server) => {
  // What reads the answer is there before the question: the cookie that is asked with is another one afterwards.
  const core = await loadCore().catch(() => undefined);
  if (!core) return { kind: 'sign_in_failed', viewSpent: 'no' };
  const request = core.buildTokenRequest(server);
  if (request.kind !== 'request') return request;
  if (!navigator.onLine) return core.buildFailure('peek', 'network_unreachable');
  try {
    // Nothing breaks it off, not the end of the wait nor a reload: a cookie that came and was not taken ends the session.
    const response = await within(
      answerMs,
      fetch(request.url, {
        method: request.method,
        credentials: 'same-origin',
        keepalive: true,
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        redirect: 'manual',
      }),
    );
    const body = await within(answerMs, readBytes(response.body, answerBytesMax));
    const answer = core.parseTokenResponse({
      status: response.status,
      headers: response.headers,
      body: body ?? new Uint8Array(),
    });
    return answer.kind === 'token' ? answer.token : answer;
  } catch {
    return core.buildFailure('peek', 'sign_in_failed');
  }
};

async function loadCore(): Promise<Core> {
  const { wholeCore } = await within(partMs, loadWholeCore());
  return within(partMs, wholeCore());
}
