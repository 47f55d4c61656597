import { ProblemError } from '../errors/problem-error.ts';
import { limits } from '../platform/limits.ts';
import { abortable } from '../webflow/abortable.ts';

/** What a walk has to know of a page of a list. */
export interface ListPage {
  readonly ids: readonly string[];
  /** How many entries it has, whole list and whole page. */
  readonly length: number;
  readonly total: number;
  readonly pageSize: number;
}

/** A list on the way from its first page to its last, for several who want something of it. */
export interface ListPager {
  /**
   * Waits until a further page has been read, for a caller that still wants so many entries. Returns false where the list
   * has nothing more, or nothing worth a call for them: reading their entries one by one would take no more. Rejects
   * as reading a page does, or with what the signal's abort means.
   */
  nextPage(wanted: number, signal: AbortSignal): Promise<boolean>;
  /** Whether a page is being read. */
  isUnderWay(): boolean;
  /** Whether there is nothing to come. */
  isOver(): boolean;
  /** The ids of the pages read so far, in the list's order, without duplicates. Grows with each page. */
  readonly ids: readonly string[];
  /** How many entries the list has, as the newest page says; undefined before the first page. */
  total(): number | undefined;
}

/**
 * Walks over a list whose pages `readPage` reads from an offset. A page is only read while it is wanted, and a second
 * one at the same time where even a page full of wanted entries would leave some. Where the list has become shorter on
 * the way, later entries have moved up, so the walk goes back by as many. The walk always ends: at a page beyond all others
 * that has nothing new, and after `limits.listPages` at the latest.
 */
export function createListPager(readPage: (offset: number) => Promise<ListPage>): ListPager {
  const seen = new Set<string>();
  const ids: string[] = [];
  /** The new ids of pages whose response overtook that of an earlier page, by the number of the read. */
  const early = new Map<number, readonly string[]>();
  let listed = 0;
  let [next, furthest] = [0, -1];
  let [begun, underWay] = [0, 0];
  /** The newest page's word on the list. */
  let newest: ListPage | undefined;
  let isBroken = false;
  let failure: { readonly error: unknown } | undefined;
  let step = Promise.withResolvers<void>();

  function list(read: number, found: readonly string[]): void {
    early.set(read, found);
    for (let turn = early.get(listed); turn; turn = early.get(listed)) {
      early.delete(listed);
      listed++;
      ids.push(...turn);
    }
  }

  function note(page: ListPage, offset: number): readonly string[] {
    const found = [...new Set(page.ids)].filter((id) => !seen.has(id));
    const isRepeated = page.ids.length > 0 && found.length === 0 && offset > furthest;
    if (isRepeated || page.length === 0) isBroken = true;
    furthest = Math.max(furthest, offset);
    for (const id of page.ids) seen.add(id);
    newest = page;
    return found;
  }

  async function readNext(): Promise<void> {
    const [read, offset, before] = [begun, next, newest];
    begun++;
    underWay++;
    next += newest?.pageSize ?? 0;
    let found: readonly string[] = [];
    try {
      const page = await readPage(offset);
      if (begun === 1) next = page.pageSize;
      found = note(page, offset);
      const gone = before ? before.total - page.total : 0;
      if (gone > 0) next = Math.min(next, Math.max(0, offset - gone));
    } catch (error) {
      isBroken = true;
      // Who may not read the list may perhaps read what is in it.
      const isRefused = error instanceof ProblemError && error.code === 'asset_not_found';
      if (!isRefused) failure ??= { error };
    } finally {
      list(read, found);
      underWay--;
      step.resolve();
      step = Promise.withResolvers();
    }
  }

  function hasMore(): boolean {
    if (isBroken || begun >= limits.listPages) return false;
    return newest === undefined ? begun === 0 : next < newest.total;
  }

  function isWorthReading(wanted: number): boolean {
    if (newest === undefined) return true;
    const pagesLeft = Math.ceil((newest.total - next) / newest.pageSize);
    return wanted > pagesLeft && wanted > underWay * newest.pageSize;
  }

  function throwFailure(): void {
    if (failure) throw failure.error;
  }

  return {
    async nextPage(wanted, signal) {
      throwFailure();
      while (underWay < limits.backgroundAtOnce && hasMore() && isWorthReading(wanted)) void readNext();
      if (underWay === 0) return false;
      await abortable(step.promise, signal);
      throwFailure();
      return true;
    },
    isUnderWay: () => underWay > 0,
    isOver: () => underWay === 0 && !hasMore(),
    ids,
    total: () => newest?.total,
  };
}
