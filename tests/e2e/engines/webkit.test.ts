import { testFlows } from './flows.ts';
import { startWebkit } from './webkit.ts';

testFlows('WebKitGTK', startWebkit);
