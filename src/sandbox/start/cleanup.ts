/** What must be undone when the sandbox stops, last thing first. */
export interface Cleanup {
  /** Remembers how to undo something; undoes it at once where the sandbox is stopping. */
  add(undo: () => Promise<unknown>): void;
  /** Undoes everything, once; what cannot be undone does not keep the rest from it. */
  run(): Promise<void>;
}

/** Nothing to undo yet. */
export function createCleanup(): Cleanup {
  const undos: (() => Promise<unknown>)[] = [];
  const late: Promise<unknown>[] = [];
  let running: Promise<void> | undefined;
  const quietly = (undo: () => Promise<unknown>) => undo().catch(() => {});
  const undoAll = async () => {
    for (let undo = undos.pop(); undo; undo = undos.pop()) {
      await quietly(undo);
      await Promise.all(late.splice(0));
    }
  };
  return {
    add(undo) {
      if (running) late.push(quietly(undo));
      else undos.push(undo);
    },
    run() {
      running ??= undoAll();
      return running;
    },
  };
}
