import type { ReadonlySignal } from '@preact/signals-core';
import type { AssetStore } from '#panel/assets/store.ts';
import type { SiteRow } from '#panel/site/site-row.ts';
import type { Weighing } from '#panel/weighing/weighing.ts';
import { createListWeighing, type ListWeighing } from '#panel/weighing-list/list-weighing.ts';
import { isWeighable } from '#panel/weighing-list/weighable.ts';
import { weighingRequest } from '#rules/weighing/weighing-request.ts';

interface SiteWeighingParts {
  readonly rows: ReadonlySignal<readonly SiteRow[]>;
  readonly shown: ReadonlySignal<readonly SiteRow[]>;
  readonly weighing: Weighing;
  readonly assets: Pick<AssetStore, 'asset'>;
}

/** Creates the weighing of a site's assets: of their files alone, for an asset by itself is at no width. */
export function createSiteWeighing({ assets, ...parts }: SiteWeighingParts): ListWeighing {
  return createListWeighing<SiteRow>({
    ...parts,
    weighableOf: ({ key, kind, details }) => (kind === 'image' && isWeighable(details) ? key : null),
    requestOf: (_row, id) => weighingRequest({ id, width: null, deliveries: [] }),
    nameOf: (assetId) => assets.asset(assetId).details?.displayName ?? null,
    changesOf: () => null,
  });
}
