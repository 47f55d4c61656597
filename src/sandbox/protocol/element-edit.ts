import * as v from 'valibot';

/** What an image element's alt text is: the asset's, its own, or none because it only decorates. */
export const ElementAlt = v.variant('kind', [
  v.object({ kind: v.literal('inherit') }),
  v.object({ kind: v.literal('own'), text: v.string() }),
  v.object({ kind: v.literal('decorative') }),
]);
export type ElementAlt = v.InferOutput<typeof ElementAlt>;

/** What can be changed of an image element: the library key of its asset, its alt text, its Width as typed. */
const ImageEdit = v.object({
  asset: v.nullable(v.string()),
  alt: ElementAlt,
  width: v.nullable(v.string()),
});

/** Every element that is no longer as the site began, by its id; null for one that was deleted. */
export const ElementEdits = v.record(v.string(), v.nullable(ImageEdit));
export type ElementEdits = v.InferOutput<typeof ElementEdits>;
