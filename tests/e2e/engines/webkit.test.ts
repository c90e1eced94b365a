import { testFlows } from './flows.ts';
import { testStates } from './states.ts';
import { startWebkit } from './webkit.ts';

testFlows('WebKitGTK', startWebkit);
testStates('WebKitGTK', startWebkit);
