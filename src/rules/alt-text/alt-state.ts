import { decorativeAltText, unsetAltText } from '#contract/webflow-facts/branching-values.ts';
import { type AltText, type AltWord, readAltText, readElementAltText } from '#rules/alt-text/alt-text.ts';

/**
 * Where an image's alt text comes from: it has none, it is decorative, or its text is the asset's or the image's own.
 */
export type AltState = 'notSet' | 'decorative' | 'asset' | 'image';

/** The alt text that visitors get. Null: not known. A text may be known while its state is not. */
export interface Alt {
  readonly state: AltState | null;
  readonly text: string | null;
}

/** The alt text of both levels as Webflow returns it, sentinels included. Undefined: not known. */
export interface AltLevels {
  /** The element's `getAltText()`, which returns the asset's text where the element has none. */
  readonly element: string | null | undefined;
  /** The word in the element's settings, where they have one. */
  readonly word?: AltWord | undefined;
  /** The asset's `getAltText()`. It is newer than `api`, and so takes precedence where it is known. */
  readonly designer: string | null | undefined;
  /** Get Asset's `altText`. */
  readonly api: string | null | undefined;
}

/**
 * UNCONFIRMED: `decorativeElementAlt`. Writing null marks an image as decorative, and its `getAltText` is typed to return a
 * text and falls back to its asset, so a null is read as the mark.
 */
const nullElementMeans = 'decorative';

/**
 * Reads the alt text of an asset. Where one that is decorative and one that never had a text answer alike, neither is
 * called decorative.
 */
export function readAssetAltText(value: string | null): AltText {
  const isDistinct = decorativeAltText !== unsetAltText;
  return isDistinct && value === decorativeAltText ? { kind: 'decorative' } : readAltText(value);
}

const unknown: Alt = { state: null, text: null };
/** The text that `getAltText()` answers for an image that inherits; not known where it answers the mark. */
function textShown(element: string): Alt {
  const { kind } = readAltText(element);
  return kind === 'text' ? { state: 'asset', text: element } : unknown;
}

const none = (state: 'notSet' | 'decorative'): Alt => ({ state, text: '' });

/**
 * Returns the state and the text that reaches visitors. Source: Designer API, Image `getAltText` and Assets
 * `setAltText`; HTML, the `alt` attribute.
 */
export function altState({ element, word, designer, api }: AltLevels): Alt {
  const ofAsset = designer === undefined ? api : designer;
  if (element === undefined) return unknown;
  if (element === null) return none(nullElementMeans);
  const own = readElementAltText(element, word);
  if (own.kind === 'decorative') return none('decorative');
  if (own.kind === 'text') {
    const state = element === ofAsset ? 'asset' : 'image';
    return { state: ofAsset === undefined ? null : state, text: element };
  }
  const inherited = ofAsset === undefined ? readAltText(null) : readAssetAltText(ofAsset);
  if (inherited.kind === 'decorative') return none('decorative');
  // For an image that inherits, the Designer API would have returned the asset's text.
  if (own.kind !== 'inherited') return none('notSet');
  if (ofAsset === undefined) return textShown(element);
  return inherited.kind === 'text' ? { state: 'asset', text: inherited.text } : none('notSet');
}

/**
 * True where an image shows its asset's alt text: Webflow's mark says so, or both levels have the same text. Source:
 * Designer API, Image `getAltText`, which returns the asset's text where the image has none.
 */
export function inherits({ element, word, designer, api }: AltLevels): boolean {
  if (element === undefined || element === null) return false;
  const ofAsset = designer === undefined ? api : designer;
  const { kind } = readElementAltText(element, word);
  return kind === 'inherited' || (kind !== 'decorative' && (element || null) === (ofAsset || null));
}
