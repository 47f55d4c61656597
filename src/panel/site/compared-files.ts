import { computed, type ReadonlySignal } from '@preact/signals-core';
import { type ComparedFile, comparedFile } from '#panel/duplicates/equal-files.ts';
import type { SiteRow } from '#panel/site/site-row.ts';

/** Returns the files of these rows: the same array as long as each file is the same, as after a change of an alt text. */
export function comparedFiles(
  rows: ReadonlySignal<readonly SiteRow[]>,
): ReadonlySignal<readonly ComparedFile[]> {
  let known: readonly ComparedFile[] = [];
  return computed(() => {
    const next = rows.value.map(({ details }) => comparedFile(details));
    const isSame =
      next.length === known.length &&
      next.every(({ id, version }, at) => id === known[at]?.id && version === known[at].version);
    if (!isSame) known = next;
    return known;
  });
}
