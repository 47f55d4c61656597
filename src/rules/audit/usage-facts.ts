import { inheritMark } from '#contract/webflow-facts/branching-values.ts';
import { type Alt, type AltLevels, altState } from '#rules/alt-text/alt-state.ts';
import type { AltWord } from '#rules/alt-text/alt-text.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';
import { type AssetFacts, latestFacts } from '#rules/audit/asset-facts.ts';

/** The Designer's facts of one usage of an asset. A key is absent until the Designer has returned the fact. */
export interface UsageFacts {
  /**
   * An Image element, one without an image, an image property of a component, the background of a block, or the asset by
   * itself, without any element.
   */
  readonly as: 'image' | 'empty' | 'property' | 'background' | 'asset';
  /** The element's own alt text, sentinels included. */
  readonly altText?: string | null | undefined;
  /** The word in the element's settings that stands for no text of its own. */
  readonly altWord?: AltWord | undefined;
  /** Width in the image's settings in CSS pixels, null for none. */
  readonly width?: number | null | undefined;
  readonly link?: LinkAround | undefined;
}

/** Both levels of alt text, as their sources return them. */
export function altLevels(
  { designer, details }: Pick<AssetFacts, 'designer' | 'details'>,
  { altText, altWord }: Pick<UsageFacts, 'altText' | 'altWord'>,
): AltLevels {
  return { element: altText, word: altWord, designer: designer.altText, api: details?.altText };
}

/**
 * The alt text that visitors get at one usage. An image property of a component uses its asset's: no method of the
 * Designer API returns another. The state is null where there is no image to describe.
 */
export function altOf(asset: Pick<AssetFacts, 'designer' | 'details'>, usage: UsageFacts): Alt {
  // What an image gets that has no text of its own.
  if (usage.as === 'asset') return altState(altLevels(asset, { altText: inheritMark }));
  if (usage.as === 'image') return altState(altLevels(asset, usage));
  const text = latestFacts(asset).altText;
  if (usage.as !== 'property' || text === undefined) return { state: null, text: null };
  return { state: text ? 'asset' : 'notSet', text };
}
