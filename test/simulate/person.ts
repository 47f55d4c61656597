import type { SessionSubject } from '#backend/access/caller.ts';
import { ProblemError } from '#backend/errors/problem-error.ts';
import { limits } from '#backend/platform/limits.ts';
import { WebflowFailure } from '#backend/webflow/failure.ts';
import type { Rate, Tally } from '#test/simulate/counts.ts';
import type { SimulatedInstance } from '#test/simulate/instance.ts';
import { imageIdOf } from '#test/simulate/names.ts';
import { assumed } from '#test/simulate/plan.ts';
import type { VirtualTime } from '#test/simulate/virtual-time.ts';
import type { Selection } from '#test/support/backend/hour/hour-pattern.ts';

/** What people meet, all together. Waits are in milliseconds from the first ask to the answer. */
export interface Met {
  readonly requests: Rate;
  readonly selections: Tally;
  readonly signIns: Tally;
  readonly lookups: Tally;
  /** The number of requests that were refused with a time to wait. */
  readonly toldToWait: Rate;
  /** Selections by where their answer came from. */
  readonly from: { fresh: number; stale: number; webflow: number };
  /** What nothing of ours says. */
  readonly faults: string[];
}

/** Where an hour is played. */
export interface Stage {
  readonly time: VirtualTime;
  readonly met: Met;
  /** The instance that gets the next request. */
  readonly next: () => SimulatedInstance;
}

/** An hour of one person. */
export interface PersonHour {
  readonly subject: SessionSubject;
  readonly site: number;
  readonly begin: number;
  readonly selections: readonly Selection[];
  /** Milliseconds into the hour at which "This page" is opened; undefined where it isn't. */
  readonly listAt: number | undefined;
}

/** Seconds after which a refusal tells to ask again; undefined for anything else. */
function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof ProblemError) return error.extras.retryAfter;
  if (!(error instanceof WebflowFailure)) return undefined;
  return 'retryAfter' in error.reason ? error.reason.retryAfter : undefined;
}

/** Plays a person's hour: each selection is a request, and a session is renewed by the first one after its end. */
export function playHour({ subject, site, begin, selections, listAt }: PersonHour, stage: Stage): void {
  const { time, met, next } = stage;
  const signal = new AbortController().signal;
  let sessionEnds = Number.NEGATIVE_INFINITY;

  /** Asks until there is an answer; undefined where there never is. */
  async function ask<T>(
    tally: Tally,
    send: (instance: SimulatedInstance) => Promise<T>,
  ): Promise<{ readonly answer: T; readonly wait: number } | undefined> {
    const asked = time.now();
    for (;;) {
      met.requests.count(time.now());
      try {
        const answer = await send(next());
        const wait = time.now() - asked;
        tally.add(wait);
        return { answer, wait };
      } catch (error) {
        const seconds = retryAfterOf(error);
        if (seconds === undefined) {
          met.faults.push(String(error));
          return undefined;
        }
        met.toldToWait.count(time.now());
        await time.sleep(seconds * 1000, signal);
      }
    }
  }

  async function renewSession(): Promise<void> {
    if (time.now() < sessionEnds) return;
    sessionEnds = time.now() + limits.sessionLifetimeMs;
    await ask(met.signIns, (instance) => instance.signIn(subject, signal));
  }

  async function select(image: number, isFirst: boolean): Promise<void> {
    await renewSession();
    const id = imageIdOf(site, image);
    // Its files are measured once; their facts come from the file hosts and cost Webflow's API nothing.
    if (isFirst) met.requests.count(time.now());
    const read = await ask(met.selections, (instance) => instance.read(subject, id, signal));
    if (!read) return;
    if (read.wait > 0) met.from.webflow++;
    else if (read.answer.etag === null) met.from.stale++;
    else met.from.fresh++;
  }

  async function openList(): Promise<void> {
    await renewSession();
    const ids = Array.from({ length: assumed.pageImages }, (_, image) => imageIdOf(site, image));
    await ask(met.lookups, (instance) => instance.lookUp(subject, ids, signal));
  }

  function plan(index: number): void {
    const selection = selections[index];
    if (!selection) return;
    time.at(begin + selection.at, () => {
      plan(index + 1);
      void select(selection.image, selections[index - 1]?.image !== selection.image);
    });
  }

  void renewSession();
  plan(0);
  if (listAt !== undefined) time.at(begin + listAt, () => void openList());
}
