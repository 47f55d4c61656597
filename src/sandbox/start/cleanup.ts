/** What must be undone when the sandbox stops, last thing first. */
export interface Cleanup {
  /** Remembers how to undo something; undoes it at once where the sandbox has stopped meanwhile. */
  add(undo: () => Promise<unknown>): void;
  /** Undoes everything, once; what cannot be undone does not keep the rest from it. */
  run(): Promise<void>;
}

/** Nothing to undo yet. */
export function createCleanup(): Cleanup {
  const undos: (() => Promise<unknown>)[] = [];
  let running: Promise<void> | undefined;
  const runAll = async () => {
    for (let undo = undos.pop(); undo; undo = undos.pop()) await undo().catch(() => {});
  };
  return {
    add(undo) {
      if (running)
        running = running.then(() =>
          undo().then(
            () => {},
            () => {},
          ),
        );
      else undos.push(undo);
    },
    run: () => {
      running ??= runAll();
      return running;
    },
  };
}
