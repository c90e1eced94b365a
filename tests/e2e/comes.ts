const waitMaxMs = 60_000;

/** Waits until this is so. */
export async function comes(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + waitMaxMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not in time: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
