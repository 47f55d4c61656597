import type { Binding } from '#panel/designer/binding.ts';
import { formatMessage, type Message } from '#panel/i18n/message.ts';
import { interpolate, messages } from '#panel/i18n/messages.ts';

const { bound, note, from, changes, sources, named, namedIn } = messages.binding;

/** Returns the source of a bound image: "CMS field “Photo” of Team". */
export function sourceOf({ source, field, collection }: Binding): string {
  const noun = sources[source];
  return field ? interpolate(collection ? namedIn : named, { noun, field, collection }) : noun;
}

/** Returns the message for an image of which only the binding is known. */
export const boundMessage = (binding: Binding): Message =>
  formatMessage(bound, { source: sourceOf(binding), changes: changes[binding.source] });

/** Returns the note above the facts of a bound image. */
export const boundNote = (binding: Binding): string =>
  interpolate(note, { source: sourceOf(binding), changes: changes[binding.source] });

/** Returns the source of a bound image in a list. */
export const boundFrom = (binding: Binding): string => interpolate(from, { source: sourceOf(binding) });
