import type { ElementAlt } from '#sandbox/protocol/element-edit.ts';
import type { SiteBreakpoint } from './breakpoints.ts';

interface ElementBase {
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
export type SiteBinding =
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
export interface SiteImage extends ElementBase {
  type: 'Image';
  asset: string | null;
  alt: ElementAlt;
  binding?: SiteBinding;
  /** The Width in the image's settings as typed; null is Auto. */
  width: string | null;
  /** Whether its style fills the column; otherwise its rendered width is that of its file or its Width. */
  fills: boolean;
}

/** A heading or a paragraph. */
export interface SiteText extends ElementBase {
  type: 'Heading' | 'Paragraph';
  text: string;
}

/**
 * The background of a style at one breakpoint, in one state and one variant of its component, by the names of the Designer
 * API. `asset` is a library key.
 */
export interface StyleBackground {
  breakpoint: SiteBreakpoint;
  pseudo?: string;
  variantId?: string;
  asset: string;
}

/**
 * A block with children, or with a text. Its style may have a background image, and another from a breakpoint on; both are
 * library keys.
 */
export interface SiteBlock extends ElementBase {
  type: 'Block';
  background: string | null;
  backgroundOn?: Partial<Record<SiteBreakpoint, string>>;
  /** Those in a state or a variant. */
  backgroundIn?: readonly StyleBackground[];
  text: string;
  children: readonly SiteElement[];
}

/** A CMS list, or the item in it that stands for all. */
export interface SiteList extends ElementBase {
  type: 'DynamoWrapper' | 'DynamoItem';
  children: readonly SiteElement[];
}

/** The target of a link: a URL or the id of a page of the site. */
export type LinkTarget =
  | { mode: 'url'; to: string; openInNewTab: boolean }
  | { mode: 'page'; pageId: string };

/** A link block and its children. */
export interface SiteLink extends ElementBase {
  type: 'Link';
  target: LinkTarget;
  children: readonly SiteElement[];
}

/** A figure in rich text. */
export interface SiteFigure extends ElementBase {
  type: 'Figure';
  children: readonly SiteElement[];
}

/** Rich text with paragraphs and figures. */
export interface SiteRichText extends ElementBase {
  type: 'RichText';
  children: readonly SiteElement[];
}

/** An instance of the component with the id `component`, and its overrides of the component's default properties. */
export interface SiteInstance extends ElementBase {
  type: 'ComponentInstance';
  component: string;
  overrides: { asset?: string; back?: string; title?: string };
}

export type SiteElement =
  | SiteImage
  | SiteText
  | SiteBlock
  | SiteList
  | SiteLink
  | SiteFigure
  | SiteRichText
  | SiteInstance;
