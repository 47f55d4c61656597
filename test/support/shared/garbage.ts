import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Collects unreferenced objects, as the runtime may do at any time. */
export async function collectGarbage(): Promise<void> {
  // Targets of weak references read in this job stay alive until the job ends (ECMAScript, KeepDuringJob).
  for (let round = 0; round < 5; round++) {
    collect();
    await new Promise(setImmediate);
  }
}
