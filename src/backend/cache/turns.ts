/** Runs works of one key one after the other, in the order they came; other keys do not wait. */
export type TakeTurn = (key: string, work: () => Promise<void>) => Promise<void>;

/** Turns nobody has taken yet. A work that fails rejects for its own caller and holds up nobody. */
export function createTurns(): TakeTurn {
  const last = new Map<string, Promise<void>>();
  return async function takeTurn(key, work) {
    const before = last.get(key);
    const mine = before ? before.then(work, work) : work();
    last.set(key, mine);
    try {
      await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
