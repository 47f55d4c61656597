import * as v from 'valibot';

/** The alt text of an image element: inherited from the asset, its own, or empty because it is decorative. */
export const ElementAlt = v.variant('kind', [
  v.object({ kind: v.literal('inherit') }),
  v.object({ kind: v.literal('own'), text: v.string() }),
  v.object({ kind: v.literal('decorative') }),
]);
export type ElementAlt = v.InferOutput<typeof ElementAlt>;

/** The editable values of an image element: the library key of its asset, its alt text, its Width as typed. */
const ImageEdit = v.object({
  asset: v.nullable(v.string()),
  alt: ElementAlt,
  width: v.nullable(v.string()),
});

/** The edited elements of the site by id; null for a deleted element. */
export const ElementEdits = v.record(v.string(), v.nullable(ImageEdit));
export type ElementEdits = v.InferOutput<typeof ElementEdits>;
