/** bun bun.js */
import { env } from 'node:process';
import { createStandalone } from './src/standalone.ts';

const { hostname, port, fetch } = createStandalone(env, 'decoded');
Bun.serve({ hostname, port, fetch: (request, server) => fetch(request, server.requestIP(request)?.address ?? '') });
