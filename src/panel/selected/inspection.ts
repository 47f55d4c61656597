import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { FileFacts } from '#contract/measurements.ts';
import { altRemarks } from '#panel/alt-text/alt-remarks.ts';
import type { AltRemark } from '#panel/alt-text/alt-rules.ts';
import { type Alt, altState, inherits } from '#panel/alt-text/alt-state.ts';
import { type Candidate, candidatesOf } from '#panel/delivery/candidates.ts';
import { type Delivery, deliveriesOf } from '#panel/delivery/choose-file.ts';
import type { Breakpoint, DrawnWidth } from '#panel/delivery/drawn-width.ts';
import { findingsOf } from '#panel/findings/find.ts';
import type { Finding } from '#panel/findings/finding.ts';
import type { Picture, PictureSize } from '#panel/selected/picture.ts';
import { type AssetSubject, altLevelsOf, factsOf, type Subject } from '#panel/selected/subject.ts';
import { isVector } from '#panel/selected/vector.ts';

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

/** All that follows from the facts of one image. */
export interface Inspection {
  /** Null until the files were measured. */
  readonly measured: Measured | null;
  readonly alt: Alt;
  /** Whether this image has no alt text of its own and shows its asset's. */
  readonly inherits: boolean;
  readonly remarks: readonly AltRemark[];
  /** Pixels of the original, from the file itself or else from the preview. */
  readonly original: PictureSize;
  /** The files a browser may choose from, narrowest first. */
  readonly files: readonly Candidate[];
  readonly deliveries: readonly Delivery[];
  readonly findings: readonly Finding[];
}

/** What is the matter with an alt text of this image, were it the one visitors get. */
export function remarksOn(subject: AssetSubject, alt: Alt): AltRemark[] {
  const { details, designer, placement } = subject;
  const files = [designer.name, details?.displayName, details?.originalFileName, factsOf(subject).url];
  return altRemarks({ ...alt, files, link: placement.link ?? null });
}

/** What was measured, with the variants in the order of the details, whichever of the two is newer. */
function measuredOf({ details, measured }: AssetSubject): Measured | null {
  if (!details || !measured) return null;
  const { original, variants } = measured;
  return {
    original,
    variants: details.variants.map(
      ({ hostedUrl }) => variants.find(({ url }) => url === hostedUrl) ?? unmeasured,
    ),
  };
}

function originalOf(subject: AssetSubject, picture: Picture): PictureSize {
  const { width, height } = subject.measured?.original ?? {};
  if (width && height) return { width, height };
  // Whatever a browser says of an SVG's pixels, it has none.
  const isShown = picture.kind === 'shown' && !isVector(factsOf(subject).contentType);
  return isShown ? picture.size : { width: null, height: null };
}

/** Draws every conclusion from what is known of an image so far. */
export function inspect(
  subject: AssetSubject,
  picture: Picture,
  drawn: DrawnWidth,
  breakpoints: readonly Breakpoint[],
): Inspection {
  const { details } = subject;
  const measured = measuredOf(subject);
  const { url, contentType } = factsOf(subject);
  const levels = altLevelsOf(subject);
  const alt = altState(levels);
  const remarks = remarksOn(subject, alt);
  const original = originalOf(subject, picture);
  const file = { url, width: original.width, bytes: measured?.original.bytes ?? details?.size };
  const weights = measured?.variants.map(({ bytes }) => bytes);
  const files = details ? candidatesOf(details.variants, file, weights) : [];
  const deliveries = deliveriesOf(files, drawn, breakpoints);
  const findings = findingsOf({
    remarks,
    contentType,
    size: details?.size,
    url,
    variants: details?.variants,
    ...original,
    measured,
    deliveries,
  });
  return { measured, alt, inherits: inherits(levels), remarks, original, files, deliveries, findings };
}

export interface InspectionParts {
  readonly subject: ReadonlySignal<Subject>;
  readonly picture: ReadonlySignal<Picture>;
  readonly drawn: ReadonlySignal<DrawnWidth>;
  readonly breakpoints: ReadonlySignal<readonly Breakpoint[]>;
}

/** The inspection of what is selected; null where that is no asset. */
export function createInspection(parts: InspectionParts): ReadonlySignal<Inspection | null> {
  return computed(() => {
    const subject = parts.subject.value;
    return subject.kind === 'asset'
      ? inspect(subject, parts.picture.value, parts.drawn.value, parts.breakpoints.value)
      : null;
  });
}
