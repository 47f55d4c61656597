import { readAltText } from '#rules/alt-text/alt-text.ts';

/** Where an image's alt text comes from: nowhere, meant to be none, its asset, or this one placement. */
export type AltState = 'notSet' | 'decorative' | 'asset' | 'image';

/** What visitors get. Null: nobody has told enough to say. A text that is known may be so without its state. */
export interface Alt {
  readonly state: AltState | null;
  readonly text: string | null;
}

/** Both levels as told, sentinels included. Undefined: not told. */
export interface AltLevels {
  /** The element's `getAltText()`, which answers the asset's text where the element has none. */
  readonly element: string | null | undefined;
  /** The asset's `getAltText()`: newer than the copy below, so it wins once told. */
  readonly designer: string | null | undefined;
  /** Get Asset's `altText`. */
  readonly api: string | null | undefined;
}

/**
 * UNCONFIRMED, and decided here only: what null means. Writing null marks either level as decorative, yet what is
 * read afterwards is documented for neither. An element is typed to answer a text and falls back to its asset, so
 * its null is taken as the mark. An asset that was never set answers null as well, so its null is taken as unset.
 */
const nullMeans = { element: 'decorative', asset: 'notSet' } as const;

const unknown: Alt = { state: null, text: null };
const none = (state: 'notSet' | 'decorative'): Alt => ({ state, text: '' });

/**
 * Says which of the four states holds, and the text that reaches visitors. Source: Designer API, Image `getAltText`
 * and Assets `setAltText`; HTML, the `alt` attribute.
 */
export function altState({ element, designer, api }: AltLevels): Alt {
  const ofAsset = designer === undefined ? api : designer;
  if (element === undefined) return unknown;
  if (element === null) return none(nullMeans.element);
  const own = readAltText(element);
  if (own.kind === 'decorative') return none('decorative');
  if (own.kind === 'text') {
    const state = element === ofAsset ? 'asset' : 'image';
    return { state: ofAsset === undefined ? null : state, text: element };
  }
  const inherited = readAltText(ofAsset ?? null);
  if (inherited.kind === 'decorative') return none('decorative');
  // The Designer would have answered the asset's text, were this image to show it.
  if (own.kind !== 'inherited') return none('notSet');
  if (ofAsset === undefined) return unknown;
  return inherited.kind === 'text' ? { state: 'asset', text: inherited.text } : none(nullMeans.asset);
}

/**
 * Whether an image shows its asset's alt text: by Webflow's mark, or because both answer the same. Source: Designer
 * API, Image `getAltText`, which answers the asset's text where the image has none.
 */
export function inherits({ element, designer, api }: AltLevels): boolean {
  if (element === undefined || element === null) return false;
  const ofAsset = designer === undefined ? api : designer;
  const { kind } = readAltText(element);
  return kind === 'inherited' || (kind !== 'decorative' && (element || null) === (ofAsset || null));
}
