import { contractLimits } from '#contract/limits.ts';
import type { SessionSubject } from '../access/caller.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { type Party, partyOf } from '../shares/rule.ts';
import { createListPager, type ListPager } from './list-pager.ts';
import type { ReadPage } from './read-page.ts';

/** A caller's part in a list that is being read. */
export interface ListRead extends Pick<ListPager, 'ids' | 'nextPage' | 'total'> {
  /** Whether all of the list will have come since it was joined, or was in memory then. */
  readonly isWhole: boolean;
  /** To be called once. The last one to leave ends what is under way. */
  leave(): void;
}

/** The lists that are being read: one for each site, for all its callers. */
export interface SharedListReads {
  /** Joins the site's list where it is, or begins it. */
  join(subject: SessionSubject, log: Log): ListRead;
  /** Whether there is one to join. */
  hasBegun(subject: SessionSubject): boolean;
}

interface Shared {
  readonly pager: ListPager;
  readonly stop: AbortController;
  /** When its first page came. */
  since: number | undefined;
  /** A party for each lookup that has joined. */
  readonly members: Set<Party>;
  /** Of the caller that joined last. */
  log: Log;
}

/** Each person once, those who joined last first. */
function distinct(members: Iterable<Party>): Party[] {
  const people = new Map([...members].toReversed().map((member) => [member.person, member]));
  return [...people.values()];
}

function keyOf({ installationId, siteId }: SessionSubject): string {
  return `${installationId}:${siteId}`;
}

/**
 * No list has begun. One that everybody has left halfway is gone on with where it is, as long as what it has brought
 * is in memory. `now` is milliseconds that only go forward.
 */
export function createSharedListReads(readPage: ReadPage, now: () => number): SharedListReads {
  const joined = new Map<string, Shared>();
  const paused = new Map<string, Shared>();

  function isFresh({ since }: Shared): boolean {
    return since === undefined || now() - since < contractLimits.assetFreshMs;
  }

  function find(key: string): Shared | undefined {
    const resting = paused.get(key);
    const known = joined.get(key) ?? (resting && isFresh(resting) ? resting : undefined);
    return known?.pager.isOver() ? undefined : known;
  }

  function begin(subject: SessionSubject, log: Log): Shared {
    const stop = new AbortController();
    const pager = createListPager(async (offset) => {
      const caller = { subject, log: one.log, signal: stop.signal };
      const page = await readPage(caller, offset, () => distinct(one.members));
      one.since ??= now();
      return page;
    });
    const one: Shared = { pager, stop, since: undefined, members: new Set(), log };
    return one;
  }

  function keepPaused(key: string, one: Shared): void {
    const [oldest] = paused.keys();
    if (oldest !== undefined && paused.size >= limits.pausedLists) paused.delete(oldest);
    paused.set(key, one);
  }

  function pause(key: string, one: Shared): void {
    if (joined.get(key) === one) joined.delete(key);
    if (one.pager.isUnderWay()) one.stop.abort();
    else if (one.since !== undefined && !one.pager.isOver()) keepPaused(key, one);
  }

  return {
    join(subject, log) {
      const key = keyOf(subject);
      const one = find(key) ?? begin(subject, log);
      paused.delete(key);
      joined.set(key, one);
      const member = partyOf(subject);
      one.members.add(member);
      one.log = log;
      return {
        isWhole: isFresh(one),
        ids: one.pager.ids,
        nextPage: one.pager.nextPage,
        total: one.pager.total,
        leave() {
          one.members.delete(member);
          if (one.members.size === 0) pause(key, one);
        },
      };
    },
    hasBegun: (subject) => find(keyOf(subject)) !== undefined,
  };
}
