import { computed, type ReadonlySignal } from '@preact/signals-core';

/**
 * Returns the assets among these, as a set that stays the same object while it has the same ids: the rows of a page change
 * with each fact of theirs.
 */
export function createIdSet(
  ids: ReadonlySignal<readonly (string | null)[]>,
): ReadonlySignal<ReadonlySet<string>> {
  let before: ReadonlySet<string> = new Set();
  return computed(() => {
    const now = new Set(ids.value.filter((id) => id !== null));
    if (now.size !== before.size || ![...now].every((id) => before.has(id))) before = now;
    return before;
  });
}
