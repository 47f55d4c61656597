import { whyStopped } from './failure.ts';

/** Lets only so many works of one key go on at once; the rest wait in line. */
export interface Slots {
  /**
   * Waits for a slot; answers the function that frees it. Who is urgent goes before who is not, and otherwise the
   * first goes first. Rejects once the signal aborts, as a call to Webflow would.
   */
  take(key: string, signal: AbortSignal, isUrgent: boolean): Promise<() => void>;
}

interface Line {
  taken: number;
  readonly urgent: (() => void)[];
  readonly patient: (() => void)[];
}

/** `many` slots for each key, all free. */
export function createSlots(many: number): Slots {
  const lines = new Map<string, Line>();

  function free(key: string, line: Line): void {
    const next = line.urgent.shift() ?? line.patient.shift();
    if (next) {
      next();
      return;
    }
    line.taken--;
    if (line.taken === 0) lines.delete(key);
  }

  return {
    async take(key, signal, isUrgent) {
      if (signal.aborted) throw whyStopped(signal);
      const line = lines.get(key) ?? { taken: 0, urgent: [], patient: [] };
      lines.set(key, line);
      if (line.taken < many) {
        line.taken++;
        return () => free(key, line);
      }
      const waiting = isUrgent ? line.urgent : line.patient;
      return new Promise((resolve, reject) => {
        const enter = (): void => {
          signal.removeEventListener('abort', leave);
          resolve(() => free(key, line));
        };
        const leave = (): void => {
          waiting.splice(waiting.indexOf(enter), 1);
          reject(whyStopped(signal));
        };
        waiting.push(enter);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
