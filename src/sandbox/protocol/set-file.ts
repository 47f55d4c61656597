import * as v from 'valibot';

/** The facts that decide what becomes of an asset whose file is replaced. */
export const SetFileFacts = v.object({
  replacedUrlKept: v.boolean(),
  replacedNameKept: v.boolean(),
  replacedAltKept: v.boolean(),
  replacedDateChanges: v.boolean(),
  replacedMimeType: v.picklist(['new', 'old']),
  replacedVariants: v.picklist(['later', 'at once', 'never']),
  replacedFileServed: v.picklist(['at once', 'later']),
});
export type SetFileFacts = v.InferOutput<typeof SetFileFacts>;

/** A new file in the query of its upload: its name, and the facts as JSON. The body has its bytes. */
export const FileQuery = v.object({
  name: v.string(),
  facts: v.pipe(v.string(), v.parseJson(), SetFileFacts),
});
