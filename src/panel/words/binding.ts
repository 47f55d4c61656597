import type { Binding } from '#panel/designer.ts';
import type { Saying } from '#panel/words/saying.ts';

const nouns = { cms: 'CMS field', property: 'component property', page: 'page field', other: 'binding' };

/** Where a bound image comes from: "CMS field “Photo” of Team". */
function sourceOf({ source, field, collection }: Binding): string {
  return `${nouns[source]}${field ? ` “${field}”` : ''}${field && collection ? ` of ${collection}` : ''}`;
}

/** What to say of an image that has nothing but its binding. */
export function sayBound(binding: Binding): Saying {
  return {
    title: 'Image is bound',
    body: `Its file comes from the ${sourceOf(binding)}. Open the source and choose an image there.`,
  };
}

/** The remark above the facts of a bound image. */
export function boundNote(binding: Binding): string {
  return `From the ${sourceOf(binding)}. Other items may show another file.`;
}
