import type { DesignerErrorReason } from '#panel/designer/call.ts';
import { designerErrors } from '#panel/i18n/designer-errors.ts';
import { formatBytes } from '#panel/i18n/format.ts';
import type { Message } from '#panel/i18n/message.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.page;

export const { starting, stop, readAgain, none, noneShown, unseen, show, filters, sortBy, orders, list } =
  said;
export const { unnamed, looking, notKnown, missing, noAsset, background, gone, notSelected } = said;

/** Returns the progress of reading, or where it was stopped. */
export const reading = (done: number, of: number): string =>
  of ? interpolate(said.reading, { done, of }) : starting;
export const stopped = (done: number, of: number): string => interpolate(said.stopped, { done, of });

/** Returns how many elements the Designer returned no facts of. */
export const silent = (count: number): string => plural(said.silent, count);

export const images = (count: number): string => plural(said.images, count);

/** Returns the number of usages of these images. */
export const places = (count: number): string => interpolate(said.places, { count });

/** Returns an issue that applies to some usages of an image. */
export const onSome = (what: string, count: number, of: number): string =>
  interpolate(said.onSome, { what, count, of });
export const withoutAlt = (count: number): string => interpolate(said.withoutAlt, { count });

/** Returns a saving from bytes, least and most, with its source. */
export const saving = ([least, most]: readonly [number, number]): string =>
  interpolate(said.saving, { least: formatBytes(least), most: formatBytes(most) });

/** Returns when the lookup continues, from seconds. */
export const waiting = (seconds: number): string => plural(said.waiting, seconds);

export const usages = (count: number): string => plural(said.uses, count);
export const previous = (name: string): string => interpolate(said.previous, { name });
export const next = (name: string): string => interpolate(said.next, { name });
export const inComponent = (name: string, instances: number): string =>
  plural(said.inComponent, instances, { name });
export const over = (pixels: number): string => interpolate(said.over, { pixels });

/** Returns why the page could not be read. */
export const designerErrorMessage = (reason: DesignerErrorReason): Message =>
  designerErrors[reason === 'aborted' ? 'failed' : reason];
