import { testFlows } from './flows.ts';
import { playwrightReader } from './playwright.ts';

// Everything else runs in Chromium each time, and does what the flows do.
if (process.env.SHARELINK_PROOF) testFlows('Chromium', playwrightReader('chromium'));
