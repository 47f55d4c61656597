import type { UsePlace } from '#contract/uses.ts';

/** What keeps a place from being an ordinary page; null for nothing. */
export type PlaceStatus = UsePlace['status'];

/** How often an asset, or a component that shows it, is on a page. */
export interface PageCount {
  readonly id: string;
  readonly name: string | null;
  readonly status: PlaceStatus;
  readonly count: number;
}

/** An asset on a page, outside of components. */
export interface PageUse extends PageCount {
  readonly kind: 'page';
}

/** An asset in a component. `pages` are those with instances of it, also where these are in other components. */
export interface ComponentUse {
  readonly kind: 'component';
  readonly id: string;
  readonly name: string | null;
  /** How often the component itself shows it. */
  readonly count: number;
  readonly pages: readonly PageCount[];
}

/** An asset in a field of a Collection's item. */
export interface ItemUse {
  readonly kind: 'item';
  readonly collectionId: string;
  readonly collection: string | null;
  readonly status: PlaceStatus;
  readonly item: string | null;
  readonly field: string | null;
}

/** An asset behind the elements that have a style. */
export interface BackgroundUse {
  readonly kind: 'background';
  readonly style: string;
}

/** An asset that other sites or search results show for a page. */
export interface SocialUse {
  readonly kind: 'social';
  readonly id: string;
  readonly name: string;
  readonly image: 'openGraph' | 'search';
}

/** An asset in an image property of a component's instance on a page. */
export interface PropertyUse {
  readonly kind: 'property';
  readonly id: string;
  readonly name: string;
  readonly component: string | null;
  readonly property: string | null;
}

/** An asset on the canvas, where no other use of it is known. */
export interface CanvasUse {
  readonly kind: 'canvas';
}

/** One place where an asset is used. */
export type Use = PageUse | ComponentUse | ItemUse | PropertyUse | BackgroundUse | SocialUse | CanvasUse;

/** A use that only the Designer returns, and its asset. */
export interface ShownUse {
  readonly assetId: string;
  readonly use: BackgroundUse | SocialUse | PropertyUse;
}
