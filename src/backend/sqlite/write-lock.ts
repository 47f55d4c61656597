export type ReleaseLock = () => void;

/** A lock that one holder has at a time, first come, first served. */
export class WriteLock {
  #last: Promise<void> = Promise.resolve();

  /** Resolves with the function that releases the lock; rejects when `timeout` does, if that is earlier. */
  async acquire(timeout: Promise<never>): Promise<ReleaseLock> {
    const previous = this.#last;
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    this.#last = previous.then(() => released);
    try {
      await Promise.race([previous, timeout]);
      return release;
    } catch (error) {
      release();
      throw error;
    }
  }
}
