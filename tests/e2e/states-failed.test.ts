import { broken, failed } from './states-failed.ts';
import { testStates } from './states-for-everyone.ts';

testStates([...failed, ...broken]);
