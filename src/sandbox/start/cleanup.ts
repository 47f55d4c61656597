/** The steps that undo the start of a sandbox, in reverse order. */
export interface Cleanup {
  /** Adds a step; runs it immediately if the sandbox is already stopping. */
  add(undo: () => Promise<unknown>): void;
  /** Runs all steps once. A step that rejects does not stop the others. */
  run(): Promise<void>;
}

/** A cleanup without steps. */
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
