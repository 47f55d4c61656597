import type { ElementEdits } from '#sandbox/protocol/element-edit.ts';
import { canvases } from '#sandbox/site/scene.ts';
import {
  elementsOf,
  type SceneCanvas,
  type SceneComponent,
  type ScenePage,
  withChange,
} from '#sandbox/site/scene-canvas.ts';
import type { SceneImage } from '#sandbox/site/scene-element.ts';
import { type ImageContext, imagesOf } from './published-image.ts';

/** The site as it is published: as it began, with what was changed in the Designer since. */
export interface PublishedSite {
  /** Publishes these changes and no others. */
  publish(edits: ElementEdits): void;
  pages(): readonly ScenePage[];
  /** The image element with this id, wherever it is, and its place; undefined where there is none. */
  image(id: string): [SceneImage, ImageContext] | undefined;
  component(id: string): SceneComponent | undefined;
}

function edited(canvas: SceneCanvas, edits: ElementEdits): SceneCanvas {
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

/** The site as it began. */
export function createPublishedSite(): PublishedSite {
  let published = canvases;
  return {
    publish(edits) {
      published = canvases.map((canvas) => edited(canvas, edits));
    },
    pages: () => published.filter((canvas) => canvas.kind === 'page'),
    image: (id) => published.flatMap(imagesOf).find(([image]) => image.id === id),
    component: (id) =>
      published.filter((canvas) => canvas.kind === 'component').find((component) => component.id === id),
  };
}
