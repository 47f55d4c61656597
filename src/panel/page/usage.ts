import { type AssetRecord, emptyAsset, emptyUsage, type UsageRecord } from '#panel/assets/facts.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Binding } from '#panel/designer/binding.ts';
import type { AssetHandle, ImageHandle } from '#panel/designer/image.ts';
import type { PageElement } from '#panel/designer/page.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';

/** One place on the page that shows an image. */
export interface ScannedUsage {
  readonly element: PageElement;
  /** Where on the page it stands: the number of its element, from 0. */
  readonly at: number;
  readonly as: 'image' | 'property' | 'background';
  /** Null where the Designer names no asset: it is bound, a background, or has none. */
  readonly assetId: string | null;
  /** What to read and write with, of an Image element whose file is its own. */
  readonly handles: { readonly image: ImageHandle; readonly asset: AssetHandle } | null;
  /** The component whose property it is, and how many instances of it the site has. */
  readonly component: { readonly name: string; readonly instances: number } | null;
}

/** A place with what is known of it. */
export interface Usage extends ScannedUsage {
  /** The image's own alt text as the Designer tells it; undefined where it does not. */
  readonly altText: string | null | undefined;
  /** Where the file comes from, of a bound image. */
  readonly binding: Binding | null;
  /** Whether the alt text comes from elsewhere too, so that it is written there. */
  readonly isAltBound: boolean;
  /** Width in the image's settings in CSS pixels, null for none; undefined where the Designer does not tell. */
  readonly width: number | null | undefined;
  /** The link around it; undefined where there is none, and until the image was selected. */
  readonly link?: LinkAround | undefined;
}

/** A use and its asset's facts. */
export interface KnownUsage {
  readonly usage: Usage;
  readonly asset: AssetRecord;
}

function usageOf(scanned: ScannedUsage, { placement }: UsageRecord): Usage {
  const { altText, boundFile, boundAltText, width, link } = placement;
  return {
    ...scanned,
    // The file of a bound image is but one of many: a text written to it would be read with others.
    handles: boundFile ? null : scanned.handles,
    altText,
    binding: boundFile ?? null,
    isAltBound: boundAltText !== undefined,
    width,
    link,
  };
}

/**
 * Makes what joins places with the facts of the store. Each use, and the list of all, is the same object until something
 * of it changes.
 */
export function createUsages(
  assets: Pick<AssetStore, 'asset' | 'usage'>,
): (scanned: readonly ScannedUsage[]) => readonly KnownUsage[] {
  const made = new WeakMap<ScannedUsage, { readonly record: UsageRecord; readonly known: KnownUsage }>();
  let before: readonly KnownUsage[] = [];

  function join(scanned: ScannedUsage): KnownUsage {
    const { assetId, element, as } = scanned;
    const asset = assetId === null ? emptyAsset : assets.asset(assetId);
    const record = as === 'image' ? assets.usage(element.key, assetId) : emptyUsage;
    const last = made.get(scanned);
    if (last?.record === record && last.known.asset === asset) return last.known;
    const known = { usage: last?.record === record ? last.known.usage : usageOf(scanned, record), asset };
    made.set(scanned, { record, known });
    return known;
  }

  return (scanned) => {
    const usages = scanned.map(join);
    const isSame = usages.length === before.length && usages.every((usage, at) => usage === before[at]);
    if (!isSame) before = usages;
    return before;
  };
}
