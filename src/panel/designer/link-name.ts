import { readBindings } from '#panel/designer/binding.ts';
import { keyOf } from '#panel/designer/element-key.ts';
import { member } from '#panel/designer/member.ts';
import { readAltText } from '#rules/alt-text/alt-text.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';

/** The content of a link, in its order. */
export interface LinkContents {
  /** The keys of all its elements and of the link itself. */
  readonly keys: Set<string>;
  readonly texts: StringElement[];
  readonly images: ImageElement[];
  isComplete: boolean;
}

/** Most texts and images of one link that are read: each is a call of its own. */
const maxParts = 40;

/** What a link's lists of attributes contain, by name. */
export type Attributes = ReadonlyMap<unknown, unknown>;

const entriesOf = (attributes: unknown): [unknown, unknown][] =>
  Array.isArray(attributes)
    ? attributes.map((one: unknown) => [member(one, 'name'), member(one, 'value')])
    : [];

/**
 * UNCONFIRMED: `ariaLabelIn`, which of the two lists contains the `aria-label` that a person sets on a link, so both are read; the
 * second is recent. Null where neither call succeeds.
 */
export async function attributesOf(link: LinkElement): Promise<Attributes | null> {
  const results = await Promise.allSettled([
    (async () => link.getAllCustomAttributes())(),
    (async () => (typeof link.getResolvedAttributes === 'function' ? link.getResolvedAttributes() : []))(),
  ]);
  if (results[0].status === 'rejected') return null;
  return new Map(results.flatMap((result) => (result.status === 'fulfilled' ? entriesOf(result.value) : [])));
}

/** The alt text of an image beside the one in question; null where it is bound and not known. */
async function altTextOf(image: ImageElement): Promise<string | null> {
  const own = readAltText((await image.getAltText()) ?? null);
  if (own.kind === 'text') return own.text;
  if (own.kind === 'inherited') {
    const inherited = readAltText((await (await image.getAsset())?.getAltText()) ?? null);
    return inherited.kind === 'text' ? inherited.text : '';
  }
  const { boundAltText } = own.kind === 'decorative' ? {} : await readBindings(image);
  return boundAltText ? null : '';
}

/**
 * Returns the names in a link, except that of the image with this key: its `aria-label`, its texts, and the alt texts of
 * its other images, each through `textOf`. Source: Accessible Name and Description Computation 1.2, 4.3.2. Throws the
 * Designer's errors.
 */
export async function readLinkName(
  attributes: Attributes | null,
  contents: LinkContents,
  imageKey: string,
  textOf: (key: string, read: () => Promise<string | null>) => Promise<string | null>,
): Promise<Omit<LinkAround, 'to'>> {
  const { texts, isComplete } = contents;
  const images = contents.images.filter((image) => keyOf(image) !== imageKey);
  const text = (name: string): string => {
    const value = attributes?.get(name);
    return typeof value === 'string' ? value : '';
  };
  const said: (string | null)[] = [];
  for (const one of texts.slice(0, maxParts))
    said.push((await textOf(keyOf(one), () => one.getText())) || null);
  const alts: (string | null)[] = [];
  for (const one of images.slice(0, maxParts)) alts.push(await textOf(keyOf(one), () => altTextOf(one)));
  const isAll =
    texts.length <= maxParts &&
    images.length <= maxParts &&
    ![...said, ...alts].includes(null) &&
    attributes !== null &&
    !attributes.has('aria-labelledby') &&
    (!attributes.has('aria-label') || typeof attributes.get('aria-label') === 'string');
  return {
    label: text('aria-label').trim() ? text('aria-label') : text('title'),
    text: said.filter(Boolean).join(' '),
    images: alts.flatMap((alt) => alt || []),
    isComplete: isComplete && isAll,
  };
}
