import type { DesignerErrorReason } from '#panel/designer/call.ts';
import { designerErrors } from '#panel/i18n/designer-errors.ts';
import { formatBytes } from '#panel/i18n/format.ts';
import type { Message } from '#panel/i18n/message.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.page;

export const { starting, stop, readAgain, pause, goOn, none, noneShown, unseen, chips, orders, list } = said;
export const { unnamed, looking, notKnown, missing, noAsset, background, gone, notSelected } = said;
export const { phone, original, notChecked, noAlt, loadsUnknown } = said;
export const { walk, back, previousImage, nextImage } = said;

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

/** Returns what devices load, from texts of bytes; `isPartial` where some of it is not known. */
export const loads = (phone: string, laptop: string, isPartial: boolean): string =>
  interpolate(isPartial ? said.loadsAtLeast : said.loads, { phone, laptop });

/** Returns the bytes of all originals. */
export const originals = (bytes: number): string =>
  interpolate(said.originals, { bytes: formatBytes(bytes) });

/** Returns how many usages the bytes leave out. */
export const notCounted = (count: number): string => plural(said.notCounted, count);

/** Returns the progress of measuring, or where it was paused. */
export const checking = (done: number, of: number): string => interpolate(said.checking, { done, of });
export const paused = (done: number, of: number): string => interpolate(said.paused, { done, of });

/** Returns how many images could not be measured. */
export const unchecked = (count: number): string => plural(said.unchecked, count);

export const quoted = (text: string): string => interpolate(said.quoted, { text });

/** Returns the position of an image in the list, or of a usage among those of its image; both count from 1. */
export const positionOf = (at: number, of: number): string => interpolate(said.positionOf, { at, of });
export const useOf = (at: number, of: number): string => interpolate(said.useOf, { at, of });

/** Returns when the lookup continues, from seconds. */
export const waiting = (seconds: number): string => plural(said.waiting, seconds);

export const usages = (count: number): string => plural(said.uses, count);
export const previous = (name: string): string => interpolate(said.previous, { name });
export const next = (name: string): string => interpolate(said.next, { name });
export const inComponent = (name: string, instances: number): string =>
  plural(said.inComponent, instances, { name });

/** Returns why the page could not be read. */
export const designerErrorMessage = (reason: DesignerErrorReason): Message =>
  reason === 'failed' || reason === 'missing' || reason === 'aborted' ? said.notRead : designerErrors[reason];
