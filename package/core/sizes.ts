/** How many bytes each is, as keys.h, kept_reply.h and response.h of include/sharelink/ say: given others, the core ends the program. */
export const ackBytes = 16;
export const nonceBytes = 24;
export const linkSecretBytes = 32;
export const replyKeysBytes = 48;
export const blockBytes = 1024;
