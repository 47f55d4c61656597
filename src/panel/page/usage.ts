import { type AssetRecord, emptyAsset, emptyUsage, type UsageRecord } from '#panel/assets/facts.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Binding } from '#panel/designer/binding.ts';
import type { AssetHandle, ImageHandle } from '#panel/designer/image.ts';
import type { NamedComponent, PageElement } from '#panel/designer/page.ts';
import type { AltWord } from '#rules/alt-text/alt-text.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';

/** One usage of an image, as the scan of the page found it. */
export interface ScannedUsage {
  readonly element: PageElement;
  /** The index of its element on the page. */
  readonly at: number;
  readonly as: 'image' | 'property' | 'background';
  /** Null where the Designer returns no asset: for a bound image, a background, or an element without one. */
  readonly assetId: string | null;
  /** The handles of an Image element whose file is not bound. */
  readonly handles: { readonly image: ImageHandle; readonly asset: AssetHandle } | null;
  /** The component whose property it is. */
  readonly component: NamedComponent | null;
}

/** A usage with the facts of it in the store. */
export interface Usage extends ScannedUsage {
  /** The image's own alt text; undefined where the Designer does not return it. */
  readonly altText: string | null | undefined;
  /** The word in its settings that stands for no text of its own. */
  readonly altWord?: AltWord | undefined;
  /** The source of a bound image. */
  readonly binding: Binding | null;
  /** True where the alt text is bound too, so that it is edited at its source. */
  readonly isAltBound: boolean;
  /** Width in the image's settings in CSS pixels, null for none; undefined where the Designer does not return it. */
  readonly width: number | null | undefined;
  /** The link around it; undefined where there is none, and until the image is selected. */
  readonly link?: LinkAround | undefined;
}

/** A usage and its asset's facts. */
export interface KnownUsage {
  readonly usage: Usage;
  readonly asset: AssetRecord;
}

function usageOf(scanned: ScannedUsage, { placement }: UsageRecord): Usage {
  const { altText, altWord, boundFile, boundAltText, width, link } = placement;
  return {
    ...scanned,
    // A bound image shows a different file for each item, and its alt text would be read with all of them.
    handles: boundFile ? null : scanned.handles,
    altText,
    altWord,
    binding: boundFile ?? null,
    isAltBound: boundAltText !== undefined,
    width,
    link,
  };
}

/**
 * Creates a function that joins usages with the facts of the store. Each usage, and the list of all, is the same object
 * until one of its facts changes.
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
