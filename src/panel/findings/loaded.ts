import { listFiles, type OmissionReason, originalFile } from '#panel/delivery/candidates.ts';
import type { ImageFacts, MeasuredFile } from '#panel/findings/finding.ts';

/** True unless what screens load is known and none loads the original. */
export function isOriginalLoaded({ delivery }: ImageFacts): boolean {
  const { deliveries = [] } = delivery ?? {};
  return deliveries.length === 0 || deliveries.some(({ loaded }) => loaded.isOriginal);
}

/** Why a file is left out though `srcset` may list it: visitors would ask for it in vain. */
const askedInVain: readonly (OmissionReason | null | undefined)[] = ['gone', 'notImage'];

/**
 * For each variant, whether visitors may load it. `alsoFailed` takes those Webflow could not make as if they were there.
 * Source: 2,043 `srcset` attributes of 51 published Webflow sites, 2023 to 2026.
 */
export function loadedVariants(facts: ImageFacts, alsoFailed = false): boolean[] {
  const { variants = [], width, measured, delivery } = facts;
  const { omissions } = listFiles(
    variants,
    originalFile(facts, width, measured?.original),
    measured?.variants,
  );
  const listed = variants.map((variant, at) => {
    const omission = omissions[at];
    const isListed = omission === null || askedInVain.includes(omission);
    return isListed || (alsoFailed && omission === 'failed') ? variant.width : null;
  });
  const { deliveries = [] } = delivery ?? {};
  const widest =
    deliveries.length > 0
      ? Math.max(...deliveries.map(({ promised, density }) => promised * density))
      : Infinity;
  return listed.map((own) => {
    if (own === null) return false;
    // Between the screens of the table are others, and each takes the narrowest file that is enough for it.
    const below = listed.flatMap((other) => (other !== null && other < own ? other : []));
    return Math.max(0, ...below) < widest;
  });
}

/** A measured file that Webflow has made or was given. */
export interface LoadedFile extends MeasuredFile {
  readonly isOriginal: boolean;
  /** Pixels, of a variant. */
  readonly width: number | null;
  /** Whether visitors may load it. */
  readonly isLoaded: boolean;
}

const typesOf = ({ type, servedType }: MeasuredFile): string => `${type} ${servedType}`;

/** By width; those of one width have an order too, whatever order Webflow lists them in. */
function inOrder(one: LoadedFile, other: LoadedFile): number {
  return (one.width ?? 0) - (other.width ?? 0) || typesOf(one).localeCompare(typesOf(other));
}

/** The original and the variants that have not failed, narrowest first; none where nothing was measured. */
export function measuredFiles(facts: ImageFacts): LoadedFile[] {
  const { measured, variants = [] } = facts;
  if (!measured) return [];
  const loaded = loadedVariants(facts);
  const made = variants.flatMap(({ width, error }, at) => {
    const file = measured.variants[at];
    const isLoaded = loaded[at] === true;
    return file && error === null ? { ...file, width, isOriginal: false, isLoaded } : [];
  });
  const original = {
    ...measured.original,
    width: null,
    isOriginal: true,
    isLoaded: isOriginalLoaded(facts),
  };
  return [original, ...made.toSorted(inOrder)];
}
