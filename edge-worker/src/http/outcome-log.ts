/** One line of JSON for each answer of the API. */
import type { Operation, ViewSpent } from '../../../package/types.ts';
import { core } from '../core.ts';

/** The requests of the API, and those that the worker adds to it. */
export type ApiRoute = Operation | 'acknowledge';

const succeeded: Record<ApiRoute, string> = {
  peek: 'available',
  access: 'granted',
  create: 'created',
  acknowledge: 'acknowledged',
  remove: 'removed',
};

/**
 * Prints what came of a request and nothing of what was asked: no id, address, agent or origin, not even as a hash.
 * An id is a plain share's whole key and its hash finds it again in a list of links; addresses are for the limits.
 */
export async function logOutcome(route: ApiRoute, response: Response, beganAtMs: number): Promise<void> {
  const { kind: outcome, viewSpent } = await readOutcome(route, response);
  console.log(JSON.stringify({ route, outcome, viewSpent, ms: Date.now() - beganAtMs }));
}

/** As a client reads the answer. One that succeeded may hold a secret and is not read. */
async function readOutcome(route: ApiRoute, response: Response): Promise<{ kind: string; viewSpent: ViewSpent }> {
  if (response.ok) return { kind: succeeded[route], viewSpent: route === 'access' ? 'yes' : 'no' };
  const body = new Uint8Array(await response.clone().arrayBuffer());
  // An acknowledgement spends no view, as a peek does not.
  const operation = route === 'acknowledge' ? 'peek' : route;
  return core.parseResponse(operation, { status: response.status, headers: response.headers, body });
}
