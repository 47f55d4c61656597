/** A call that waits for its round. */
interface WaitingCall {
  answer(): void;
}

/** A Designer API in which each call waits until a test answers all calls that are waiting: one round trip. */
export interface RoundDesigner {
  readonly api: WebflowApi;
  /** A method of this name that returns this value. */
  says(name: string, value: unknown): () => Promise<unknown>;
  /** Sends the event of a selection. */
  select(element: object): void;
  /** Answers the calls that wait, and resolves to how many these were once their callers have gone on. */
  answerRound(): Promise<number>;
  /** Answers round after round until no call waits. */
  answerAll(): Promise<void>;
  /** The names of the methods that were called since the last time. */
  takeCalls(): string[];
}

/** Lets every promise that has been resolved go on. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Creates one whose API has no methods but `subscribe`. */
export function createRoundDesigner(): RoundDesigner {
  let waiting: WaitingCall[] = [];
  let calls: string[] = [];
  const listeners = new Set<(element: unknown) => void>();
  const api: WebflowApi = Object.assign(Object.create(null), {
    subscribe(event: string, listener: (element: unknown) => void) {
      if (event === 'selectedelement') listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  async function answerRound(): Promise<number> {
    const round = waiting;
    waiting = [];
    for (const call of round) call.answer();
    await turn();
    return round.length;
  }
  return {
    api,
    says: (name, value) => () => {
      calls.push(name);
      return new Promise((resolve) => {
        waiting.push({ answer: () => resolve(value) });
      });
    },
    select(element) {
      for (const listener of listeners) listener(element);
    },
    answerRound,
    async answerAll() {
      await turn();
      while ((await answerRound()) > 0);
    },
    takeCalls() {
      const taken = calls;
      calls = [];
      return taken;
    },
  };
}
