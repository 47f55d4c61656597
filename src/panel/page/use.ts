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
export interface Use extends ScannedUsage {
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
export interface KnownUse {
  readonly use: Use;
  readonly asset: AssetRecord;
}

function useOf(place: ScannedUsage, { placement }: UsageRecord): Use {
  const { altText, boundFile, boundAltText, width, link } = placement;
  return {
    ...place,
    // The file of a bound image is but one of many: a text written to it would be read with others.
    handles: boundFile ? null : place.handles,
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
export function createUses(
  assets: Pick<AssetStore, 'asset' | 'usage'>,
): (places: readonly ScannedUsage[]) => readonly KnownUse[] {
  const made = new WeakMap<ScannedUsage, { readonly usage: UsageRecord; readonly known: KnownUse }>();
  let before: readonly KnownUse[] = [];

  function join(place: ScannedUsage): KnownUse {
    const { assetId, element, as } = place;
    const asset = assetId === null ? emptyAsset : assets.asset(assetId);
    const usage = as === 'image' ? assets.usage(element.key, assetId) : emptyUsage;
    const last = made.get(place);
    if (last?.usage === usage && last.known.asset === asset) return last.known;
    const known = { use: last?.usage === usage ? last.known.use : useOf(place, usage), asset };
    made.set(place, { usage, known });
    return known;
  }

  return (places) => {
    const uses = places.map(join);
    const isSame = uses.length === before.length && uses.every((use, at) => use === before[at]);
    if (!isSame) before = uses;
    return before;
  };
}
