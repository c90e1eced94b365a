/** Asks through the proxy that the environment names, as other commands do. */
import http from 'node:http';
import { env } from 'node:process';
import { usageError } from './failures.ts';

const variables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;
/** Node.js 24.14 and 25.4 have it; 22.21 and 24.0 read the variables at their start, where they are told to. */
const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?(): void };

/** @throws CommandFailure `usage` where a variable holds no address of a proxy. */
export function useProxy(): void {
  if (proxyVariable() === undefined) return;
  try {
    setGlobalProxyFromEnv?.();
  } catch {
    throw usageError(`${proxyVariable()} is no address of a proxy.`, 'Use the form http://host:port.');
  }
}

/** @returns the name of the variable that names a proxy, where there is one. */
export function proxyVariable(): string | undefined {
  return variables.find((name) => env[name]);
}

/** @returns what to say where a proxy is named and this Node.js asks none. */
export function proxyHint(): string | undefined {
  const name = proxyVariable();
  const isOn = env.NODE_USE_ENV_PROXY === '1' && process.allowedNodeEnvironmentFlags.has('--use-env-proxy');
  if (name === undefined || isOn || setGlobalProxyFromEnv) return undefined;
  return `${name} was not used: that takes Node.js 24.14, or 22.21 with NODE_USE_ENV_PROXY=1.`;
}
