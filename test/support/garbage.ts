import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Collects what nobody holds, as the runtime may do at any moment. */
export async function collectGarbage(): Promise<void> {
  // What weak references led to in this turn is kept until the turn is over.
  for (let round = 0; round < 5; round++) {
    collect();
    await new Promise(setImmediate);
  }
}
