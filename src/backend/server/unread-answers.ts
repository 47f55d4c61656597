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
   * Counts a text as part of an answer until `release` or `end`, and returns it in UTF-8: equal texts have their bytes
   * once. Over `serverLimits.unreadMostBytes` in all, answers are cut at once.
   */
  hold(answer: A, text: string): HeldText;
  /** Forgets an answer that is over. */
  end(answer: A): void;
  /** Looks at all answers under way, cuts what is over a limit, and returns how many that were. */
  look(underWay: Iterable<A>, longestStandstill: number): Cuts;
}

/** A text that counts as part of an answer. */
interface HeldText {
  readonly bytes: Uint8Array;
  release(): void;
}

class Standing {
  waiting = 0;
  taken = Number.NEGATIVE_INFINITY;
  /** Since when nothing was taken, in milliseconds of `now`. */
  since: number;
  /** Bytes of the texts it holds, those that other answers hold included. */
  held = 0;
  /** What takes back each of its holds. */
  readonly holdings = new Set<() => void>();

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
 * more than `serverLimits.unreadBytes`, those are cut that have stood still for `serverLimits.answerShortStandstillMs`: of the address that holds
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

  function end(answer: A): void {
    const standing = standings.get(answer);
    if (!standing) return;
    standings.delete(answer);
    allWaiting -= standing.waiting;
    for (const release of standing.holdings) release();
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
    hold(answer, text) {
      const standing = standingOf(answer);
      const bytes = texts.hold(text);
      function release(): void {
        if (!standing.holdings.delete(release)) return;
        standing.held -= bytes.byteLength;
        texts.release(text);
      }
      standing.holdings.add(release);
      standing.held += bytes.byteLength;
      const { unreadMostBytes: unreadMost } = serverLimits;
      if (texts.size() + allWaiting > unreadMost) makeRoom(() => true, unreadMost, unreadMost);
      return { bytes, release };
    },
    end,
    look(underWay, longestStandstill) {
      texts.sweep();
      for (const answer of underWay) note(answer);
      for (const answer of [...standings.keys()]) {
        if (standsStill(answer, longestStandstill)) cutFor('standstill', answer);
      }
      const mayBeCut = (answer: A) => standsStill(answer, serverLimits.answerShortStandstillMs);
      makeRoom(mayBeCut, serverLimits.unreadOfAddressBytes, serverLimits.unreadBytes);
      const made = cuts;
      cuts = { standstill: 0, memory: 0 };
      return made;
    },
  };
}
