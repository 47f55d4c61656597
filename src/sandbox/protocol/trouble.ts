import * as v from 'valibot';

/**
 * What goes wrong with files while it is switched on.
 * - `avifRefused`: the Designer takes no AVIF.
 * - `secondUploadRefused`: of the next two uploads the second is refused; then it ends.
 * - `teammateReplaces`: right after the next upload a teammate replaces the same file; then it ends.
 * - `variantsWait`: Webflow makes no variants of new files.
 * - `cdnStalls`: the CDN sends the beginning of each file and no more.
 */
export const Trouble = v.object({
  avifRefused: v.boolean(),
  secondUploadRefused: v.boolean(),
  teammateReplaces: v.boolean(),
  variantsWait: v.boolean(),
  cdnStalls: v.boolean(),
});
export type Trouble = v.InferOutput<typeof Trouble>;

export const noTrouble: Trouble = {
  avifRefused: false,
  secondUploadRefused: false,
  teammateReplaces: false,
  variantsWait: false,
  cdnStalls: false,
};
