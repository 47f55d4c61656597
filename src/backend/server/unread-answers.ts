import type { HeldText } from '../http/response-memory.ts';
import { createHeldTexts, type Sent } from './held-texts.ts';
import { largestClientsFirst } from './largest-clients.ts';
import { serverLimits } from './limits.ts';

/** How a response of type `A` is measured and cut. */
export interface UnreadAnswersOptions<A> {
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Its bytes that wait in this process for the client. */
  readonly waiting: (answer: A) => number;
  /** Its bytes that the client has taken, from any start; only growth counts. */
  readonly taken: (answer: A) => number;
  /** The address of its client. */
  readonly client: (answer: A) => string;
  /** Ends it without the rest. */
  readonly cut: (answer: A) => void;
}

/** The number of responses that were cut since the last check, by limit. */
export interface Cuts {
  readonly standstill: number;
  readonly memory: number;
}

export interface UnreadAnswers<A> {
  /**
   * Counts a text or a file as part of a response until `release` or `end`, and returns it in UTF-8: equal texts share their
   * bytes. Over `serverLimits.unreadMostBytes` in all, responses are cut at once.
   */
  hold(answer: A, text: Sent): HeldText;
  /** Removes a finished response. */
  end(answer: A): void;
  /** Measures all open responses, cuts those over a limit, and returns their number. */
  cutOverLimits(underWay: Iterable<A>, longestStandstill: number): Cuts;
}

class Progress {
  waiting = 0;
  taken = Number.NEGATIVE_INFINITY;
  /** The time of the last progress, in milliseconds of `now`. */
  since: number;
  /** The bytes of its held texts, also of those that other responses hold. */
  held = 0;
  /** The functions that release its texts. */
  readonly releases = new Set<() => void>();

  constructor(since: number) {
    this.since = since;
  }

  get size(): number {
    return this.waiting + this.held;
  }
}

/**
 * Bounds the time and the memory of responses that are not read. A response without progress for the longest standstill
 * is cut. Where the responses of one address hold more than `serverLimits.unreadOfAddressBytes`, or all together more
 * than `serverLimits.unreadBytes`, those without progress for `serverLimits.answerShortStandstillMs` are cut: the
 * address with the most bytes first, and of its responses the one that has stood still longest. A response with
 * progress is cut only over `serverLimits.unreadMostBytes` in all.
 */
export function createUnreadAnswers<A extends object>(options: UnreadAnswersOptions<A>): UnreadAnswers<A> {
  const { now, waiting, taken, client, cut } = options;
  const texts = createHeldTexts();
  const progressByAnswer = new Map<A, Progress>();
  let cuts = { standstill: 0, memory: 0 };
  let allWaiting = 0;

  function progressOf(answer: A): Progress {
    const progress = progressByAnswer.get(answer) ?? new Progress(now());
    progressByAnswer.set(answer, progress);
    return progress;
  }

  function end(answer: A): void {
    const progress = progressByAnswer.get(answer);
    if (!progress) return;
    progressByAnswer.delete(answer);
    allWaiting -= progress.waiting;
    for (const release of progress.releases) release();
  }

  function cutOver(limit: keyof Cuts, answer: A): void {
    cuts = { ...cuts, [limit]: cuts[limit] + 1 };
    end(answer);
    cut(answer);
  }

  function updateProgress(answer: A): void {
    const bytes = waiting(answer);
    if (bytes === 0 && !progressByAnswer.has(answer)) return;
    const progress = progressOf(answer);
    const sum = taken(answer);
    if (bytes === 0 || sum > progress.taken) progress.since = now();
    progress.taken = Math.max(sum, progress.taken);
    allWaiting += bytes - progress.waiting;
    progress.waiting = bytes;
    if (progress.size === 0) progressByAnswer.delete(answer);
  }

  function isStalled(answer: A, milliseconds: number): boolean {
    const progress = progressByAnswer.get(answer);
    return progress !== undefined && progress.waiting > 0 && now() - progress.since >= milliseconds;
  }

  function makeRoom(mayBeCut: (answer: A) => boolean, share: number, most: number): void {
    const clients = largestClientsFirst(progressByAnswer, client, mayBeCut);
    const left: A[] = [];
    for (const { size, answers } of clients) {
      let over = size - share;
      for (const [answer, taken] of answers) {
        if (over <= 0) left.push(answer);
        else {
          over -= taken;
          cutOver('memory', answer);
        }
      }
    }
    for (const answer of left) {
      if (texts.size() + allWaiting <= most) return;
      cutOver('memory', answer);
    }
  }

  return {
    hold(answer, text) {
      const progress = progressOf(answer);
      const bytes = texts.hold(text);
      function release(): void {
        if (!progress.releases.delete(release)) return;
        progress.held -= bytes.byteLength;
        texts.release(text);
      }
      progress.releases.add(release);
      progress.held += bytes.byteLength;
      const { unreadMostBytes: unreadMost } = serverLimits;
      if (texts.size() + allWaiting > unreadMost) makeRoom(() => true, unreadMost, unreadMost);
      return { bytes, release };
    },
    end,
    cutOverLimits(underWay, longestStandstill) {
      texts.dropIdle();
      for (const answer of underWay) updateProgress(answer);
      for (const answer of [...progressByAnswer.keys()]) {
        if (isStalled(answer, longestStandstill)) cutOver('standstill', answer);
      }
      const mayBeCut = (answer: A) => isStalled(answer, serverLimits.answerShortStandstillMs);
      makeRoom(mayBeCut, serverLimits.unreadOfAddressBytes, serverLimits.unreadBytes);
      const made = cuts;
      cuts = { standstill: 0, memory: 0 };
      return made;
    },
  };
}
