import { collectGarbage } from '../../test/support/shared/garbage.ts';

/** Bytes that this process's JavaScript holds on to, buffers included. */
export async function heapHeld(): Promise<number> {
  await collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
