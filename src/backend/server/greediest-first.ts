/** What an answer takes of the memory, and since when its client has taken nothing, in milliseconds of one clock. */
interface Taking {
  readonly size: number;
  readonly since: number;
}

/** All answers of one address. */
interface Caller<A> {
  size: number;
  /** Those of its answers that may be cut, with their sizes, the longest standstill first. */
  readonly answers: [answer: A, size: number][];
}

/** Groups answers by the address that asked for them; the address that takes most is first. */
export function greediestFirst<A>(
  takings: Iterable<[answer: A, taking: Taking]>,
  callerOf: (answer: A) => string,
  mayBeCut: (answer: A) => boolean,
): Caller<A>[] {
  const callers = new Map<string, Caller<A>>();
  const oldestFirst = [...takings].toSorted(([, one], [, other]) => one.since - other.since);
  for (const [answer, { size }] of oldestFirst) {
    const name = callerOf(answer);
    const caller = callers.get(name) ?? { size: 0, answers: [] };
    callers.set(name, caller);
    caller.size += size;
    if (mayBeCut(answer)) caller.answers.push([answer, size]);
  }
  return [...callers.values()].toSorted((one, other) => other.size - one.size);
}
