/** Ends the turn. */
export type EndTurn = () => void;

/** TurnScheduler, one at a time, in the order in which they were asked for. */
export class WriteTurns {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is the caller's turn; rejects as `patience` does, should that be earlier. */
  async take(patience: Promise<never>): Promise<EndTurn> {
    const before = this.#last;
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    this.#last = before.then(() => ended);
    try {
      await Promise.race([before, patience]);
      return end;
    } catch (error) {
      end();
      throw error;
    }
  }
}
