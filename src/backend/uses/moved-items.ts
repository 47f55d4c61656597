import type { Places } from './places.ts';
import type { Lease } from './scope.ts';

/**
 * Creates the function that takes in how many items a Collection had at the read of each part. Where that number has changed, items
 * may have moved between parts: the first time all parts are due again, and after that it returns true, so that a Collection
 * that changes all the time comes to an end. The function throws as `Places.readAgain` does.
 */
export function createHaveItemsMoved(places: Pick<Places, 'readAgain'>, lease: Lease) {
  const totals = new Map<string, number>();
  const repeated = new Set<string>();

  return async function haveItemsMoved(collectionId: string, total: number): Promise<boolean> {
    const before = totals.get(collectionId) ?? total;
    totals.set(collectionId, total);
    if (before === total) return false;
    if (repeated.has(collectionId)) return true;
    repeated.add(collectionId);
    await places.readAgain(lease, collectionId);
    return false;
  };
}
