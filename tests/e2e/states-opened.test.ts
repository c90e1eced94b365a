import { testStates } from './states-for-everyone.ts';
import { opened } from './states-opened.ts';

testStates(opened);
