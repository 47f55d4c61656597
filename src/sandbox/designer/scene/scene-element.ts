/** What an image element's alt text is: the asset's, its own, or none because it only decorates. */
export type ElementAlt = { kind: 'inherit' } | { kind: 'own'; text: string } | { kind: 'decorative' };

interface Placed {
  /** Stable: `data-element` on the canvas and the element's id in the Designer API. */
  id: string;
  /** What the navigator and the selection label call it. */
  label: string;
  /** Why it is here, for a person who wonders. */
  note?: string;
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

/** An instance of a component with a text property and an image property. */
export interface SceneInstance extends Placed {
  type: 'ComponentInstance';
  component: string;
  asset: string;
  title: string;
}

export type SceneElement = SceneImage | SceneText | SceneBlock | SceneInstance;
