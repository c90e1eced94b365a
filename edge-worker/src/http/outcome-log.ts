/** One line of JSON for each answer of the API. */
import type { Operation } from '../../../package/types.ts';
import type { Told } from '../worker-core.ts';

/** The requests of the API, and those that the worker adds to it. */
export type ApiRoute = Operation | 'acknowledge';

/**
 * Prints what came of a request and nothing of what was asked: no id, address, agent or origin, not even as a hash.
 * An id is a plain share's whole key and its hash finds it again in a list of links; addresses are for the limits.
 */
export function logOutcome(route: ApiRoute, { outcome, viewSpent }: Told, beganAtMs: number): void {
  console.log(JSON.stringify({ route, outcome, viewSpent, ms: Date.now() - beganAtMs }));
}
