/** What a field of each kind is for one reader: a schema, a check, an example. */
interface Kinds<Id, Name, Text, Count> {
  readonly id: Id;
  /** A text that Webflow or a file gave; null where unknown. */
  readonly name: Name;
  /** The author's text, of any length; null for none. */
  readonly text: Text;
  /** A whole number from 0 on; null where unknown. */
  readonly count: Count;
}

/**
 * Returns the fields of an asset but its variants, under Webflow's names, each with what its kind is for a reader. The
 * contract, the reader of Webflow's answer and the panel's check are made of this one list. `size` is bytes of the
 * original and 0 while an upload is still being processed; the two dates are RFC 3339. Source: Data API v2, Get Asset.
 */
export function assetFields<Id, Name, Text, Count>({ id, name, text, count }: Kinds<Id, Name, Text, Count>) {
  return {
    id,
    siteId: id,
    displayName: name,
    originalFileName: name,
    contentType: name,
    size: count,
    hostedUrl: name,
    createdOn: name,
    lastUpdated: name,
    altText: text,
  };
}

interface VariantKinds<Name, Count, Quality>
  extends Pick<Kinds<unknown, Name, unknown, Count>, 'name' | 'count'> {
  /** A number; null where unknown. */
  readonly quality: Quality;
}

/**
 * Returns all 8 properties of Webflow's variant in the same way. `width` and `height` are CSS pixels, `quality` is 0–100,
 * `format` is a word such as `png` (not a mime type), `error` is Webflow's own text where the copy could not be made.
 * `height` is commonly null. Source: Data API v2, Get Asset.
 */
export function variantFields<Name, Count, Quality>(kinds: VariantKinds<Name, Count, Quality>) {
  const { name, count, quality } = kinds;
  return {
    hostedUrl: name,
    originalFileName: name,
    displayName: name,
    format: name,
    width: count,
    height: count,
    quality,
    error: name,
  };
}
