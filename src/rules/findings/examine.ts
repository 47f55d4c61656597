import type { ImageFacts, MeasuredFile } from '#rules/findings/finding.ts';
import { type Loaded, loadedOf } from '#rules/findings/loaded.ts';
import { mediaType } from '#rules/media-type.ts';

/** A measured file: the original or a variant. */
export interface ExaminedFile extends MeasuredFile {
  readonly isOriginal: boolean;
  /** Pixels, of a variant. */
  readonly width: number | null;
  /** Whether visitors may load it. */
  readonly isLoaded: boolean;
}

/** The facts of an image, and what all findings derive from them. */
export interface ExaminedImage extends ImageFacts {
  /** The original's media type, empty where it is not known, and its bytes: as measured, or else Webflow's. */
  readonly type: string;
  readonly bytes: number | null;
  readonly loaded: Loaded;
  /** The measured files: the original, then the variants that have not failed, narrowest first. */
  readonly files: readonly ExaminedFile[];
}

const typesOf = ({ type, servedType }: MeasuredFile): string => `${type} ${servedType}`;

/** Orders by width, and files of one width by media types, so that Webflow's order does not matter. */
function inOrder(one: ExaminedFile, other: ExaminedFile): number {
  return (one.width ?? 0) - (other.width ?? 0) || typesOf(one).localeCompare(typesOf(other));
}

function filesOf({ measured, variants = [] }: ImageFacts, loaded: Loaded): ExaminedFile[] {
  if (!measured) return [];
  const made = variants.flatMap(({ width, error }, at) => {
    const file = measured.variants[at];
    const isLoaded = loaded.variants[at] === true;
    return file && error === null ? { ...file, width, isOriginal: false, isLoaded } : [];
  });
  const original = { ...measured.original, width: null, isOriginal: true, isLoaded: loaded.original };
  return [original, ...made.toSorted(inOrder)];
}

/** Faulty variants, by whether visitors may load them. */
export interface FaultyVariants {
  readonly isLoaded: boolean;
  /** Pixels, narrowest first: of those that visitors may load, or of all where they load none. */
  readonly widths: readonly number[];
}

/** Summarises faulty variants: where visitors load some of them, the others don't matter. */
export function faultyVariants(
  variants: readonly Pick<ExaminedFile, 'width' | 'isLoaded'>[],
): FaultyVariants {
  const isLoaded = variants.some((variant) => variant.isLoaded);
  const meant = variants.filter((variant) => variant.isLoaded === isLoaded);
  const widths = new Set(meant.flatMap(({ width }) => width ?? []));
  return { isLoaded, widths: [...widths].toSorted((one, other) => one - other) };
}

/** Derives the values that several findings need. */
export function examine(facts: ImageFacts): ExaminedImage {
  const { contentType, size, measured } = facts;
  const loaded = loadedOf(facts);
  return {
    ...facts,
    type: mediaType(measured?.original.type ?? contentType),
    bytes: measured?.original.bytes ?? size ?? null,
    loaded,
    files: filesOf(facts, loaded),
  };
}
