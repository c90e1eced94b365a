/** The script of a Web Worker that derives keys. */
import { answerMessages } from './answer-messages.ts';
import { loadCore } from './core.ts';

answerMessages(loadCore);
