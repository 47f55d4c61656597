/** What an image element's alt text is: the asset's, its own, or none because it only decorates. */
export type ElementAlt = { kind: 'inherit' } | { kind: 'own'; text: string } | { kind: 'decorative' };

interface Placed {
  /** Stable and unlike every other on the site: `data-element` on the canvas, and its id in the Designer API. */
  id: string;
  /** What the navigator and the selection label call it. */
  label: string;
  /** Why it is here, for a person who wonders. */
  note?: string;
  /** The breakpoints at which its style hides it, so that it has no box. */
  hiddenOn?: readonly BreakpointId[];
}

/** An Image element. `asset` is a key of the library; a bound one takes its file from elsewhere. */
export interface SceneImage extends Placed {
  type: 'Image';
  asset: string | null;
  alt: ElementAlt;
  binding?: Exclude<BindingValue, { sourceType: 'conditional' | 'legacyConditional' | 'legacy' }>;
}

/** A heading or a paragraph. */
export interface SceneText extends Placed {
  type: 'Heading' | 'Paragraph';
  text: string;
}

/** A block whose style has a background image. */
export interface SceneBlock extends Placed {
  type: 'Block';
  background: string;
  text: string;
}

/** Where a link goes: an address, or a page of the site by its id. */
export type LinkTarget =
  | { mode: 'url'; to: string; openInNewTab: boolean }
  | { mode: 'page'; pageId: string };

/** A link block and what is inside it. */
export interface SceneLink extends Placed {
  type: 'Link';
  target: LinkTarget;
  children: readonly SceneElement[];
}

/** An instance of a component, by its id, and what it shows instead of what the component says. */
export interface SceneInstance extends Placed {
  type: 'ComponentInstance';
  component: string;
  overrides: { asset?: string; title?: string };
}

export type SceneElement = SceneImage | SceneText | SceneBlock | SceneLink | SceneInstance;
