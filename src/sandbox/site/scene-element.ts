import type { ElementAlt } from '#sandbox/protocol/element-edit.ts';
import type { SiteBreakpoint } from './breakpoints.ts';

interface Placed {
  /** Stable and unlike every other on the site: `data-element` on the canvas, and its id in the Designer API. */
  id: string;
  /** What the navigator and the selection label call it. */
  label: string;
  /** Why it is here, for a person who wonders. */
  note?: string;
  /** The breakpoints at which its style hides it, so that it has no box. */
  hiddenOn?: readonly SiteBreakpoint[];
}

/** Where an image takes its file from instead: a field of the CMS, or a property of its component. */
export type SceneBinding =
  | {
      sourceType: 'cms';
      collectionId: string;
      collectionName: string;
      fieldId: string;
      fieldName: string;
      fieldGroup: string | null;
      fieldType: 'image';
    }
  | { sourceType: 'prop'; propId: string; propName: string; propGroup: string | null };

/** An Image element. `asset` is a key of the library; a bound one takes its file from elsewhere. */
export interface SceneImage extends Placed {
  type: 'Image';
  asset: string | null;
  alt: ElementAlt;
  binding?: SceneBinding;
  /** The Width in the image's settings as it was typed; null is Auto. */
  width: string | null;
  /** Whether a style makes it fill its column; else it is as wide as its file or its Width says. */
  fills: boolean;
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

/** A figure of rich text: an image in it. */
export interface SceneFigure extends Placed {
  type: 'Figure';
  children: readonly SceneElement[];
}

/** Rich text: paragraphs and figures. */
export interface SceneRichText extends Placed {
  type: 'RichText';
  children: readonly SceneElement[];
}

/** An instance of a component, by its id, and what it shows instead of what the component says. */
export interface SceneInstance extends Placed {
  type: 'ComponentInstance';
  component: string;
  overrides: { asset?: string; title?: string };
}

export type SceneElement =
  | SceneImage
  | SceneText
  | SceneBlock
  | SceneLink
  | SceneFigure
  | SceneRichText
  | SceneInstance;
