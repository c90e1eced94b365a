import { testFlows } from './flows.ts';
import { playwrightReader } from './playwright.ts';

testFlows('Firefox', playwrightReader('firefox'));
