import { greediestFirst } from './greediest-first.ts';
import { createHeldTexts } from './held-texts.ts';
import { serverLimits } from './limits.ts';

/** How an answer of type `A` is looked at, and ended. */
export interface UnreadAnswersOptions<A> {
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  /** Bytes of it that wait in this process for its client. */
  readonly waiting: (answer: A) => number;
  /** Bytes that its client has taken, from any beginning; it only has to grow. */
  readonly taken: (answer: A) => number;
  /** The address that asked for it. */
  readonly caller: (answer: A) => string;
  /** Ends it without the rest. */
  readonly cut: (answer: A) => void;
}

/** How many answers were cut since the last look, by the limit they were over. */
export interface Cuts {
  readonly standstill: number;
  readonly memory: number;
}

export interface UnreadAnswers<A> {
  /**
   * Counts texts as part of an answer until `release` or `end`. The returned texts are equal to them and must be sent
   * instead. Over `serverLimits.unreadMostBytes` in all, answers are cut at once.
   */
  hold(answer: A, texts: readonly string[]): { readonly texts: readonly string[]; release(): void };
  /** Forgets an answer that is over. */
  end(answer: A): void;
  /** Looks at all answers under way, cuts what is over a limit, and returns how many that were. */
  look(underWay: Iterable<A>, longestStandstill: number): Cuts;
}

class Standing {
  waiting = 0;
  taken = Number.NEGATIVE_INFINITY;
  /** Since when nothing was taken, in milliseconds of `now`. */
  since: number;
  /** Characters of the texts it holds, those that other answers hold included. */
  held = 0;
  readonly holdings = new Set<readonly string[]>();

  constructor(since: number) {
    this.since = since;
  }

  get size(): number {
    return this.waiting + this.held;
  }
}

/**
 * Gives every answer an end, and the memory of those that are not read. An answer whose client takes nothing of it for the
 * longest standstill is cut. Where the answers of one address hold more than `serverLimits.unreadOfAddressBytes`, or all together
 * more than `serverLimits.unreadBytes`, those are cut that have stood still for `serverLimits.answerPatienceMs`: of the address that holds
 * most first, and of its answers the one that has stood still longest. A client that goes on reading loses its answer
 * only over `serverLimits.unreadMostBytes` in all.
 */
export function createUnreadAnswers<A extends object>(options: UnreadAnswersOptions<A>): UnreadAnswers<A> {
  const { now, waiting, taken, caller, cut } = options;
  const texts = createHeldTexts();
  const standings = new Map<A, Standing>();
  let cuts = { standstill: 0, memory: 0 };
  let allWaiting = 0;

  function standingOf(answer: A): Standing {
    const standing = standings.get(answer) ?? new Standing(now());
    standings.set(answer, standing);
    return standing;
  }

  function release(standing: Standing, holding: readonly string[]): void {
    if (!standing.holdings.delete(holding)) return;
    for (const text of holding) {
      standing.held -= text.length;
      texts.release(text);
    }
  }

  function end(answer: A): void {
    const standing = standings.get(answer);
    if (!standing) return;
    standings.delete(answer);
    allWaiting -= standing.waiting;
    for (const holding of standing.holdings) release(standing, holding);
  }

  function cutFor(limit: keyof Cuts, answer: A): void {
    cuts = { ...cuts, [limit]: cuts[limit] + 1 };
    end(answer);
    cut(answer);
  }

  function note(answer: A): void {
    const bytes = waiting(answer);
    if (bytes === 0 && !standings.has(answer)) return;
    const standing = standingOf(answer);
    const sum = taken(answer);
    if (bytes === 0 || sum > standing.taken) standing.since = now();
    standing.taken = Math.max(sum, standing.taken);
    allWaiting += bytes - standing.waiting;
    standing.waiting = bytes;
    if (standing.size === 0) standings.delete(answer);
  }

  function standsStill(answer: A, milliseconds: number): boolean {
    const standing = standings.get(answer);
    return standing !== undefined && standing.waiting > 0 && now() - standing.since >= milliseconds;
  }

  function makeRoom(mayBeCut: (answer: A) => boolean, share: number, most: number): void {
    const callers = greediestFirst(standings, caller, mayBeCut);
    const left: A[] = [];
    for (const { size, answers } of callers) {
      let over = size - share;
      for (const [answer, taken] of answers) {
        if (over <= 0) left.push(answer);
        else {
          over -= taken;
          cutFor('memory', answer);
        }
      }
    }
    for (const answer of left) {
      if (texts.size() + allWaiting <= most) return;
      cutFor('memory', answer);
    }
  }

  return {
    hold(answer, given) {
      const standing = standingOf(answer);
      const holding = given.map((text) => texts.hold(text));
      standing.holdings.add(holding);
      for (const text of holding) standing.held += text.length;
      const { unreadMostBytes: unreadMost } = serverLimits;
      if (texts.size() + allWaiting > unreadMost) makeRoom(() => true, unreadMost, unreadMost);
      return { texts: holding, release: () => release(standing, holding) };
    },
    end,
    look(underWay, longestStandstill) {
      for (const answer of underWay) note(answer);
      for (const answer of [...standings.keys()]) {
        if (standsStill(answer, longestStandstill)) cutFor('standstill', answer);
      }
      const mayBeCut = (answer: A) => standsStill(answer, serverLimits.answerPatienceMs);
      makeRoom(mayBeCut, serverLimits.unreadOfAddressBytes, serverLimits.unreadBytes);
      const made = cuts;
      cuts = { standstill: 0, memory: 0 };
      return made;
    },
  };
}
