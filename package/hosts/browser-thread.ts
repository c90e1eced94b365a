/** The script of a Web Worker that stretches a password. */
import { answerMessages } from './stretch-on-message.ts';

answerMessages();
