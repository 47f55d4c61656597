import type { ReadonlySignal } from '@preact/signals-core';
import type { AssetDetails } from '#contract/asset.ts';
import type { Draft } from '#panel/alt-text/editing.ts';
import type { AltTarget } from '#panel/assets/alt-target.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import type { LocaleNames } from '#panel/i18n/locale-names.ts';
import type { Coverage } from '#panel/page/bulk-coverage.ts';
import type { Destination } from '#panel/page/bulk-targets.ts';

/** What a series goes through: an image of the page, or an asset of the site. */
export interface BulkItem {
  readonly key: string;
  readonly details: AssetDetails | null;
}

/** Where the images of a series come from, and what is written for each. */
export interface BulkSource<Item> {
  /** Every image; the series begins with those that are writable. */
  readonly rows: ReadonlySignal<readonly Item[]>;
  /** The secondary locale that is written; null for the primary one. */
  readonly locale: ReadonlySignal<LocaleNames | null>;
  /** Whether an image can be marked as decorative. */
  readonly hasDecorative: boolean;
  /** What the person may write in the Designer's current mode. */
  readonly permissions: ReadonlySignal<Permissions>;
  isWritable(row: Item, permissions: Permissions): boolean;
  destination(row: Item): Destination;
  coverage(): Coverage;
  targets(row: Item, as: Draft['as']): AltTarget[];
  /** What else needs the text after it was written to the asset. */
  targetsAfter(row: Item, text: string): Promise<AltTarget[]>;
}
