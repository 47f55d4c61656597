import type { ElementAlt } from '#sandbox/protocol/element-edit.ts';
import type { SiteBreakpoint } from './breakpoints.ts';

interface Placed {
  /** Unique on the site and stable: `data-element` on the canvas and the element's id in the Designer API. */
  id: string;
  /** The name in the navigator and in the selection label. */
  label: string;
  /** What the element demonstrates, for the reader of the canvas. */
  note?: string;
  /** The breakpoints at which its style is `display: none`. */
  hiddenOn?: readonly SiteBreakpoint[];
}

/** What an image is bound to: a CMS field or a component property. Source: Designer API typings, element settings. */
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

/** An Image element. `asset` is a library key; with a `binding` it is the file that the binding resolves to. */
export interface SceneImage extends Placed {
  type: 'Image';
  asset: string | null;
  alt: ElementAlt;
  binding?: SceneBinding;
  /** The Width in the image's settings as typed; null is Auto. */
  width: string | null;
  /** Whether its style fills the column; otherwise its rendered width is that of its file or its Width. */
  fills: boolean;
}

/** A heading or a paragraph. */
export interface SceneText extends Placed {
  type: 'Heading' | 'Paragraph';
  text: string;
}

/** A block whose style has a background image; `background` is a library key. */
export interface SceneBlock extends Placed {
  type: 'Block';
  background: string;
  text: string;
}

/** The target of a link: a URL or the id of a page of the site. */
export type LinkTarget =
  | { mode: 'url'; to: string; openInNewTab: boolean }
  | { mode: 'page'; pageId: string };

/** A link block and its children. */
export interface SceneLink extends Placed {
  type: 'Link';
  target: LinkTarget;
  children: readonly SceneElement[];
}

/** A figure in rich text. */
export interface SceneFigure extends Placed {
  type: 'Figure';
  children: readonly SceneElement[];
}

/** Rich text with paragraphs and figures. */
export interface SceneRichText extends Placed {
  type: 'RichText';
  children: readonly SceneElement[];
}

/** An instance of the component with the id `component`, and its overrides of the component's default properties. */
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
