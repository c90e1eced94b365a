import { testFlows } from './flows.ts';
import { playwrightReader } from './playwright.ts';

testFlows('Chromium', playwrightReader('chromium'));
