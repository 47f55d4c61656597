import type { AltLevel } from '#panel/assets/alt-target.ts';
import { altTextAt, type SelectedAsset } from '#panel/assets/selection.ts';
import type { AltState } from '#rules/alt-text/alt-state.ts';
import { readAltText } from '#rules/alt-text/alt-text.ts';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';

type AltSummary = Pick<AssetSummary, 'alt' | 'inherits'>;

/** One level of alt text for display. */
export interface LevelValue {
  /** The text that visitors hear, or would hear; empty where they hear none, null where that is not known. */
  readonly text: string | null;
  /**
   * Its state: `inherited` on the level of an image that shows its asset's text, `unused` on that of an asset whose text
   * this image does not show, null where it is not known.
   */
  readonly state: AltState | 'inherited' | 'unused' | null;
}

/** Returns which of the two levels visitors get; null where that is not known. */
export function levelInUse({ alt: { state }, inherits }: AltSummary): AltLevel | null {
  if (state === null) return null;
  return state === 'asset' || (state !== 'image' && inherits) ? 'asset' : 'image';
}

function textOf(value: string | null | undefined): string | null {
  if (value === undefined) return null;
  const alt = readAltText(value);
  return alt.kind === 'text' ? alt.text : '';
}

/**
 * Returns the level to show: the asset's for an image that is not an Image element, and as long as the image's own text
 * is not known.
 */
export function levelShown(selection: SelectedAsset, summary: AltSummary): AltLevel {
  if (selection.as !== 'image') return 'asset';
  const isOwnKnown = altTextAt(selection, 'image') !== undefined || selection.isComplete;
  return levelInUse(summary) ?? (isOwnKnown ? 'image' : 'asset');
}

/** Returns a level for display. An image that inherits its asset's text has that text on both levels. */
export function levelValue(level: AltLevel, selection: SelectedAsset, summary: AltSummary): LevelValue {
  const { alt, inherits } = summary;
  const inUse = selection.as === 'image' ? levelInUse(summary) : 'asset';
  if (level === inUse && alt.state !== null) return { text: alt.text, state: alt.state };
  if (level === 'image' && inherits) return { text: alt.text, state: 'inherited' };
  return { text: textOf(altTextAt(selection, level)), state: inUse && 'unused' };
}

/** True once the text of a level is known: only a comparison with the asset's text shows whether an image has its own. */
export function isLevelKnown(level: AltLevel, selection: SelectedAsset): boolean {
  const isCompared = selection.isComplete || altTextAt(selection, 'asset') !== undefined;
  return isCompared && altTextAt(selection, level) !== undefined;
}
