import type { FileFacts } from '#contract/measurements.ts';
import type { Picture, PictureSize } from '#panel/assets/picture.ts';
import { type AssetSubject, altLevelsOf, factsOf } from '#panel/assets/subject.ts';
import { type Alt, altState, inherits } from '#rules/alt-text/alt-state.ts';
import { isVector } from '#rules/variants/vector.ts';

/** What each file weighs and holds; `variants` has the order of the details. */
export interface Measured {
  readonly original: FileFacts;
  readonly variants: readonly FileFacts[];
}

const unmeasured: FileFacts = {
  bytes: null,
  type: null,
  servedType: null,
  width: null,
  height: null,
  animated: null,
  reason: null,
};

/** What follows from the facts of one image at first sight. */
export interface Inspection {
  /** Null until the files were measured. */
  readonly measured: Measured | null;
  readonly alt: Alt;
  /** Whether this image has no alt text of its own and shows its asset's. */
  readonly inherits: boolean;
  /** Pixels of the original: as this browser shows it, or else as its file was measured. */
  readonly original: PictureSize;
  /** Whether this browser has shown the original; undefined while it has not tried. */
  readonly isShown: boolean | undefined;
}

/** What was measured, with the variants in the order of the details, whichever of the two is newer. */
export function measuredOf({
  details,
  measured,
}: Pick<AssetSubject, 'details' | 'measured'>): Measured | null {
  if (!details || !measured) return null;
  const { original, variants } = measured;
  return {
    original,
    variants: (details.variants ?? []).map(
      ({ hostedUrl }) => variants.find(({ url }) => url === hostedUrl) ?? unmeasured,
    ),
  };
}

function isShownIn(subject: AssetSubject, picture: Picture): boolean | undefined {
  // The picture of the image before stays for a moment.
  if (picture.kind === 'shown')
    return picture.url === URL.parse(factsOf(subject).url ?? '')?.href || undefined;
  return picture.kind === 'failed' ? false : undefined;
}

function originalOf(subject: AssetSubject, picture: Picture): PictureSize {
  const { width, height, type } = subject.measured?.original ?? {};
  // A browser fits an SVG into 300 × 150 where it has no size of its own.
  const isRaster = !isVector(type ?? factsOf(subject).contentType);
  const hasPicture = isRaster && isShownIn(subject, picture) === true && picture.kind === 'shown';
  if (hasPicture && picture.size.width && picture.size.height) return picture.size;
  return width && height ? { width, height } : { width: null, height: null };
}

/** Looks at what is known of an image so far. */
export function inspect(subject: AssetSubject, picture: Picture): Inspection {
  const levels = altLevelsOf(subject);
  return {
    measured: measuredOf(subject),
    alt: altState(levels),
    inherits: inherits(levels),
    original: originalOf(subject, picture),
    isShown: isShownIn(subject, picture),
  };
}
