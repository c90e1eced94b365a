/** node node.js */
import { env } from 'node:process';
import { listen } from './src/node-listen.ts';
import { createStandalone } from './src/standalone.ts';

listen(createStandalone(env, 'decoded'));
