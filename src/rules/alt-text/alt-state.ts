import { readAltText } from '#rules/alt-text/alt-text.ts';

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
  /** The asset's `getAltText()`. It is newer than `api`, and so takes precedence where it is known. */
  readonly designer: string | null | undefined;
  /** Get Asset's `altText`. */
  readonly api: string | null | undefined;
}

/**
 * UNCONFIRMED, and decided only here: what null means. Writing null marks either level as decorative, but Webflow
 * documents for neither level what is read afterwards. An element's `getAltText` is typed to return a text and falls
 * back to its asset, so its null is read as the mark. An asset that never had a text returns null as well, so its null
 * is read as unset.
 */
const nullMeans = { element: 'decorative', asset: 'notSet' } as const;

const unknown: Alt = { state: null, text: null };
const none = (state: 'notSet' | 'decorative'): Alt => ({ state, text: '' });

/**
 * Returns the state and the text that reaches visitors. Source: Designer API, Image `getAltText` and Assets
 * `setAltText`; HTML, the `alt` attribute.
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
  // For an image that inherits, the Designer API would have returned the asset's text.
  if (own.kind !== 'inherited') return none('notSet');
  if (ofAsset === undefined) return unknown;
  return inherited.kind === 'text' ? { state: 'asset', text: inherited.text } : none(nullMeans.asset);
}

/**
 * True where an image shows its asset's alt text: Webflow's mark says so, or both levels have the same text. Source:
 * Designer API, Image `getAltText`, which returns the asset's text where the image has none.
 */
export function inherits({ element, designer, api }: AltLevels): boolean {
  if (element === undefined || element === null) return false;
  const ofAsset = designer === undefined ? api : designer;
  const { kind } = readAltText(element);
  return kind === 'inherited' || (kind !== 'decorative' && (element || null) === (ofAsset || null));
}
