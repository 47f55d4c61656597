import { batch, type ReadonlySignal } from '@preact/signals-core';
import type { AssetStore } from '#panel/assets/store.ts';
import type { DismissedFinding } from '#rules/findings/dismissal.ts';

interface DismissedRow {
  /** Null for an element without an asset. */
  readonly assetId: string | null;
  readonly dismissed: readonly DismissedFinding[];
}

interface DismissedList {
  readonly pressed: ReadonlySignal<ReadonlySet<string>>;
  toggle(chip: 'dismissed'): void;
}

/** Ends every dismissal of these rows, and shows other rows where the list showed those with one. */
export function restoreRows(
  rows: readonly DismissedRow[],
  assets: Pick<AssetStore, 'restore'>,
  list: DismissedList,
): void {
  batch(() => {
    for (const { assetId, dismissed } of rows) {
      if (assetId === null) continue;
      for (const { dismissal } of dismissed) assets.restore(assetId, dismissal);
    }
    if (list.pressed.value.has('dismissed')) list.toggle('dismissed');
  });
}
