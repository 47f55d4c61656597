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
}

/**
 * Walks over a list whose pages `readPage` reads from an offset. A page is only read while it is wanted, and a second
 * one at the same time where even a page full of wanted entries would leave some. A list that changes on the way comes
 * to its end all the same: where a page brings nothing new, and after `limits.listPages` in any case.
 */
export function createListPager(readPage: (offset: number) => Promise<ListPage>): ListPager {
  const seen = new Set<string>();
  let next = 0;
  let [begun, underWay] = [0, 0];
  /** The newest page's word on the list. */
  let newest: ListPage | undefined;
  let isBroken = false;
  let failure: { readonly error: unknown } | undefined;
  let step = Promise.withResolvers<void>();

  function note(page: ListPage): void {
    const isRepeated = page.ids.length > 0 && page.ids.every((id) => seen.has(id));
    if (isRepeated || page.length === 0) isBroken = true;
    for (const id of page.ids) seen.add(id);
    newest = page;
  }

  async function readNext(): Promise<void> {
    begun++;
    underWay++;
    const offset = next;
    next += newest?.pageSize ?? 0;
    try {
      const page = await readPage(offset);
      if (begun === 1) next = page.pageSize;
      note(page);
    } catch (error) {
      isBroken = true;
      // Who may not read the list may perhaps read what is in it.
      const isRefused = error instanceof ProblemError && error.code === 'asset_not_found';
      if (!isRefused) failure ??= { error };
    } finally {
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
  };
}
