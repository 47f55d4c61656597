import type { Binding } from '#panel/designer/binding.ts';
import { fill, words } from '#panel/i18n/language.ts';
import { type Saying, say } from '#panel/i18n/saying.ts';

const { bound, note, from, sources, named, namedIn } = words.binding;

/** Where a bound image comes from: "CMS field “Photo” of Team". */
export function sourceOf({ source, field, collection }: Binding): string {
  const noun = sources[source];
  return field ? fill(collection ? namedIn : named, { noun, field, collection }) : noun;
}

/** What to say of an image that has nothing but its binding. */
export const sayBound = (binding: Binding): Saying => say(bound, { source: sourceOf(binding) });

/** The remark above the facts of a bound image. */
export const boundNote = (binding: Binding): string => fill(note, { source: sourceOf(binding) });

/** Where a bound image of a list comes from. */
export const boundFrom = (binding: Binding): string => fill(from, { source: sourceOf(binding) });
