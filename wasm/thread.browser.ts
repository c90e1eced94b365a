/** The script of a Web Worker that derives keys. */
import { answerMessages } from './answer-messages.ts';

answerMessages();
