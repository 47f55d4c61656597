import type { ElementEdits } from '#sandbox/protocol/element-edit.ts';
import {
  elementsOf,
  type SiteCanvas,
  type SiteComponent,
  type SitePage,
  withChange,
} from '#sandbox/site/canvas.ts';
import { canvases } from '#sandbox/site/canvases.ts';
import type { SiteImage } from '#sandbox/site/element.ts';
import { type ImageContext, imagesOf } from './published-image.ts';

/** The published site: the initial site with the published edits of the Designer. */
export interface PublishedSite {
  /** Publishes the initial site with these edits; edits of earlier calls are dropped. */
  publish(edits: ElementEdits): void;
  canvases(): readonly SiteCanvas[];
  pages(): readonly SitePage[];
  /** The image element with this id on any canvas, and its context; undefined if there is none. */
  image(id: string): [SiteImage, ImageContext] | undefined;
  component(id: string): SiteComponent | undefined;
}

function edited(canvas: SiteCanvas, edits: ElementEdits): SiteCanvas {
  return elementsOf(canvas)
    .filter(({ id }) => Object.hasOwn(edits, id))
    .reduce(
      (changed, { id }) =>
        withChange(changed, id, (element) => {
          const edit = edits[id] ?? null;
          return edit && element.type === 'Image' ? { ...element, ...edit } : edit && element;
        }),
      canvas,
    );
}

/** A published site without edits. */
export function createPublishedSite(): PublishedSite {
  let published = canvases;
  return {
    publish(edits) {
      published = canvases.map((canvas) => edited(canvas, edits));
    },
    canvases: () => published,
    pages: () => published.filter((canvas) => canvas.kind === 'page'),
    image: (id) => published.flatMap(imagesOf).find(([image]) => image.id === id),
    component: (id) =>
      published.filter((canvas) => canvas.kind === 'component').find((component) => component.id === id),
  };
}
