import { formatBytes, formatFormat } from '#panel/i18n/format.ts';
import { type LocaleNames, shortLocaleName } from '#panel/i18n/locale-names.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';
import type { AssetKind } from '#rules/asset-kind.ts';
import { extensionOf } from '#rules/extension-of.ts';

const said = messages.site;

export const { starting, partial, none, noneShown, list, chips, orders, kinds, untitled } = said;
export const { choose, gone, walk, previous, next, sameAs } = said;

/** Returns the name of the search field, from how many assets it searches. */
export const search = (count: number): string => plural(said.search, count);

/** Returns how many assets the site has, and the bytes of their originals. */
export const totals = (count: number, bytes: number): string =>
  plural(said.totals, count, { bytes: formatBytes(bytes) });

/** Returns the progress of reading; `of` is null until it is known. */
export const reading = (done: number, of: number | null): string =>
  of === null ? said.starting : interpolate(said.reading, { done, of });

/** Returns the name of a column or a fact with the alt text in a locale. */
export const altTextIn = (locale: LocaleNames): string =>
  interpolate(said.altTextIn, { locale: shortLocaleName(locale) });

/** Returns the progress of comparing files, or where it was paused. */
export const comparing = (done: number, of: number): string => interpolate(said.comparing, { done, of });
export const comparePaused = (done: number, of: number): string =>
  interpolate(said.comparePaused, { done, of });

/** Returns how many files could not be compared. */
export const notCompared = (count: number): string => plural(said.notCompared, count);

/** Returns the names of other assets with the same file. */
export const sameFile = (names: string): string => interpolate(said.sameFile, { names });

export const uploaded = (date: string): string => interpolate(said.uploaded, { date });

interface Typed {
  readonly kind: AssetKind;
  readonly details: {
    readonly contentType: string | null;
    readonly originalFileName: string | null;
    readonly displayName: string | null;
  };
}

/** Returns the word for an asset's type: the format of an image, the extension of a document or a video, else its kind. */
export function typeWord({ kind, details }: Typed): string {
  if (kind === 'image' && details.contentType) return formatFormat(details.contentType);
  const extension = extensionOf(details.originalFileName ?? details.displayName);
  return kind === 'lottie' || extension === '' ? kinds[kind] : extension.toUpperCase();
}
