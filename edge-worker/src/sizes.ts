import { ackBytes, nonceBytes } from '../../package/core/sizes.ts';

export { nonceBytes };

/** How many bytes each is, as store.h and form.h of include/sharelink/worker/ say: given others, the core ends the program. */
export const storeKeyBytes = 32;
export const idRandomBytes = 16;
export const saltBytes = 16;
export const formRandomBytes = 16;
/** Of `Sealing`. */
export const sealingRandomBytes = ackBytes + nonceBytes;
