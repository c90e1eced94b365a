/** The script of a Web Worker that derives keys. */
import { loadCore } from '../core/core.ts';
import { answerMessages } from './derive-on-message.ts';

answerMessages(loadCore);
