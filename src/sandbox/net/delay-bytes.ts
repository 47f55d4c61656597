import { Transform } from 'node:stream';
import { setTimeout as waitFor } from 'node:timers/promises';

/** How many bytes may be on their way before the sender has to wait, as a TCP window is full (RFC 9293 §3.8.6). */
const windowSize = 1_048_576;

/** Resolves after so many milliseconds. */
export type Wait = (milliseconds: number) => Promise<unknown>;

/** A stream that passes on all bytes in their order, each chunk `milliseconds()` after its arrival. */
export function delayBytes(milliseconds: () => number, wait: Wait = waitFor): Transform {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const afterDelay = (): Promise<unknown> => {
    const delay = milliseconds();
    // A shorter delay than the one before must not let a chunk overtake another.
    last = Promise.all([last, delay > 0 ? wait(delay) : undefined]);
    return last;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting += chunk.length;
      const isFull = waiting + this.readableLength > windowSize;
      void afterDelay().then(() => {
        waiting -= chunk.length;
        if (this.destroyed) return;
        if (isFull) done(null, chunk);
        else this.push(chunk);
      });
      if (!isFull) done();
    },
    flush(done) {
      void afterDelay().then(() => done());
    },
  });
}
