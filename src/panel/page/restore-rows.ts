import { batch } from '@preact/signals-core';
import type { AssetStore } from '#panel/assets/store.ts';
import type { PageList } from '#panel/page/page-list.ts';
import type { Row } from '#panel/page/row.ts';

/** Ends every dismissal of these rows, and shows other rows where the list showed those with one. */
export function restoreRows(
  rows: readonly Row[],
  assets: Pick<AssetStore, 'restore'>,
  list: Pick<PageList, 'pressed' | 'toggle'>,
): void {
  batch(() => {
    for (const { assetId, dismissed } of rows) {
      if (assetId === null) continue;
      for (const { dismissal } of dismissed) assets.restore(assetId, dismissal);
    }
    if (list.pressed.value.has('dismissed')) list.toggle('dismissed');
  });
}
