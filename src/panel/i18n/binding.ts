import type { Binding } from '#panel/designer/binding.ts';
import { interpolate, messages } from '#panel/i18n/messages.ts';
import { formatMessage, type Saying } from '#panel/i18n/saying.ts';

const { bound, note, from, sources, named, namedIn } = messages.binding;

/** Where a bound image comes from: "CMS field “Photo” of Team". */
export function sourceOf({ source, field, collection }: Binding): string {
  const noun = sources[source];
  return field ? interpolate(collection ? namedIn : named, { noun, field, collection }) : noun;
}

/** What to say of an image that has nothing but its binding. */
export const sayBound = (binding: Binding): Saying => formatMessage(bound, { source: sourceOf(binding) });

/** The remark above the facts of a bound image. */
export const boundNote = (binding: Binding): string => interpolate(note, { source: sourceOf(binding) });

/** Where a bound image of a list comes from. */
export const boundFrom = (binding: Binding): string => interpolate(from, { source: sourceOf(binding) });
