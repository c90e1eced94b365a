import { beforeOpening, opening } from './states-before.ts';
import { testStates } from './states-for-everyone.ts';

testStates([...beforeOpening, ...opening]);
