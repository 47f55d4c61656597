import { WebflowFailure } from '../webflow/failure.ts';
import { type ListPart, longestList, type Range } from '../webflow/site-reader.ts';

/** What one call reads of a list. */
export type ReadRange = (range: Pick<Range, 'offset' | 'limit'>) => Promise<ListPart>;

function isTooLarge(error: unknown): boolean {
  if (!(error instanceof WebflowFailure) || error.reason.kind !== 'bad_answer') return false;
  return ['too large', 'too many values'].includes(error.reason.what);
}

/** A part of a list, and whether all of it could be read. */
export interface WholePart extends ListPart {
  readonly isWhole: boolean;
}

/**
 * Reads a part of a list. One that is too large for one answer is read in halves, until only the entry that is too large
 * itself is left out.
 */
export async function readPart(read: ReadRange, range: Pick<Range, 'offset' | 'limit'>): Promise<WholePart> {
  const { offset, limit } = range;
  try {
    return { ...(await read(range)), isWhole: true };
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    if (limit === 1) return { entries: [], total: null, limit: null, isWhole: false };
  }
  const half = Math.floor(limit / 2);
  const first = await readPart(read, { offset, limit: half });
  const total = first.total;
  if (total !== null && total <= offset + half) return { ...first, limit };
  const second = await readPart(read, { offset: offset + half, limit: limit - half });
  return {
    entries: [...first.entries, ...second.entries],
    total: second.total ?? total,
    limit,
    isWhole: first.isWhole && second.isWhole,
  };
}

/**
 * The parts of a whole list, one call each. A list that changes on the way comes to its end all the same: where a part is empty,
 * and after `most` parts in any case; such an end before the total is not whole. A part may be shorter: Webflow doesn't document
 * whether a total counts what is never returned.
 */
export async function* readWholeList(read: ReadRange, most: number): AsyncGenerator<WholePart> {
  let offset = 0;
  for (let number = 0; number < most; number++) {
    const part = await readPart(read, { offset, limit: longestList });
    const size = part.limit || longestList;
    const isEarlyEnd = part.entries.length === 0 && part.total !== null && offset < part.total;
    offset += size;
    const isLast = part.total === null ? part.entries.length < longestList : offset >= part.total;
    const isCut = number === most - 1 && !isLast;
    yield { ...part, isWhole: part.isWhole && !isEarlyEnd && !isCut };
    if (isLast || part.entries.length === 0) return;
  }
}
