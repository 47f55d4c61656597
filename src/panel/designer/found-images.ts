import type { DesignerResult } from '#panel/designer/call.ts';
import type { ImageHandle } from '#panel/designer/image.ts';

/** An image that a selected element shows, holds or stands beside. */
export interface FoundImage {
  /** Identifies it among those found with it. */
  readonly id: string;
  /** The key of the element that shows it. */
  readonly key: string;
  readonly as: 'image' | 'property' | 'background';
  /** Null until the Designer has returned it, and where it returns none. */
  readonly assetId: string | null;
  /** The name of the component's property; null for any other image. */
  readonly property: string | null;
  /** The ids of the breakpoints that have this background; null where all have it, and for any other image. */
  readonly breakpoints: readonly string[] | null;
  /** The address of a background whose asset is not known; null for any other image. */
  readonly url: string | null;
  readonly handle: ImageHandle;
  /** Selects its element on the canvas; false where it no longer exists. Null for the selected element itself. */
  readonly select: ((signal: AbortSignal) => Promise<DesignerResult<boolean>>) | null;
}

/** A component, as an instance of it is selected. */
export interface FoundComponent {
  readonly name: string | null;
  /** How many instances the site has. */
  readonly instances: number | null;
  /** Opens it for editing; null where the Designer can't. */
  readonly edit: ((signal: AbortSignal) => Promise<DesignerResult<null>>) | null;
}

/**
 * The images of a selected element that is no Image: its own, those inside it, those of the nearest element around it,
 * or the nearest in the page's order.
 */
export interface FoundImages {
  readonly where: 'own' | 'inside' | 'around' | 'near';
  /** Null where the element is no instance of a component. */
  readonly component: FoundComponent | null;
  readonly images: readonly FoundImage[];
  /** False where there may be more. */
  readonly isComplete: boolean;
  /** How many calls to the Designer the selection has left. */
  readonly callsLeft: number;
}

/** Finds the images of an element. */
export type FindImages = (signal: AbortSignal) => Promise<DesignerResult<FoundImages>>;
