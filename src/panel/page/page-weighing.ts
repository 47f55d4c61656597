import type { ReadonlySignal } from '@preact/signals-core';
import type { AssetStore } from '#panel/assets/store.ts';
import type { PixelsOf } from '#panel/page/csv.ts';
import { isEmpty, type Row } from '#panel/page/row.ts';
import type { Weighing } from '#panel/weighing/weighing.ts';
import { createListWeighing, type ListWeighing } from '#panel/weighing-list/list-weighing.ts';
import { isWeighable } from '#panel/weighing-list/weighable.ts';
import { loadChanges } from '#rules/weighing/load-changes.ts';
import { weighingRequest } from '#rules/weighing/weighing-request.ts';

interface PageWeighingParts {
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly shown: ReadonlySignal<readonly Row[]>;
  readonly weighing: Weighing;
  readonly assets: Pick<AssetStore, 'asset'>;
  readonly pixelsOf: PixelsOf;
}

/** The deliveries of a row's usages, each null where nothing is known of it. */
const deliveriesOf = ({ usages }: Row) =>
  usages.filter(({ usage }) => !isEmpty(usage)).map(({ delivery }) => delivery);

/** Creates the weighing of a page's images. */
export function createPageWeighing({ assets, pixelsOf, ...parts }: PageWeighingParts): ListWeighing {
  return createListWeighing<Row>({
    ...parts,
    weighableOf: ({ assetId, details }) => (details && isWeighable(details) ? assetId : null),
    requestOf: (row, id) => weighingRequest({ id, width: pixelsOf(id).width, deliveries: deliveriesOf(row) }),
    nameOf: (assetId) => assets.asset(assetId).details?.displayName ?? null,
    changesOf: (row, weighed, candidate) =>
      deliveriesOf(row).map((delivery) => loadChanges(row, delivery, weighed, candidate)),
  });
}
